import type { PlannedResult } from '../../domain/registration/plan.ts'
import { isOlderCapture, type JudgedRow, judgeRow, type Roll } from '../../domain/registration/roll.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { errorCodeCodes, maskOf, rowFlags, stateCodes, verdictCodes, warningBits, withOlderCapture } from '../codes.ts'
import { addWarnings, countOfJudged } from '../upload/upload-counts.ts'
import type { StoredRow } from './stored-row.ts'

/** What is written of a judged row: numbers as in storage/codes.ts. */
export type RowVerdict = { row: number; verdict: number; warnings: number; flags: number }

/** Judges rows and adds them to the counts; gives what differs from what stands. `stored` is in the order of `rows`. */
export function verdictsOf(
  rows: readonly JudgedRow[],
  stored: readonly StoredRow[],
  roll: Roll,
  counts: UploadCounts,
): RowVerdict[] {
  const changed: RowVerdict[] = []
  for (const [at, row] of rows.entries()) {
    const before = stored[at] as StoredRow
    const judged = judgeRow(row, roll)
    const warnings = addWarnings(counts, before.warnings, maskOf(warningBits, judged.warnings))
    const verdict = verdictCodes[judged.verdict]
    const flags = withOlderCapture(before.flags, isOlderCapture(row, judged))
    counts[countOfJudged({ verdict, answer: before.answer })] += 1
    if (verdict === before.verdict && warnings === before.warnings && flags === before.flags) continue
    changed.push({ row: row.row, verdict, warnings, flags })
  }
  return changed
}

/** What is written of a registered row: numbers as in storage/codes.ts. */
export type RowResult = RowVerdict & {
  verdictAtCheck: number | null
  state: number | null
  device: number | null
  error: number | null
}

/** The results of a plan as they are written; what registering found otherwise than checking moves in the counts. */
export function resultsOf(
  results: readonly PlannedResult[],
  stored: readonly StoredRow[],
  counts: UploadCounts,
): RowResult[] {
  return results.map((result, at) => {
    const before = stored[at] as StoredRow
    const verdict = result.verdict === null ? before.verdict : verdictCodes[result.verdict]
    if (result.verdict !== null) {
      counts[countOfJudged(before)] -= 1
      counts[result.updated ? 'updated' : countOfJudged({ verdict, answer: before.answer })] += 1
      if (result.state !== null) counts[result.state] += 1
    }
    return {
      row: result.row,
      verdict,
      verdictAtCheck: verdict === before.verdict ? null : before.verdict,
      warnings: addWarnings(counts, before.warnings, maskOf(warningBits, result.warnings)),
      flags: withOlderCapture(result.updated ? before.flags | rowFlags.updated : before.flags, result.olderCapture),
      state: result.state === null ? null : stateCodes[result.state],
      device: result.device,
      error: result.error === null ? null : errorCodeCodes[result.error],
    }
  })
}
