import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { verdictsOf } from '../row/judge-stored.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { judgedCounts } from '../upload/upload-counts.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import type { Connection } from './connection.ts'
import { loadRoll } from './load-roll.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/** Select list of a `StoredRow`. */
export const storedRowColumns = `row, outcome, verdict, flags, warnings, reason, answer, answer_to, serial, manufacturer, model, group_tag,
  assigned_user, product_key_id, captured_at, os_build, hardware_id, nullif(hex(ek), '') as ek, nullif(hex(uuid), '') as uuid,
  nullif(hex(tuple), '') as tuple,
  case when outcome = ${outcomeCodes.refused} then
    (select nullif(hex(h.text_sha256), '') from hardware h where h.id = hardware_id) end as text_sha256`

export const isToRegister = `outcome = ${outcomeCodes.accepted} and flags & ${rowFlags.leftOut} = 0`

/**
 * Judges the next rows and keeps their verdicts; touches no device and no claim. Begun without `after`, the counts of
 * verdicts begin at zero; rows judged before are judged again and not counted twice.
 */
export function judgeNext(
  c: Context,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
  worker?: string,
): { last: number | null; judged: number } {
  const head = uploadHead(c, org, id)
  if (head === undefined || head.closed_at === null || head.status !== 'receiving') return { last: null, judged: 0 }
  if (isTakenOver(head, worker)) return { last: null, judged: 0 }
  const counts = countsOf(head)
  if (after === null) Object.assign(counts, judgedCounts)
  const stored = c
    .kept(
      `select ${storedRowColumns} from upload_rows where upload_no = ? and row > ? and ${isToRegister} order by row limit ?`,
    )
    .all(head.no, after ?? -1, limit) as unknown as StoredRow[]
  judgeStored(c, head, stored, counts)
  const last = stored.at(-1)?.row ?? null
  const done = (after === null ? 0 : head.work_done) + stored.length
  c.kept('update uploads set cursor = ?, work_done = ?, work_of = ? where no = ?').run(
    last ?? after,
    done,
    counts.accepted - counts.leftOut,
    head.no,
  )
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [id] })
  return { last, judged: stored.length }
}

/** Writes the verdicts of these rows (only where they differ from what stands) and adds them to the counts. */
export function judgeStored(c: Connection, head: UploadHead, stored: readonly StoredRow[], counts: UploadCounts): void {
  if (head.kind === 'catalogue') {
    counts.new += stored.length
    return
  }
  const rows = stored.map((row) => judgedRow(row, head))
  const changed = verdictsOf(rows, stored, loadRoll(c, head.org, rows), counts)
  const write = c.kept('update upload_rows set verdict = ?, warnings = ?, flags = ? where upload_no = ? and row = ?')
  for (const { row, verdict, warnings, flags } of changed) write.run(verdict, warnings, flags, head.no, row)
}
