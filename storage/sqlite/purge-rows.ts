import type { OrganizationNo } from '../contract/organizations.ts'
import type { FileSending } from '../contract/uploads.ts'
import { rowsAFile } from '../upload/file-details.ts'
import { addToCounts } from '../upload/upload-counts.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/** What one transaction removes at most. */
export const purgeSize = 5_000

type GoneRow = {
  row: number
  outcome: number
  reason: number | null
  repairs: number
  warnings: number
  hardware_id: number | null
}

/**
 * Removes some rows that earlier sendings of a file brought, with their hashes, and takes them out of the counts: before
 * this sending brings any. True while there are more; of a sending that is over itself nothing is touched.
 */
export function removeFileRows(c: Context, org: OrganizationNo, id: string, file: FileSending): { more: boolean } {
  const head = uploadHead(c, org, id)
  if (head === undefined || head.status !== 'receiving' || head.closed_at !== null) return { more: false }
  const latest = c
    .kept('select 1 from upload_files where upload_no = ? and number = ? and sending = ?')
    .get(head.no, file.number, file.sending)
  if (latest === undefined) return { more: false }
  const gone = removeRows(c, head.no, file.number * rowsAFile, (file.number + 1) * rowsAFile)
  const counts = countsOf(head)
  for (const row of gone) addToCounts(counts, row, -1)
  saveCounts(c, head.no, counts)
  return { more: gone.length === purgeSize }
}

/** Removes some rows of any abandoned upload; true while there are more. Counts stay as they were. */
export function purgeAbandoned(c: Context): { more: boolean } {
  const head = c.kept('select * from uploads where purge = 1 limit 1').get() as UploadHead | undefined
  if (head === undefined) return { more: false }
  const gone = removeRows(c, head.no, 0, Number.MAX_SAFE_INTEGER)
  if (gone.length < purgeSize) c.kept('update uploads set purge = 0 where no = ?').run(head.no)
  return { more: true }
}

/** Nothing else refers to a hash of an upload that registered nothing. */
function removeRows(c: Context, uploadNo: number, from: number, to: number): GoneRow[] {
  const rows = c
    .kept(
      `select row, outcome, reason, repairs, warnings, hardware_id from upload_rows
       where upload_no = ? and row >= ? and row < ? order by row limit ?`,
    )
    .all(uploadNo, from, to, purgeSize) as unknown as GoneRow[]
  const last = rows.at(-1)
  if (last === undefined) return []
  const hardware = c.kept('delete from hardware where id = ?')
  for (const row of rows) if (row.hardware_id !== null) hardware.run(row.hardware_id)
  c.kept('delete from upload_rows where upload_no = ? and row >= ? and row <= ?').run(uploadNo, from, last.row)
  return rows
}
