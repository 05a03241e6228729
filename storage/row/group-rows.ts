import { findFewDuplicates } from '../../domain/registration/few-duplicates.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, reasonCodes, rowFlags } from '../codes.ts'
import { addToCounts, countOfJudged } from '../upload/upload-counts.ts'
import { type Choice, judgedRow, type StoredRow } from './stored-row.ts'

/** A stored row with what finding duplicates anew needs besides. */
export type GroupRow = StoredRow & { repairs: number; of_row: number | null }

const isLeftOut = (row: GroupRow): boolean => (row.flags & rowFlags.leftOut) !== 0

/** Takes a row out of the counts, before it is judged anew. */
export function takeOut(counts: UploadCounts, row: GroupRow): void {
  addToCounts(counts, row, -1)
  if (row.outcome !== outcomeCodes.accepted) return
  if (isLeftOut(row)) counts.leftOut -= 1
  else counts[countOfJudged(row)] -= 1
}

/** A row whose duplicates were sought anew; `of` is the row that it is a duplicate of. */
export type RegroupedRow = GroupRow & { of: number | null }

/**
 * Seeks duplicates among rows that are not refused and not left out, and counts all again.
 * @returns every row with its new outcome, and of those what is accepted and to be judged
 */
export function regroupRows(
  rows: readonly GroupRow[],
  choice: Choice,
  counts: UploadCounts,
): { regrouped: RegroupedRow[]; toJudge: RegroupedRow[] } {
  const inPlay = rows.filter((row) => row.outcome !== outcomeCodes.refused && !isLeftOut(row))
  const duplicates = findFewDuplicates(inPlay.map((row) => judgedRow(row, choice)))
  const regrouped = rows.map((row) => {
    const duplicate = duplicates.get(row.row)
    if (row.outcome === outcomeCodes.refused) return { ...row, of: null }
    const outcome = duplicate === undefined ? outcomeCodes.accepted : outcomeCodes.duplicate
    const reason = duplicate?.reason ? reasonCodes[duplicate.reason] : null
    return { ...row, outcome, reason, of: duplicate?.of ?? null }
  })
  for (const row of regrouped) addToCounts(counts, row, 1)
  const accepted = regrouped.filter((row) => row.outcome === outcomeCodes.accepted)
  const toJudge = accepted.filter((row) => !isLeftOut(row))
  counts.leftOut += accepted.length - toJudge.length
  return { regrouped, toJudge }
}
