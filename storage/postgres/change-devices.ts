import type { Actor, EventKind } from '../../domain/device.ts'
import type { OrganizationNo, OrRefusal } from '../store.ts'
import { actorNo } from './actors.ts'
import { storable } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { changeDevices, type DeviceRow, lockDevices } from './device-rows.ts'
import { newTally, saveTally } from './device-tally.ts'
import { uploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

export type Changed = OrRefusal<{ id: number; changed: boolean }>

export const valueColumns = { groupTag: 'group_tag', assignedUser: 'assigned_user' } as const
export const valueEvents = { groupTag: 'tag-changed', assignedUser: 'user-changed' } as const satisfies Record<
  keyof typeof valueColumns,
  EventKind
>

/** Sets a device's tag or user, with the event. `ifVersion` other than the device's refuses. */
export async function setDeviceValue(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  what: keyof typeof valueColumns,
  value: string | null,
  ifVersion: number | null,
  actor: Actor,
  now: number,
): Promise<Changed> {
  const device = await lockDevice(sql, org, id)
  if (device === undefined) return notFound
  if (ifVersion !== null && ifVersion !== device.version) return { refused: 'version', version: device.version }
  const column = valueColumns[what]
  const wanted = value === '' ? null : storable(value)
  if (device[column] === wanted) return { id, changed: false }
  const details = { from: device[column], to: wanted }
  await changeWithEvent(sql, device, { [column]: wanted }, valueEvents[what], details, actor, now)
  return { id, changed: true }
}

/** A device of this organization, kept from other writers; undefined where it is not there. */
export async function lockDevice(sql: Transaction, org: OrganizationNo, id: number): Promise<DeviceRow | undefined> {
  return (await lockDevices(sql, org, [id])).get(id)
}

/** Changes a device and writes its event and counters, together. */
export async function changeWithEvent(
  sql: Transaction,
  device: DeviceRow,
  change: Partial<DeviceRow>,
  kind: EventKind,
  details: Record<string, unknown> | null,
  actor: Actor,
  now: number,
): Promise<void> {
  const tally = newTally(device.org)
  await changeDevices(sql, tally, [{ before: device, after: { ...device, ...change } }])
  await saveTally(sql, tally)
  await writeEvents(sql, device.org, [{ device: device.id, kind, details }], await actorNo(sql, device.org, actor), now)
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

/** Leaves the hardware record as it is; nothing waits any more. */
export async function dismissHardware(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
  actor: Actor,
  now: number,
): Promise<Changed> {
  const waiting = await waitingDevice(sql, org, id, from)
  if ('refused' in waiting) return waiting
  const change = { attention_upload: null, attention_row: null }
  const details = { u: waiting.uploadNo, r: from.row }
  await changeWithEvent(sql, waiting.device, change, 'hardware-change-dismissed', details, actor, now)
  return { id, changed: true }
}
