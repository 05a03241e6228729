import type { JudgedRow } from '../../domain/registration/roll.ts'
import type { ReadRow } from '../../domain/row.ts'
import { rowFlags, stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { planAgain, type Retried, rowOfDevice, rowOfMended } from '../device/judge-again.ts'
import type { Registering } from '../device/plan-device.ts'
import { newTally } from '../device/tally-device.ts'
import { lockDevice } from './change-devices.ts'
import { releaseClaims } from './claims.ts'
import type { Transaction } from './connection.ts'
import { type Context, conflict, notFound } from './context.ts'
import { deleteDevices } from './device-rows.ts'
import { knownHere, loadRoll, nothingLoaded } from './load-roll.ts'
import { writePlan } from './register-rows.ts'
import { forgetData } from './registrar-data.ts'
import { lockRoll } from './roll-lock.ts'
import { saveTally } from './save-tally.ts'
import { settleRows } from './settle-rows.ts'
import { keysOf, storeHashes } from './store-rows.ts'
import type { UploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

/** `upload` is the one that the device came from. */
export type RetriedHere = Retried & { upload?: string }

/**
 * Tries a failed device again, with a mended row where one is given: judged like a new row, it becomes pending (ready
 * where the claim is the effect), fails anew, or turns out to be a device that is on the roll already (`merged`).
 */
export async function retryDevice(
  context: Context,
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  mended: ReadRow | null,
  how: { immediate: boolean; requestId: string },
  actor: number,
  now: number,
): Promise<RetriedHere> {
  await lockRoll(sql, org)
  const device = await lockDevice(sql, org, id)
  if (device === undefined) return notFound
  if (device.state !== stateCodes.failed) return conflict('the device has not failed')
  if (mended === null && device.error_reason !== null) return conflict('the row must be mended first')
  if (mended?.reason != null) return conflict(mended.reason)
  const [head] = await sql<UploadHead[]>`select * from uploads where no = ${device.upload_no}`
  if (head === undefined || device.upload_row === null) return conflict('the upload of the device is gone')
  const row =
    mended === null
      ? rowOfDevice(device, await hasHash(sql, device))
      : await mend(context, sql, device, device.upload_row, mended)
  if (mended !== null) await writeEvents(sql, org, [{ device: id, kind: 'mended', details: null }], actor, now)
  const settled = await judgeAgain(sql, { head, ...how, actor, now }, device, row)
  return 'refused' in settled ? settled : { ...settled, upload: head.id }
}

async function judgeAgain(sql: Transaction, r: Registering, device: DeviceRow, row: JudgedRow): Promise<Retried> {
  const { org } = r.head
  const { id } = device
  await releaseClaims(sql, [device])
  const roll = await loadRoll(sql, org, [row])
  const known = knownHere({ ...device, ...nothingLoaded }, false)
  const { plan, result, other } = planAgain(device, row, roll, known, r.immediate)
  await writePlan(sql, r, plan)
  const tally = newTally(org)
  const drop = async (gone: number) => {
    const row = await lockDevice(sql, org, gone)
    if (row === undefined) return
    await deleteDevices(sql, tally, [row])
    await forgetData(sql, [gone])
  }
  if (other !== null) await drop(other)
  const merged = result.device !== id
  if (merged) {
    await drop(id)
    const details = { merged: result.device }
    await writeEvents(sql, org, [{ device: id, kind: 'removed', details }], r.actor, r.now)
  }
  await saveTally(sql, tally)
  const { state, error } = result
  await settleRows(sql, [{ uploadNo: r.head.no, row: row.row, state, error, device: result.device, requestId: null }])
  if (!merged) return { id }
  return result.device === null
    ? conflict('a device with this serial is on the roll')
    : { id: result.device, merged: id }
}

async function hasHash(sql: Transaction, device: DeviceRow): Promise<boolean> {
  const [hash] = await sql<{ whole: boolean }[]>`
    select body is not null as whole from hardware where id = ${device.hardware_id}`
  return hash?.whole === true
}

/** Keeps what was mended with the row, and gives the row as it is judged. */
async function mend(
  context: Context,
  sql: Transaction,
  device: DeviceRow,
  row: number,
  mended: ReadRow,
): Promise<JudgedRow> {
  const { ids, written } = await storeHashes(context, sql, device.org, [mended])
  await written
  const hardwareId = ids[0] ?? null
  const keys = keysOf(mended)
  const capturedAt = mended.identity?.capturedAt ?? null
  const flags = rowFlags.mended | (mended.body === null ? 0 : rowFlags.hasHash)
  // The row shows what was mended; its outcome stays what the file said.
  await sql`
    update upload_rows set flags = flags | ${flags}::smallint, hardware_id = coalesce(${hardwareId}, hardware_id),
      ek = decode(${keys.ek}, 'hex'), uuid = decode(${keys.uuid}, 'hex'), tuple = decode(${keys.tuple}, 'hex'),
      captured_at = ${capturedAt}
    where upload_no = ${device.upload_no} and row = ${row}`
  const { serialNumber: serial, manufacturer, model, productKeyId, identity } = mended
  const values = { serial, manufacturer, model, productKeyId, osBuild: identity?.osBuild ?? null, capturedAt, ...keys }
  return rowOfMended(device, { ...values, hasHash: mended.body !== null }, hardwareId)
}
