import type { Actor } from '../../domain/device.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { answerCodes } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceValues } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { changeOfValues, type Happening } from '../device/change-values.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import { changeDevice, deviceRow } from './device-rows.ts'
import { saveTally } from './save-tally.ts'
import type { Context } from './serve-calls.ts'
import { actorNo, uploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

export type Changed = OrRefusal<{ id: number; changed: boolean }>
export const notFound = { refused: 'not-found' } as const
export const conflict = (why: string) => ({ refused: 'conflict', why }) as const

/** Sets a device's tag, user or both, with an event for each that changes. `ifVersion` other than the device's refuses. */
export function patchDevice(
  c: Context,
  org: OrganizationNo,
  id: number,
  values: DeviceValues,
  ifVersion: number | null,
  actor: Actor,
  now: number,
): Changed {
  const device = deviceRow(c, org, id)
  if (device === undefined) return notFound
  if (ifVersion !== null && ifVersion !== device.version) return { refused: 'version', version: device.version }
  const { change, events } = changeOfValues(device, values)
  if (events.length > 0) changeWithEvents(c, device, change, events, actor, now)
  return { id, changed: events.length > 0 }
}

/** Changes a device and writes its events and counters, together; `uploads` are those that it changes as well. */
export function changeWithEvents(
  c: Context,
  device: DeviceRow,
  change: Parameters<typeof changeDevice>[3],
  events: readonly Happening[],
  actor: Actor | number,
  now: number,
  uploads: string[] = [],
): DeviceRow {
  const tally = newTally(device.org)
  const after = changeDevice(c, tally, device, change)
  saveTally(c, tally)
  const written = events.map((event) => ({ device: device.id, ...event }))
  writeEvents(c, device.org, written, actorNo(c, actor), now)
  c.hint({ org: device.org, devices: [device.id], ...(uploads.length > 0 ? { uploads } : {}) })
  return after
}

/** The device with the hardware of this row waiting, or the refusal. */
export function waitingDevice(
  c: Context,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
): OrRefusal<{ device: DeviceRow; uploadNo: number }> {
  const device = deviceRow(c, org, id)
  const upload = uploadHead(c, org, from.upload)
  if (device === undefined || upload === undefined) return notFound
  if (device.attention_upload !== upload.no || device.attention_row !== from.row) {
    return conflict('no hardware of this row waits on the device')
  }
  return { device, uploadNo: upload.no }
}

/** The row shows how its changed hardware was answered. */
export function markAnswered(c: Context, uploadNo: number, row: number, answer: HardwareAnswer): void {
  c.kept('update upload_rows set answer = ? where upload_no = ? and row = ?').run(answerCodes[answer], uploadNo, row)
}

/** Leaves the hardware record as it is; nothing waits any more. */
export function dismissHardware(
  c: Context,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
  actor: Actor | number,
  now: number,
): Changed {
  const waiting = waitingDevice(c, org, id, from)
  if ('refused' in waiting) return waiting
  const change = { attention_upload: null, attention_row: null }
  const details = { u: waiting.uploadNo, r: from.row }
  const events = [{ kind: 'hardware-change-dismissed' as const, details }]
  changeWithEvents(c, waiting.device, change, events, actor, now, [from.upload])
  markAnswered(c, waiting.uploadNo, from.row, 'dismiss')
  return { id, changed: true }
}
