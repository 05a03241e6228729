import type { DeviceRow } from '../device/device-row.ts'
import type { Tally } from '../device/tally-device.ts'
import type { Connection } from './connection.ts'
import { deleteDevice, deviceFromJson, deviceToJson, insertDevice } from './device-rows.ts'

/** Takes a device out of lists and counts; its claims stay until the removal is final. */
export function setAside(
  c: Connection,
  tally: Tally,
  device: DeviceRow,
  until: { undoUntil: number; operationNo: number | null },
): void {
  deleteDevice(c, tally, device)
  c.kept(
    'insert into removed_devices (id, org, serial, tuple, undo_until, operation_no, device) values (?, ?, ?, unhex(?), ?, ?, ?)',
  ).run(device.id, device.org, device.serial, device.tuple, until.undoUntil, until.operationNo, deviceToJson(device))
}

/** Brings a removed device back as it was, one version later; undefined where there is none. */
export function bringBack(c: Connection, tally: Tally, org: number, id: number): DeviceRow | undefined {
  const removed = c.kept('delete from removed_devices where id = ? and org = ? returning device').get(id, org) as
    | { device: string }
    | undefined
  if (removed === undefined) return undefined
  const before = deviceFromJson(removed.device)
  const device = { ...before, version: before.version + 1 }
  insertDevice(c, tally, device)
  return device
}
