import type { RegistrarData } from '../../steps/register/registrar.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { KeptData } from '../contract/pending.ts'
import { jsons, numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'

/** What a registrar keeps of devices, or every registrar where none is named. */
export async function registrarData(
  sql: Transaction,
  org: OrganizationNo,
  devices: readonly number[],
  registrar: string | null,
): Promise<KeptData[]> {
  const rows = await sql<KeptData[]>`
    select device, registrar, data from registrar_data
    where device = any(${numbers(devices)}::bigint[]) and org = ${org}
      ${registrar === null ? sql`` : sql`and registrar = ${registrar}`}
    order by device, registrar`
  return [...rows]
}

/** Keeps data for devices whose lease is this worker's; gives those. */
export async function keepForDevices(
  sql: Transaction,
  org: OrganizationNo,
  worker: string,
  registrar: string,
  kept: readonly { id: number; data: RegistrarData }[],
  now: number,
): Promise<number[]> {
  const held = await sql<{ id: number }[]>`
    select id from devices
    where org = ${org} and id = any(${numbers(kept.map(({ id }) => id))}::bigint[]) and lease_worker = ${worker}
    order by id for update`
  const own = new Set(held.map(({ id }) => id))
  await keepData(
    sql,
    org,
    registrar,
    kept.filter(({ id }) => own.has(id)),
    now,
  )
  return [...own]
}

export async function keepData(
  sql: Transaction,
  org: OrganizationNo,
  registrar: string,
  kept: readonly { id: number; data: RegistrarData }[],
  now: number,
): Promise<void> {
  if (kept.length === 0) return
  await sql`
    insert into registrar_data (device, registrar, org, data, kept_at)
    select device, ${registrar}, ${org}, data, ${now} from unnest(
      ${numbers(kept.map(({ id }) => id))}::bigint[], ${jsons(kept.map(({ data }) => data))}::jsonb[]
    ) as k (device, data)
    on conflict (device, registrar) do update set data = excluded.data, kept_at = excluded.kept_at`
}

/** With devices goes what was kept of them. */
export async function forgetData(sql: Transaction, devices: readonly number[]): Promise<void> {
  await sql`delete from registrar_data where device = any(${numbers(devices)}::bigint[])`
}
