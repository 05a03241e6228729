import type { Actor } from '../../domain/device.ts'
import { errorOfReason } from '../../domain/errors.ts'
import { explainError, explainFileError, hint } from '../../domain/messages/messages.ts'
import { explainRefusal } from '../../domain/messages/refusal-case.ts'
import {
  type OpenUpload,
  receivingKeptMs,
  shownUploadStatus,
  type Upload,
  type UploadFile,
  type UploadRow,
  waitsForPerson,
} from '../../domain/upload.ts'
import type { Language, Reason } from '../../domain/words.ts'
import type { ErrorAnswer } from '../contract/common.ts'
import type { OpenUploadAnswer, UploadAnswer, UploadFileAnswer, UploadRowAnswer } from '../contract/uploads.ts'

/** An upload as it is answered: progress, rate and remaining time of the phase it is in. */
export function uploadAnswer(upload: Upload, language: Language, now: number): UploadAnswer {
  const { work, files, ...rest } = upload
  const { rate, secondsRemaining } = paceOf(upload, now)
  return {
    ...rest,
    expiresAt: expiryOf(upload),
    shownStatus: shownUploadStatus(upload, now),
    phase: work.phase,
    progress: progressOf(upload),
    rate,
    secondsRemaining,
    files: files.map((file) => fileAnswer(file, language)),
  }
}

/** An upload that is not over, in brief, for the person (or token) `asker`. */
export function openUploadAnswer(upload: OpenUpload, asker: Actor, now: number): OpenUploadAnswer {
  const { work, givenBy, register: _register, ...rest } = upload
  return {
    ...rest,
    expiresAt: expiryOf(upload),
    shownStatus: shownUploadStatus(upload, now),
    phase: work.phase,
    progress: progressOf(upload),
    waitsForPerson: waitsForPerson(upload, now),
    createdBy: givenBy.name,
    mine: givenBy.kind === asker.kind && givenBy.id === asker.id,
  }
}

/** One that nobody feeds is discarded an hour after its last bytes. */
function expiryOf({ expiresAt, receivedAt, work }: Pick<Upload, 'expiresAt' | 'receivedAt' | 'work'>): string | null {
  if (work.phase !== 'receiving') return expiresAt
  return new Date(Date.parse(receivedAt) + receivingKeptMs).toISOString()
}

function progressOf({ status, work }: Pick<Upload, 'status' | 'work'>): number {
  if (status === 'done' || status === 'cancelled' || status === 'abandoned') return 100
  if (work.phase === 'idle') return status === 'checked' ? 100 : 0
  if (work.phase === 'receiving' || work.of === 0) return 0
  return Math.min(100, Math.floor((work.done / work.of) * 1000) / 10)
}

/** Nobody knows how many rows a file still brings, nor, while checking, how long the registering that follows takes. */
function paceOf({ work, register }: Upload, now: number): { rate: number | null; secondsRemaining: number | null } {
  if (work.startedAt === null || work.done === 0 || work.phase === 'idle') return { rate: null, secondsRemaining: null }
  const seconds = Math.max(0.001, (now - Date.parse(work.startedAt)) / 1000)
  const rate = work.done / seconds
  const isLast = work.phase === 'registering' || (work.phase === 'checking' && !register)
  const known = isLast && work.of >= work.done
  return { rate: Math.round(rate * 10) / 10, secondsRemaining: known ? Math.ceil((work.of - work.done) / rate) : null }
}

function fileAnswer({ error, ...file }: UploadFile, language: Language): UploadFileAnswer {
  const members = file.members?.map((member) => ({ ...member, error: saidError(member.error, language) })) ?? null
  return { ...file, members, error: saidError(error, language) }
}

const saidError = (error: UploadFile['error'], language: Language) =>
  error && { ...error, ...explainFileError(language, error) }

/** A row as it is answered; a refusal and what the roll says against it stand in `error` from the check on. */
export function rowAnswer(row: UploadRow, language: Language): UploadRowAnswer {
  return { ...row, error: rowError(row, language) }
}

function rowError(row: UploadRow, language: Language): ErrorAnswer | null {
  const error = row.error ?? expectedError(row)
  if (error === null) return null
  const { reason } = error
  const isRefused = reason !== null && row.outcome === 'refused'
  const refused = isRefused ? explainRefusal(language, { reason, column: row.column, found: row.found }) : null
  const { message, nextStep } =
    refused === null ? explainError(language, error) : { message: refused.sentence, nextStep: refused.nextStep }
  const more = row.hintLine === null ? '' : ` ${hint(language, 'hash-of-line', { line: row.hintLine })}`
  return { ...error, message: message + more, nextStep }
}

function expectedError(row: UploadRow): { code: ErrorAnswer['code']; reason: Reason | null; requestId: null } | null {
  if (row.outcome === 'refused' && row.reason !== null && row.reason !== 'hardware-changed')
    return { code: errorOfReason[row.reason], reason: row.reason, requestId: null }
  if (row.verdict === 'not-found') return { code: 'device-not-found', reason: null, requestId: null }
  if (row.verdict === 'claimed-by-another-organization')
    return { code: 'device-claimed-by-another-organization', reason: null, requestId: null }
  return null
}
