import type { Actor } from '../../domain/device.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { answerCodes } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceValues } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { changeOfValues, type Happening } from '../device/change-values.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import { actorNo } from './actors.ts'
import { storable } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { changeDevices, lockDevices } from './device-rows.ts'
import { saveTally } from './save-tally.ts'
import { uploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

export type Changed = OrRefusal<{ id: number; changed: boolean }>

/** Sets a device's tag, user or both, with an event for each that changes. `ifVersion` other than the device's refuses. */
export async function patchDevice(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  values: DeviceValues,
  ifVersion: number | null,
  actor: Actor,
  now: number,
): Promise<Changed> {
  const device = await lockDevice(sql, org, id)
  if (device === undefined) return notFound
  if (ifVersion !== null && ifVersion !== device.version) return { refused: 'version', version: device.version }
  const { groupTag, assignedUser } = values
  const { change, events } = changeOfValues(device, {
    ...(groupTag === undefined ? {} : { groupTag: storable(groupTag) }),
    ...(assignedUser === undefined ? {} : { assignedUser: storable(assignedUser) }),
  })
  if (events.length > 0) await changeWithEvents(sql, device, change, events, actor, now)
  return { id, changed: events.length > 0 }
}

/** A device of this organization, kept from other writers; undefined where it is not there. */
export async function lockDevice(sql: Transaction, org: OrganizationNo, id: number): Promise<DeviceRow | undefined> {
  return (await lockDevices(sql, org, [id])).get(id)
}

/** Changes a device and writes its events and counters, together. */
export async function changeWithEvents(
  sql: Transaction,
  device: DeviceRow,
  change: Partial<DeviceRow>,
  events: readonly Happening[],
  actor: Actor | number,
  now: number,
): Promise<void> {
  const tally = newTally(device.org)
  await changeDevices(sql, tally, [{ before: device, after: { ...device, ...change } }])
  await saveTally(sql, tally)
  const written = events.map((event) => ({ device: device.id, ...event }))
  await writeEvents(sql, device.org, written, await actorNo(sql, device.org, actor), now)
}

/** The device with the hardware of this row waiting, or the refusal. */
export async function waitingDevice(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
): Promise<OrRefusal<{ device: DeviceRow; uploadNo: number }>> {
  const upload = await uploadHead(sql, org, from.upload)
  const device = await lockDevice(sql, org, id)
  if (device === undefined || upload === undefined) return notFound
  if (device.attention_upload !== upload.no || device.attention_row !== from.row) {
    return conflict('no hardware of this row waits on the device')
  }
  return { device, uploadNo: upload.no }
}

/** The row shows how its changed hardware was answered. */
export async function markAnswered(
  sql: Transaction,
  uploadNo: number,
  row: number,
  answer: HardwareAnswer,
): Promise<void> {
  await sql`update upload_rows set answer = ${answerCodes[answer]} where upload_no = ${uploadNo} and row = ${row}`
}

/** Leaves the hardware record as it is; nothing waits any more. */
export async function dismissHardware(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
  actor: Actor | number,
  now: number,
): Promise<Changed> {
  const waiting = await waitingDevice(sql, org, id, from)
  if ('refused' in waiting) return waiting
  const change = { attention_upload: null, attention_row: null }
  const details = { u: waiting.uploadNo, r: from.row }
  await changeWithEvents(sql, waiting.device, change, [{ kind: 'hardware-change-dismissed', details }], actor, now)
  await markAnswered(sql, waiting.uploadNo, from.row, 'dismiss')
  return { id, changed: true }
}
