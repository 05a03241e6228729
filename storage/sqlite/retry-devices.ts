import type { Actor } from '../../domain/device.ts'
import type { JudgedRow } from '../../domain/registration/roll.ts'
import { reasonCodes, rowFlags, stateCodes, wordOf } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { planAgain, type Retried, rowOfDevice, rowOfMended } from '../device/judge-again.ts'
import type { Registering } from '../device/plan-device.ts'
import { newTally } from '../device/tally-device.ts'
import { conflict, notFound } from './change-devices.ts'
import { releaseClaims } from './claims.ts'
import type { Connection } from './connection.ts'
import { deleteDevice, deviceRow } from './device-rows.ts'
import { knownHere, loadRoll } from './load-roll.ts'
import type { PackedRows } from './pack-rows.ts'
import { writePlan } from './register-rows.ts'
import { forgetData } from './registrar-data.ts'
import { saveTally } from './save-tally.ts'
import type { Context } from './serve-calls.ts'
import { settleRow } from './settle-rows.ts'
import { type Parsed, parsedRows, storeHardware } from './store-rows.ts'
import { actorNo, type UploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

const reasonOf = wordOf(reasonCodes)

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
  const row = parsed === null ? rowOfDevice(device, hasHash(c, device)) : mend(c, device, device.upload_row, parsed)
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
  const { plan, result, other } = planAgain(device, row, roll, knownHere(c, device, false), r.immediate)
  writePlan(c, r, plan)
  const tally = newTally(org)
  const drop = (gone: DeviceRow | undefined) => {
    if (gone === undefined) return
    deleteDevice(c, tally, gone)
    forgetData(c, gone.id)
  }
  if (other !== null) drop(deviceRow(c, org, other))
  const merged = result.device !== id
  if (merged) {
    drop(deviceRow(c, org, id))
    writeEvents(c, org, [{ device: id, kind: 'removed', details: { merged: result.device } }], r.actor, r.now)
  }
  saveTally(c, tally)
  const { state, error } = result
  settleRow(c, { uploadNo: r.head.no, row: row.row, state, error, device: result.device, requestId: null })
  if (!merged) return { id }
  return result.device === null
    ? conflict('a device with this serial is on the roll')
    : { id: result.device, merged: id }
}

function hasHash(c: Connection, device: DeviceRow): boolean {
  const hash = c.kept('select body is not null as whole from hardware where id = ?').get(device.hardware_id) as
    | { whole: number }
    | undefined
  return hash?.whole === 1
}

/** Keeps what was mended with the row, and gives the row as it is judged. */
function mend(c: Connection, device: DeviceRow, row: number, parsed: Parsed): JudgedRow {
  const hardwareId = storeHardware(c, parsed)
  const flags = rowFlags.mended | (parsed.body === null ? 0 : rowFlags.hasHash)
  // The row shows what was mended; its outcome stays what the file said.
  c.kept(
    `update upload_rows set flags = flags | ?, hardware_id = coalesce(?, hardware_id), ek = unhex(?), uuid = unhex(?), tuple = unhex(?),
       captured_at = ? where upload_no = ? and row = ?`,
  ).run(flags, hardwareId, parsed.ek, parsed.uuid, parsed.tuple, parsed.capturedAt, device.upload_no, row)
  return rowOfMended(device, { ...parsed, hasHash: parsed.body !== null }, hardwareId)
}
