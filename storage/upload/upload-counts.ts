import type { UploadCounts } from '../../domain/upload.ts'
import type { Reason, UploadStatus, Verdict } from '../../domain/words.ts'
import { outcomeCodes, reasonCodes, repairBits, verdictCodes, warningBits, wordOf, wordsOf } from '../codes.ts'

/** Counts of an upload that has no rows yet. */
export function noCounts(): UploadCounts {
  return {
    rows: 0,
    accepted: 0,
    duplicates: 0,
    refused: 0,
    leftOut: 0,
    new: 0,
    unchanged: 0,
    updated: 0,
    attention: 0,
    answered: 0,
    claimedElsewhere: 0,
    notFound: 0,
    pending: 0,
    ready: 0,
    failed: 0,
    byReason: {},
    byRepair: {},
    byWarning: {},
  }
}

const reasonOf = wordOf(reasonCodes)

/** A row as far as it is counted when it is received; numbers as in storage/codes.ts. */
export type CountedRow = { outcome: number; reason: number | null; repairs: number; warnings: number }

/** Adds `by` such rows to the counts, or takes them out again (`by` below 0). */
export function addToCounts(counts: UploadCounts, row: CountedRow, by: number): void {
  counts.rows += by
  if (row.outcome === outcomeCodes.accepted) counts.accepted += by
  else if (row.outcome === outcomeCodes.duplicate) counts.duplicates += by
  else counts.refused += by
  if (row.outcome === outcomeCodes.refused && row.reason !== null) {
    addTo(counts.byReason, reasonOf(row.reason) as Reason, by)
  }
  if (row.repairs !== 0) for (const repair of wordsOf(repairBits, row.repairs)) addTo(counts.byRepair, repair, by)
  if (row.warnings !== 0) for (const warning of wordsOf(warningBits, row.warnings)) addTo(counts.byWarning, warning, by)
}

/** Adds to one entry of a sparse record of counts; an entry of zero is not kept. */
export function addTo<K extends string>(record: Partial<Record<K, number>>, key: K, by: number): void {
  const sum = ((record[key] as number | undefined) ?? 0) + by
  if (sum === 0) delete record[key]
  else record[key] = sum as Partial<Record<K, number>>[K]
}

/** Which count of the upload a verdict adds to. */
export const countOfVerdict = {
  new: 'new',
  'already-registered': 'unchanged',
  'hardware-changed': 'attention',
  'claimed-by-another-organization': 'claimedElsewhere',
  'not-found': 'notFound',
} as const satisfies Record<Verdict, keyof UploadCounts>

const verdictOf = wordOf(verdictCodes)

/** Which count of the upload an accepted row adds to: of changed hardware also by whether it was answered. */
export function countOfJudged(row: { verdict: number; answer: number | null }): keyof typeof judgedCounts {
  const count = countOfVerdict[verdictOf(row.verdict)]
  return count === 'attention' && row.answer !== null ? 'answered' : count
}

/** The counts of what the roll says, as they are before any row is judged. */
export const judgedCounts = {
  new: 0,
  unchanged: 0,
  attention: 0,
  answered: 0,
  claimedElsewhere: 0,
  notFound: 0,
} as const satisfies Record<(typeof countOfVerdict)[Verdict] | 'answered', 0>

/**
 * The counts as shown, and how many answers to changed hardware are due: while checked of the rows; once devices wait
 * for them (`waitingOn` says how many), of those, and of no other row of changed hardware anything is due.
 */
export function openAnswers(
  { status }: { status: UploadStatus },
  counts: UploadCounts,
  waitingOn: () => number,
): { counts: UploadCounts; waitingAnswers: number } {
  if (status === 'checked') return { counts, waitingAnswers: counts.attention }
  const all = counts.attention + counts.answered
  if ((status !== 'done' && status !== 'cancelled') || all === 0) return { counts, waitingAnswers: 0 }
  const waiting = waitingOn()
  return { counts: { ...counts, attention: waiting, answered: all - waiting }, waitingAnswers: waiting }
}

/** Adds warnings to a row's mask and counts those that are new there; gives the mask. */
export function addWarnings(counts: UploadCounts, mask: number, more: number): number {
  const fresh = more & ~mask
  if (fresh !== 0) for (const warning of wordsOf(warningBits, fresh)) addTo(counts.byWarning, warning, 1)
  return mask | fresh
}
