import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags, verdictCodes, wordOf } from '../codes.ts'
import type { RowFilter } from '../store.ts'
import { countOfVerdict } from '../upload-counts.ts'
import { numbers } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { rowConditions } from './row-filter.ts'
import { saveCounts, type UploadHead } from './upload-head.ts'

const verdictOf = wordOf(verdictCodes)

/** Leaves out all accepted rows but the chosen ones; without a choice none. */
export async function leaveOutOthers(
  sql: Transaction,
  head: UploadHead,
  choice: { rows?: number[]; filter?: RowFilter },
): Promise<void> {
  if (choice.rows === undefined && choice.filter === undefined) return
  await markLeftOut(sql, head, sql`and not (${chosenRows(sql, head, choice)})`, true)
  await saveCounts(sql, head.no, head.counts)
}

/** A condition on `upload_rows r` that the chosen rows meet. */
function chosenRows(sql: Transaction, head: UploadHead, which: { rows?: number[]; filter?: RowFilter }): Fragment {
  const listed = which.rows === undefined ? sql`true` : sql`r.row = any(${numbers(which.rows)}::bigint[])`
  if (which.filter === undefined) return listed
  return sql`${listed} and r.row in (
    select r.row from upload_rows r left join devices d on d.id = r.device_id
    where r.upload_no = ${head.no} ${rowConditions(sql, which.filter)})`
}

/** Leaves accepted rows out, or takes them in again; what they counted as goes out of the counts, or comes in. */
async function markLeftOut(sql: Transaction, head: UploadHead, which: Fragment, leftOut: boolean): Promise<number> {
  const bit = rowFlags.leftOut
  const changed = await sql<{ verdict: number; n: number }[]>`
    with changed as (
      update upload_rows r set flags = ${leftOut ? sql`r.flags | ${bit}::smallint` : sql`r.flags & ~${bit}::smallint`}
      where r.upload_no = ${head.no} and r.outcome = ${outcomeCodes.accepted}
        and (r.flags & ${bit}::smallint = 0) = ${leftOut} ${which}
      returning r.verdict
    )
    select verdict, count(*) as n from changed group by verdict`
  const sign = leftOut ? 1 : -1
  let sum = 0
  for (const { verdict, n } of changed) {
    sum += n
    addVerdict(head.counts, verdict, -sign * n)
    head.counts.leftOut += sign * n
  }
  return sum
}

function addVerdict(counts: UploadCounts, verdict: number, by: number): void {
  counts[countOfVerdict[verdictOf(verdict)]] += by
}
