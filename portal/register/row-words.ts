import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { explainError, hint, said } from '../../domain/messages/say.ts'
import type { Language, UploadKind } from '../../domain/words.ts'
import { type Look, looks } from '../parts/looks.ts'
import type { TextKey } from '../texts/keys.ts'
import { type SegmentName, segments } from './segments.ts'

/** What a row came to, as the piece of the bar that it is counted in. */
export function resultOf(row: UploadRowAnswer): SegmentName {
  if (row.outcome === 'refused') return 'refused'
  if (row.outcome === 'duplicate') return 'duplicates'
  if (row.leftOut) return 'leftOut'
  if (row.verdict === 'already-registered') return 'already'
  if (row.verdict === 'hardware-changed') return isUnanswered(row) ? 'attention' : 'answered'
  if (row.state === 'pending') return 'pending'
  if (row.state === 'failed') return failedAs(row)
  if (row.state !== null) return 'ready'
  if (row.verdict === 'claimed-by-another-organization') return 'claimed'
  if (row.verdict === 'not-found') return 'notFound'
  return row.verdict === 'new' ? 'new' : 'accepted'
}

/** Waits for an answer, or will once registering gets to it. */
function isUnanswered({ waiting, answer, deviceId }: UploadRowAnswer): boolean {
  return waiting || (answer === null && deviceId === null)
}

function failedAs(row: UploadRowAnswer): SegmentName {
  if (row.verdict === 'claimed-by-another-organization') return 'claimed'
  return row.verdict === 'not-found' ? 'notFound' : 'unexpected'
}

/** Rows that a person can leave out: those that are registered, and refused ones that would stand in the list as failed. */
export function isChoosable(row: UploadRowAnswer, kind: UploadKind): boolean {
  if (row.outcome === 'refused') return kind === 'devices' && row.serialNumber !== null
  return row.outcome === 'accepted'
}

type Kept = Pick<UploadAnswer, 'kind' | 'status'>

/** Name and look of what a row came to. */
export function lookOf(row: UploadRowAnswer, upload: Kept): { text: TextKey; look: Look } {
  if (isGone(row, upload)) return { text: 'rows.gone', look: looks.row.left }
  const name = nameOf(row, upload)
  const { text, look } = segments[name]
  return { text: name === 'duplicates' ? 'rows.duplicate' : text, look }
}

/** Its device was registered, and removed later. */
function isGone(row: UploadRowAnswer, { kind, status }: Kept): boolean {
  return kind === 'devices' && status === 'done' && resultOf(row) === 'new'
}

function nameOf(row: UploadRowAnswer, { kind, status }: Kept): SegmentName {
  if (kind === 'catalogue' && row.outcome === 'accepted' && !row.leftOut) return 'accepted'
  const found = resultOf(row)
  return found === 'new' ? newAs[status] : found
}

/** A new row that has no device (yet), by how far its upload is: as its bar has it. */
const newAs = {
  receiving: 'new',
  checked: 'new',
  registering: 'waiting',
  done: 'new',
  cancelled: 'notDone',
  abandoned: 'new',
} as const satisfies Record<UploadAnswer['status'], SegmentName>

/** In one line: why, for a row with a problem; else what is remarkable. Empty where all is plain. */
export function briefly(row: UploadRowAnswer, language: Language): string {
  if (row.outcome === 'duplicate' && row.of)
    return hint(language, 'duplicate-of', { file: row.of.file, line: row.of.line })
  if (row.reason) return said(language, `reason.${row.reason}`).title
  if (row.error) return explainError(language, row.error).title
  const remarks = [
    ...row.warnings.map((warning) => said(language, `warning.${warning}`).title),
    ...row.repairs.map((repair) => said(language, `repair.${repair}`).title),
  ]
  return remarks.join(', ')
}

/** All that is to be said of a row, in sentences: what it is, and the next step where there is one. */
export function explained(row: UploadRowAnswer, language: Language): { what: string; next: string } {
  if (row.error) return { what: row.error.message, next: row.error.nextStep }
  const words = row.reason
    ? said(language, `reason.${row.reason}`)
    : row.outcome === 'duplicate'
      ? said(language, 'outcome.duplicate')
      : row.verdict
        ? said(language, `verdict.${row.verdict}`)
        : said(language, `outcome.${row.outcome}`)
  return { what: words.sentence, next: words.nextStep }
}
