import type { Actor } from './device.ts'
import type { ReadFile, RowNotes, UnprovenHash } from './row.ts'
import type {
  DeviceState,
  DuplicateReason,
  ErrorCode,
  HardwareAnswer,
  Outcome,
  Reason,
  Repair,
  ShownUploadStatus,
  UploadKind,
  UploadStatus,
  Verdict,
  Warning,
} from './words.ts'

/** Counts of an upload; each is exact once the status is `checked`, provisional before. */
export type UploadCounts = {
  rows: number
  accepted: number
  duplicates: number
  refused: number
  leftOut: number
  new: number
  unchanged: number
  updated: number
  /** Rows of changed hardware that nobody has answered. */
  attention: number
  /** Rows of changed hardware that were answered, or of which nothing waits any more. */
  answered: number
  claimedElsewhere: number
  notFound: number
  pending: number
  ready: number
  failed: number
  byReason: Partial<Record<Reason, number>>
  byRepair: Partial<Record<Repair, number>>
  byWarning: Partial<Record<Warning, number>>
}

export type UploadFile = ReadFile & { number: number; bytesReceived: number; complete: boolean }

/** One or more files given together. Times are ISO 8601 UTC. */
export type Upload = {
  id: string
  kind: UploadKind
  status: UploadStatus
  /** True when nothing more will happen by itself: done, cancelled or abandoned, or checked and waiting for a person. */
  done: boolean
  register: boolean
  groupTag: string | null
  assignedUser: string | null
  onlyWhereEmpty: boolean
  example: boolean
  counts: UploadCounts
  files: UploadFile[]
  createdAt: string
  createdBy: string
  /** When bytes came last. */
  receivedAt: string
  /** How many answers to changed hardware are due and can be given now. */
  waitingAnswers: number
  checkedAt: string | null
  finishedAt: string | null
  /** When rows that wait at `checked`, or a `receiving` nobody feeds, are dropped. */
  expiresAt: string | null
  /** Rows received, judged or registered in this phase, of how many, and since when: progress, rate and remaining time are worked out from these. */
  work: { phase: 'receiving' | 'checking' | 'registering' | 'idle'; done: number; of: number; startedAt: string | null }
}

/** A row of an upload as stored and shown. `row` is its public number: file number × 2³² + line. */
export type UploadRow = {
  row: number
  file: string
  line: number
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  groupTag: string | null
  assignedUser: string | null
  productKeyId: string | null
  capturedAt: string | null
  outcome: Outcome
  verdict: Verdict | null
  /** The verdict at check, where registering found another one. */
  verdictAtCheck: Verdict | null
  /** True where registering brought tag or user of a device already on the roll up to date. */
  updated: boolean
  reason: Reason | DuplicateReason | null
  column: string | null
  found: string | null
  hintLine: number | null
  of: { file: string; line: number; row: number } | null
  repairs: Repair[]
  warnings: Warning[]
  /** What repairs and warnings changed or did not take. */
  notes: RowNotes | null
  /** Which machine a refused hash seems to be of. */
  unproven: UnprovenHash | null
  leftOut: boolean
  mended: boolean
  /** The answer to its changed hardware: while checked the one that registering will carry out. */
  answer: HardwareAnswer | null
  /** True where its changed hardware waits for an answer that can be given now. */
  waiting: boolean
  /** True where its changed hardware was captured before what the list has of the device. */
  olderCapture: boolean
  /** State of the device this row became or found, null before registering or where it became none. */
  state: DeviceState | null
  error: { code: ErrorCode; reason: Reason | null; requestId: string | null } | null
  deviceId: number | null
}

/** An upload that is not over, in brief: what the shell says of it on every page. Its files are only counted. */
export type OpenUpload = Pick<
  Upload,
  'id' | 'kind' | 'status' | 'register' | 'createdAt' | 'receivedAt' | 'expiresAt' | 'waitingAnswers' | 'work'
> & {
  givenBy: Actor
  files: { count: number; first: string | null }
  rows: number
}

/** After so long without bytes an upload that still receives is interrupted: one minute, in milliseconds. */
export const interruptedAfterMs = 60_000
/** After so long without bytes it is discarded: one hour. */
export const receivingKeptMs = 60 * 60_000

/**
 * What people are shown: an upload that nobody feeds any more is interrupted until bytes come again, and one whose rows
 * are all handled is not done while an answer is due.
 */
export function shownUploadStatus(
  upload: Pick<Upload, 'status' | 'receivedAt' | 'waitingAnswers' | 'work'>,
  now: number,
): ShownUploadStatus {
  const { status, work, receivedAt, waitingAnswers } = upload
  if (status === 'receiving' && work.phase === 'receiving')
    return now - Date.parse(receivedAt) >= interruptedAfterMs ? 'interrupted' : status
  return (status === 'done' || status === 'cancelled') && waitingAnswers > 0 ? 'answers-due' : status
}

/** Whether an upload stands still until a person does something: continues it, registers it, or answers. */
export function waitsForPerson(
  upload: Parameters<typeof shownUploadStatus>[0] & { rows: number },
  now: number,
): boolean {
  const shown = shownUploadStatus(upload, now)
  return shown === 'interrupted' || shown === 'answers-due' || (shown === 'checked' && upload.rows > 0)
}
