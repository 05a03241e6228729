import type { DuplicateReason, FileErrorCode, NotWritten, Reason, Repair, Warning } from '../../domain/words.ts'

/** Counts of one merge; the keys are those of the report. */
export type Totals = {
  files: number
  filesWithError: number
  leftOut: number
  /** Files in folders and archives that are of no kind that names devices. */
  passedOver: number
  rows: number
  accepted: number
  duplicates: number
  refused: number
  written: number
  notWritten: number
  byReason: Partial<Record<Reason | DuplicateReason, number>>
  byRepair: Partial<Record<Repair, number>>
  byWarning: Partial<Record<Warning, number>>
  byNotWritten: Partial<Record<NotWritten, number>>
  byFileError: Partial<Record<FileErrorCode, number>>
}

export const noTotals = (): Totals => ({
  files: 0,
  filesWithError: 0,
  leftOut: 0,
  passedOver: 0,
  rows: 0,
  accepted: 0,
  duplicates: 0,
  refused: 0,
  written: 0,
  notWritten: 0,
  byReason: {},
  byRepair: {},
  byWarning: {},
  byNotWritten: {},
  byFileError: {},
})

/** Adds one to a word's count. */
export function count<Word extends string>(counts: Partial<Record<Word, number>>, word: Word): void {
  counts[word] = (counts[word] ?? 0) + 1
}
