import type { Actor } from '../domain/device.ts'
import type { LogEntry, LogKind } from '../domain/log.ts'
import type { UploadCounts } from '../domain/upload.ts'
import type { OperationAction } from '../domain/words.ts'
import { type HardwareAnswer, hardwareAnswers, type Role, type UploadKind, type UploadStatus } from '../domain/words.ts'

/** What is kept of an act besides when, who and what about. Counts of uploads and operations are read where they stand. */
export type LogDetails = {
  more?: number
  value?: string | null
  role?: Role
  roleBefore?: Role
  device?: number
  /** How many devices, where that is counted nowhere else. */
  devices?: number
  upload?: string
  operation?: string
}

/** An act to be written, in the transaction of what it did. */
export type NewEntry = { kind: LogKind; about: string; details: LogDetails }

const kindOfAction = {
  tag: 'devices-tagged',
  assign: 'devices-assigned',
  retry: 'devices-retried',
  remove: 'devices-removed',
} as const satisfies Record<OperationAction, LogKind>

/** The operation, with its device by serial where it has one alone. */
export type ActOperation = { id: string; action: OperationAction; value: string | null }
export type OnlyDevice = { id: number; serial: string } | null

export function operationEntry(
  { id, action, value }: ActOperation,
  only: OnlyDevice,
  kind: LogKind = kindOfAction[action],
): NewEntry {
  const isSet = action === 'tag' || action === 'assign'
  const details = { operation: id, ...(isSet ? { value: value || null } : {}) }
  return only === null
    ? { kind, about: '', details }
    : { kind, about: only.serial, details: { ...details, device: only.id } }
}

/** What was done to one device on its own page. */
export function deviceEntry(
  kind: LogKind,
  device: { id: number; serial: string },
  value?: { value: string | null },
): NewEntry {
  return { kind, about: device.serial, details: { device: device.id, ...value } }
}

/** Devices whose changed hardware was answered, by the answer. */
export type AnsweredDevices = Record<HardwareAnswer, { id: number; serial: string }[]>

/** A line for each of the answers: the one device, or how many of the upload. */
export function answersEntries(upload: string, answered: AnsweredDevices): NewEntry[] {
  return hardwareAnswers.flatMap((answer): NewEntry[] => {
    const kind = kindOfAnswer[answer]
    const [device, ...others] = answered[answer]
    if (device === undefined) return []
    if (others.length === 0) return [deviceEntry(kind, device)]
    return [{ kind, about: '', details: { upload, devices: others.length + 1 } }]
  })
}

const kindOfAnswer = {
  replace: 'hardware-replaced',
  dismiss: 'hardware-dismissed',
} as const satisfies Record<HardwareAnswer, LogKind>

export type ActUpload = { id: string; kind: UploadKind }

/** The upload, by its first file; examples have none. */
export function uploadEntry({ id, kind }: ActUpload, act: UploadAct, files: { first: string; all: number }): NewEntry {
  const { first, all } = files
  const details = { upload: id, ...(all > 1 ? { more: all - 1 } : {}) }
  return { kind: kindOfAct[act][kind], about: first, details }
}

export type UploadAct = keyof typeof kindOfAct
const kindOfAct = {
  registering: { devices: 'devices-registered', catalogue: 'catalogue-imported' },
  cancelled: { devices: 'registration-cancelled', catalogue: 'registration-cancelled' },
  discarded: { devices: 'files-discarded', catalogue: 'files-discarded' },
} as const satisfies Record<string, Record<UploadKind, LogKind>>

/** A row of the log as both databases read it, with the counts of its upload and operation. */
export type LogRow = {
  id: number
  at: number
  kind: LogKind
  about: string
  details: LogDetails
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
  upload_status: UploadStatus | null
  counts: UploadCounts | null
  total: number | null
  changed: number | null
  refused: number | null
  finished_at: number | null
}

export function shownEntry(row: LogRow): LogEntry {
  const { details } = row
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    about: row.about,
    more: details.more ?? 0,
    value: details.value ?? null,
    role: details.role ?? null,
    roleBefore: details.roleBefore ?? null,
    ...countsOf(row),
    device: details.device ?? null,
    upload: details.upload ?? null,
    operation: details.operation ?? null,
  }
}

/** How many devices it changed and how many it did not, as far as it is known by now. */
function countsOf({ details, upload_status, counts, total, changed, refused, finished_at }: LogRow) {
  if (details.devices !== undefined) return { devices: details.devices, failed: 0 }
  if (counts !== null) {
    const devices = counts.ready + counts.pending
    // What is left of the new ones failed unexpectedly, once nothing more will be done.
    const left = upload_status === 'done' ? Math.max(0, counts.new - devices) : 0
    return { devices, failed: counts.refused + counts.claimedElsewhere + counts.notFound + left }
  }
  if (total !== null) return { devices: finished_at === null ? total : changed, failed: refused }
  return details.device === undefined ? { devices: null, failed: null } : { devices: 1, failed: 0 }
}

/** The pattern that finds a text anywhere, with its own signs taken as they are. */
export const likeAnywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
