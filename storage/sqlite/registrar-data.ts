import type { RegistrarData } from '../../steps/register/registrar.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { KeptData } from '../contract/pending.ts'
import type { Connection } from './connection.ts'

/** What a registrar keeps of devices, or every registrar where none is named. */
export function registrarData(
  c: Connection,
  org: OrganizationNo,
  devices: readonly number[],
  registrar: string | null,
): KeptData[] {
  const rows = c
    .kept(
      `select device, registrar, data from registrar_data
       where device in (select value from json_each(?)) and org = ? and (? is null or registrar = ?)
       order by device, registrar`,
    )
    .all(JSON.stringify(devices), org, registrar, registrar) as unknown as (Omit<KeptData, 'data'> & { data: string })[]
  return rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as RegistrarData }))
}

/** Keeps data for devices whose lease is this worker's; gives those. */
export function keepForDevices(
  c: Connection,
  org: OrganizationNo,
  worker: string,
  registrar: string,
  kept: readonly { id: number; data: RegistrarData }[],
  now: number,
): number[] {
  const held = c.kept('select 1 from devices where id = ? and org = ? and lease_worker = ?')
  const own = kept.filter(({ id }) => held.get(id, org, worker) !== undefined)
  for (const { id, data } of own) keepData(c, org, id, registrar, data, now)
  return own.map(({ id }) => id)
}

export function keepData(
  c: Connection,
  org: OrganizationNo,
  device: number,
  registrar: string,
  data: RegistrarData,
  now: number,
): void {
  c.kept(
    `insert into registrar_data (device, registrar, org, data, kept_at) values (?, ?, ?, ?, ?)
     on conflict do update set data = excluded.data, kept_at = excluded.kept_at`,
  ).run(device, registrar, org, JSON.stringify(data), now)
}

/** With the device goes what was kept of it. */
export function forgetData(c: Connection, device: number): void {
  c.kept('delete from registrar_data where device = ?').run(device)
}
