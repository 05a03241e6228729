import { planRegistration } from '../../domain/registration/plan.ts'
import { foldSerial, type JudgedRow } from '../../domain/registration/roll.ts'
import type { ReadRow } from '../../domain/row.ts'
import { rowFlags, stateCodes } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { lockDevice } from './change-devices.ts'
import { releaseClaims } from './claims.ts'
import type { Transaction } from './connection.ts'
import { type Context, conflict, notFound } from './context.ts'
import { type DeviceRow, deleteDevices } from './device-rows.ts'
import { newTally, saveTally } from './device-tally.ts'
import { knownDevice, loadRoll } from './load-roll.ts'
import { type Registering, writePlan } from './register-rows.ts'
import { leaveRoll } from './replace-hardware.ts'
import { lockRoll } from './roll-lock.ts'
import { settleRows } from './settle-rows.ts'
import { keysOf, storeHashes } from './store-rows.ts'
import type { UploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

export type Retried = OrRefusal<{ id: number; merged?: number; upload?: string }>

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
): Promise<Retried> {
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
      ? await rowOfDevice(sql, device)
      : await rowOfMended(context, sql, device, device.upload_row, mended)
  if (mended !== null) await writeEvents(sql, org, [{ device: id, kind: 'mended', details: null }], actor, now)
  const settled = await judgeAgain(sql, { head, ...how, actor, now }, device, row)
  return 'refused' in settled ? settled : { ...settled, upload: head.id }
}

async function judgeAgain(sql: Transaction, r: Registering, device: DeviceRow, row: JudgedRow): Promise<Retried> {
  const { org } = r.head
  const { id } = device
  await releaseClaims(sql, [device])
  const roll = await loadRoll(sql, org, [row])
  leaveRoll(roll, device)
  roll.serials.delete(foldSerial(device.serial))
  const serial = foldSerial(row.serialNumber ?? device.serial)
  const other = roll.entries.get(serial)
  const nothing = { text_sha256: null, waiting_row: null, waiting_ek: null, waiting_uuid: null }
  const known = knownDevice({ ...device, ...nothing }, false)
  roll.entries.set(serial, { ...known, mark: null, ek: null, uuid: null, tuple: null })
  const plan = planRegistration([row], roll, {
    immediate: r.immediate,
    newDeviceId: () => {
      throw new Error('a retried device keeps its id')
    },
  })
  const result = plan.results[0]
  if (result === undefined) throw new Error('a row has a result')
  await writePlan(sql, r, plan)
  const tally = newTally(org)
  const drop = async (gone: number) => {
    const row = await lockDevice(sql, org, gone)
    if (row !== undefined) await deleteDevices(sql, tally, [row])
  }
  if (other !== undefined && other.id !== id) await drop(other.id)
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

/** The device as the row that it came from. */
async function rowOfDevice(sql: Transaction, device: DeviceRow): Promise<JudgedRow> {
  const [hash] = await sql<{ whole: boolean }[]>`
    select body is not null as whole from hardware where id = ${device.hardware_id}`
  const { ek, uuid, tuple } = device
  return {
    ...commonOf(device),
    serialNumber: device.serial,
    manufacturer: device.manufacturer,
    model: device.model,
    productKeyId: device.product_key_id,
    osBuild: device.os_build,
    capturedAt: device.captured_at,
    hardwareId: device.hardware_id,
    hasHash: hash?.whole === true,
    keys: { ek, uuid, tuple, serial: foldSerial(device.serial) },
  }
}

async function rowOfMended(
  context: Context,
  sql: Transaction,
  device: DeviceRow,
  row: number,
  mended: ReadRow,
): Promise<JudgedRow> {
  const { ids, written } = await storeHashes(context, sql, device.org, [mended])
  await written
  const hardwareId = ids[0] ?? null
  const serial = mended.serialNumber ?? device.serial
  const keys = keysOf(mended)
  const capturedAt = mended.identity?.capturedAt ?? null
  const flags = rowFlags.mended | (mended.body === null ? 0 : rowFlags.hasHash)
  // The row shows what was mended; its outcome stays what the file said.
  await sql`
    update upload_rows set flags = flags | ${flags}::smallint, hardware_id = coalesce(${hardwareId}, hardware_id),
      ek = decode(${keys.ek}, 'hex'), uuid = decode(${keys.uuid}, 'hex'), tuple = decode(${keys.tuple}, 'hex'),
      captured_at = ${capturedAt}
    where upload_no = ${device.upload_no} and row = ${row}`
  return {
    ...commonOf(device),
    serialNumber: serial,
    manufacturer: mended.manufacturer ?? device.manufacturer,
    model: mended.model ?? device.model,
    productKeyId: mended.productKeyId,
    osBuild: mended.identity?.osBuild ?? null,
    capturedAt,
    hardwareId: hardwareId ?? device.hardware_id,
    hasHash: mended.body !== null,
    keys: { ...keys, serial: foldSerial(serial) },
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
