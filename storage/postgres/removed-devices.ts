import { numbers } from './bulk.ts'
import { Overtaken, type Transaction } from './connection.ts'
import { type DeviceRow, deleteDevices, insertDevices } from './device-rows.ts'
import type { Tally } from './device-tally.ts'

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
