import type { Actor } from '../../domain/device.ts'
import { planRegistration } from '../../domain/registration/plan.ts'
import { foldSerial, type JudgedRow } from '../../domain/registration/roll.ts'
import { reasonCodes, rowFlags, stateCodes, wordOf } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { conflict, notFound } from './change-devices.ts'
import { releaseClaims } from './claims.ts'
import type { Connection } from './connection.ts'
import { type DeviceRow, deleteDevice, deviceRow } from './device-rows.ts'
import { newTally, saveTally } from './device-tally.ts'
import { knownDevice, loadRoll } from './load-roll.ts'
import type { PackedRows } from './pack-rows.ts'
import { type Registering, writePlan } from './register-rows.ts'
import { leaveRoll } from './replace-hardware.ts'
import type { Context } from './serve-calls.ts'
import { settleRow } from './settle-rows.ts'
import { type Parsed, parsedRows, storeHardware } from './store-rows.ts'
import { actorNo, type UploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

const reasonOf = wordOf(reasonCodes)
export type Retried = OrRefusal<{ id: number; merged?: number }>

/**
 * Tries a failed device again, with a mended row where one is given: judged like a new row, it becomes pending (ready
 * where the claim is the effect), fails anew, or turns out to be a device that is on the roll already (`merged`).
 */
export function retryDevice(
  c: Context,
  org: OrganizationNo,
  id: number,
  mended: PackedRows | null,
  how: { immediate: boolean; requestId: string },
  actor: Actor,
  now: number,
): Retried {
  const device = deviceRow(c, org, id)
  if (device === undefined) return notFound
  if (device.state !== stateCodes.failed) return conflict('the device has not failed')
  if (mended === null && device.error_reason !== null) return conflict('the row must be mended first')
  const parsed = mended === null ? null : (parsedRows(mended)[0] ?? null)
  if (parsed?.reason != null) return conflict(reasonOf(parsed.reason))
  const head = c.kept('select * from uploads where no = ?').get(device.upload_no) as UploadHead | undefined
  if (head === undefined || device.upload_row === null) return conflict('the upload of the device is gone')
  const row = parsed === null ? rowOfDevice(c, device) : rowOfMended(c, device, device.upload_row, parsed)
  const r: Registering = { head, ...how, actor: actorNo(c, actor), now }
  if (parsed !== null) writeEvents(c, org, [{ device: id, kind: 'mended', details: null }], r.actor, now)
  const settled = judgeAgain(c, r, device, row)
  c.hint({ org, devices: [id], uploads: [head.id] })
  return settled
}

function judgeAgain(c: Context, r: Registering, device: DeviceRow, row: JudgedRow): Retried {
  const { org } = r.head
  const { id } = device
  releaseClaims(c, device)
  const roll = loadRoll(c, org, [row])
  leaveRoll(roll, device)
  if (device.on_roll === 1) roll.serials.delete(foldSerial(device.serial))
  const serial = foldSerial(row.serialNumber ?? device.serial)
  const other = roll.entries.get(serial)
  roll.entries.set(serial, { ...knownDevice(c, device, false), mark: null, ek: null, uuid: null, tuple: null })
  const plan = planRegistration([row], roll, {
    immediate: r.immediate,
    newDeviceId: () => {
      throw new Error('a retried device keeps its id')
    },
  })
  const result = plan.results[0]
  if (result === undefined) throw new Error('a row has a result')
  writePlan(c, r, plan)
  const tally = newTally(org)
  const drop = (gone: DeviceRow | undefined) => gone !== undefined && deleteDevice(c, tally, gone)
  if (other !== undefined && other.id !== id) drop(deviceRow(c, org, other.id))
  const merged = result.device !== id
  if (merged) {
    drop(deviceRow(c, org, id))
    writeEvents(c, org, [{ device: id, kind: 'removed', details: { merged: result.device } }], r.actor, r.now)
  }
  saveTally(c, tally)
  settleRow(c, r.head.no, row.row, { state: result.state, error: result.error, device: result.device, requestId: null })
  if (!merged) return { id }
  return result.device === null
    ? conflict('a device with this serial is on the roll')
    : { id: result.device, merged: id }
}

/** The device as the row that it came from. */
function rowOfDevice(c: Connection, device: DeviceRow): JudgedRow {
  const hash = c.kept('select body is not null as whole from hardware where id = ?').get(device.hardware_id) as
    | { whole: number }
    | undefined
  return {
    ...commonOf(device),
    serialNumber: device.serial,
    manufacturer: device.manufacturer,
    model: device.model,
    productKeyId: device.product_key_id,
    osBuild: device.os_build,
    capturedAt: device.captured_at,
    hardwareId: device.hardware_id,
    hasHash: hash?.whole === 1,
    keys: keysOf(device, device.serial),
  }
}

function rowOfMended(c: Connection, device: DeviceRow, row: number, parsed: Parsed): JudgedRow {
  const hardwareId = storeHardware(c, parsed)
  const serial = parsed.serial ?? device.serial
  const flags = rowFlags.mended | (parsed.body === null ? 0 : rowFlags.hasHash)
  // The row shows what was mended; its outcome stays what the file said.
  c.kept(
    `update upload_rows set flags = flags | ?, hardware_id = coalesce(?, hardware_id), ek = unhex(?), uuid = unhex(?), tuple = unhex(?),
       captured_at = ? where upload_no = ? and row = ?`,
  ).run(flags, hardwareId, parsed.ek, parsed.uuid, parsed.tuple, parsed.capturedAt, device.upload_no, row)
  return {
    ...commonOf(device),
    serialNumber: serial,
    manufacturer: parsed.manufacturer ?? device.manufacturer,
    model: parsed.model ?? device.model,
    productKeyId: parsed.productKeyId,
    osBuild: parsed.osBuild,
    capturedAt: parsed.capturedAt,
    hardwareId: hardwareId ?? device.hardware_id,
    hasHash: parsed.body !== null,
    keys: keysOf(parsed, serial),
  }
}

function commonOf(device: DeviceRow): Pick<JudgedRow, 'row' | 'refused' | 'groupTag' | 'assignedUser' | 'hashMark'> {
  return {
    row: device.upload_row ?? 0,
    refused: null,
    groupTag: device.group_tag,
    assignedUser: device.assigned_user,
    hashMark: null,
  }
}

function keysOf(
  { ek, uuid, tuple }: { ek: string | null; uuid: string | null; tuple: string | null },
  serial: string,
): JudgedRow['keys'] {
  return { ek, uuid, tuple, serial: foldSerial(serial) }
}
