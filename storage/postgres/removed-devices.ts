import type { DeviceRow } from '../device/device-row.ts'
import type { Tally } from '../device/tally-device.ts'
import { hexes, numbers } from './bulk.ts'
import { releaseClaims } from './claims.ts'
import { Overtaken, type Transaction } from './connection.ts'
import { deleteDevices, insertDevices } from './device-rows.ts'
import { forgetData } from './registrar-data.ts'

/** Takes devices out of lists and counts; their claims stay until the removal is final. */
export async function setAside(
  sql: Transaction,
  tally: Tally,
  devices: readonly DeviceRow[],
  until: { undoUntil: number; operationNo: number | null },
): Promise<void> {
  if (devices.length === 0) return
  const ids = numbers(devices.map((device) => device.id))
  await sql`
    insert into removed_devices (id, org, serial_key, undo_until, operation_no, device)
    select d.id, d.org, d.serial_key, ${until.undoUntil}, ${until.operationNo}::integer, asked.device
    from jsonb_array_elements(${devices as never}::jsonb) as asked (device)
    join devices d on d.id = (asked.device ->> 'id')::bigint
    where d.id = any(${ids}::bigint[])`
  await deleteDevices(sql, tally, devices)
}

/** Brings removed devices back as they were, one version later. */
export async function bringBack(
  sql: Transaction,
  tally: Tally,
  org: number,
  ids: readonly number[],
): Promise<DeviceRow[]> {
  if (ids.length === 0) return []
  const removed = await sql<{ device: DeviceRow }[]>`
    delete from removed_devices where org = ${org} and id = any(${numbers(ids)}::bigint[]) returning device`
  const devices = removed.map(({ device }) => ({ ...device, version: device.version + 1 }))
  await insertDevices(sql, tally, devices)
  return devices
}

/** The same where all of them must be there: otherwise somebody was quicker and the transaction begins again. */
export async function bringAllBack(sql: Transaction, tally: Tally, org: number, ids: readonly number[]): Promise<void> {
  if ((await bringBack(sql, tally, org, ids)).length !== ids.length) throw new Overtaken('a removal became final')
}

/** Gives the keys free and deletes the hashes, but for those that a catalogue answers with. Events stay. */
export async function removeForGood(sql: Transaction, org: number, devices: readonly DeviceRow[]): Promise<void> {
  if (devices.length === 0) return
  const ids = numbers(devices.map((device) => device.id))
  await releaseClaims(sql, devices)
  await forgetData(
    sql,
    devices.map(({ id }) => id),
  )
  await sql`delete from removed_devices where org = ${org} and id = any(${ids}::bigint[])`
  await sql`
    with present as (
      select id, hardware_id, tuple from unnest(
        ${ids}::bigint[],
        ${numbers(devices.map((device) => device.hardware_id))}::bigint[],
        ${hexes(devices.map((device) => device.tuple))}::bytea[]
      ) as p (id, hardware_id, tuple)
    ), past as (
      delete from hardware_history p using present where p.device = present.id and p.org = ${org}
      returning p.hardware_id, present.tuple
    ), hashes as (
      select hardware_id, tuple from present union all select hardware_id, tuple from past
    )
    delete from hardware h using hashes where h.id = hashes.hardware_id and not exists (
      select from catalogue_entries e
      where e.org = ${org} and e.tuple = hashes.tuple and e.hardware_id = hashes.hardware_id)`
}
