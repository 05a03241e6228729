import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { verdictsOf } from '../row/judge-stored.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { judgedCounts } from '../upload/upload-counts.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { loadRoll } from './load-roll.ts'
import { lockUpload, type UploadHead } from './upload-head.ts'

/** Select list of a `StoredRow`; `r` is the table. */
export const storedRowColumns = `r.row, r.outcome, r.verdict, r.flags, r.warnings, r.reason, r.answer, r.answer_to,
  r.serial, r.manufacturer, r.model, r.group_tag, r.assigned_user, r.product_key_id, r.captured_at, r.os_build, r.hardware_id,
  encode(r.ek, 'hex') as ek, encode(r.uuid, 'hex') as uuid, encode(r.tuple, 'hex') as tuple,
  case when r.outcome = ${outcomeCodes.refused} then
    (select encode(h.text_sha256, 'hex') from hardware h where h.id = r.hardware_id) end as text_sha256`

/** As much of it as a verdict needs; the rest is null. */
const judgedColumns = `r.row, r.outcome, r.verdict, r.flags, r.warnings, r.serial, r.captured_at,
  encode(r.ek, 'hex') as ek, encode(r.uuid, 'hex') as uuid, encode(r.tuple, 'hex') as tuple`
const notNeeded = {
  reason: null,
  answer: null,
  answer_to: null,
  manufacturer: null,
  model: null,
  group_tag: null,
  assigned_user: null,
  product_key_id: null,
  os_build: null,
  hardware_id: null,
  text_sha256: null,
}

/** Accepted and not left out. */
export const isToRegister = `r.outcome = ${outcomeCodes.accepted} and r.flags & ${rowFlags.leftOut} = 0`

/**
 * Judges the next rows and keeps their verdicts; touches no device and no claim. Begun without `after`, the counts of
 * verdicts begin at zero; rows judged before are judged again and not counted twice.
 */
export async function judgeNext(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
  worker?: string,
): Promise<{ last: number | null; judged: number }> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined || head.closed_at === null || head.status !== 'receiving') return { last: null, judged: 0 }
  if (isTakenOver(head, worker)) return { last: null, judged: 0 }
  const { counts } = head
  if (after === null) Object.assign(counts, judgedCounts)
  const read = await sql.unsafe<Omit<StoredRow, keyof typeof notNeeded>[]>(
    `select ${judgedColumns} from upload_rows r
     where r.upload_no = $1 and r.row > $2 and ${isToRegister} order by r.row limit $3`,
    [head.no, after ?? -1, limit],
    { prepare: true },
  )
  const stored = read.map((row) => ({ ...notNeeded, ...row }))
  await judgeStored(sql, head, stored, counts)
  const last = stored.at(-1)?.row ?? null
  const done = (after === null ? 0 : head.work_done) + stored.length
  await sql`
    update uploads set cursor = ${last ?? after}, work_done = ${done}, work_of = ${counts.accepted - counts.leftOut},
      counts = ${counts as never}
    where no = ${head.no}`
  return { last, judged: stored.length }
}

/** Writes the verdicts of these rows (only where they differ from what stands) and adds them to the counts. */
export async function judgeStored(
  sql: Transaction,
  head: UploadHead,
  stored: readonly StoredRow[],
  counts: UploadCounts,
): Promise<void> {
  if (head.kind === 'catalogue') {
    counts.new += stored.length
    return
  }
  const rows = stored.map((row) => judgedRow(row, head))
  const roll = await loadRoll(sql, head.org, rows)
  const changed = verdictsOf(rows, stored, roll, counts)
  if (changed.length === 0) return
  await sql`
    update upload_rows r set verdict = v.verdict, warnings = v.warnings, flags = v.flags
    from unnest(
      ${numbers(changed.map((each) => each.row))}::bigint[],
      ${numbers(changed.map((each) => each.verdict))}::smallint[],
      ${numbers(changed.map((each) => each.warnings))}::integer[],
      ${numbers(changed.map((each) => each.flags))}::smallint[]
    ) as v (row, verdict, warnings, flags)
    where r.upload_no = ${head.no} and r.row = v.row`
}
