import { foldSerial, isOlderCapture, type JudgedRow, judgeRow } from '../../domain/registration/roll.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { Reason } from '../../domain/words.ts'
import {
  maskOf,
  outcomeCodes,
  reasonCodes,
  rowFlags,
  verdictCodes,
  warningBits,
  withOlderCapture,
  wordOf,
} from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { addWarnings, countOfJudged, judgedCounts } from '../upload-counts.ts'
import { numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { hashMarkOf, loadRoll } from './load-roll.ts'
import { isTakenOver, lockUpload, type UploadHead } from './upload-head.ts'

/** A row of `upload_rows` as judging reads it; digests in hex. */
export type StoredRow = {
  row: number
  outcome: number
  verdict: number
  flags: number
  warnings: number
  reason: number | null
  /** The answer to its changed hardware (storage/codes.ts), and the hardware record that it was compared with. */
  answer: number | null
  answer_to: number | null
  serial: string | null
  manufacturer: string | null
  model: string | null
  group_tag: string | null
  assigned_user: string | null
  product_key_id: string | null
  captured_at: number | null
  os_build: number | null
  hardware_id: number | null
  ek: string | null
  uuid: string | null
  tuple: string | null
  /** Of a refused text only. */
  text_sha256: string | null
}

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

const reasonOf = wordOf(reasonCodes)

/** What an upload says for all of its rows. */
export type Choice = Pick<UploadHead, 'group_tag' | 'assigned_user' | 'only_where_empty'>

/** A stored row as the domain judges it, with the upload's tag and user weighed in. */
export function judgedRow(stored: StoredRow, choice: Choice): JudgedRow {
  const refused = stored.outcome === outcomeCodes.refused
  const { ek, uuid, tuple, serial, captured_at: capturedAt } = stored
  return {
    row: stored.row,
    serialNumber: serial,
    manufacturer: stored.manufacturer,
    model: stored.model,
    productKeyId: stored.product_key_id,
    osBuild: stored.os_build,
    capturedAt,
    hardwareId: stored.hardware_id,
    hasHash: (stored.flags & rowFlags.hasHash) !== 0,
    refused: refused && stored.reason !== null ? (reasonOf(stored.reason) as Reason) : null,
    keys: { ek, uuid, tuple, serial: serial === null ? null : foldSerial(serial) },
    groupTag: weigh(stored.group_tag, choice.group_tag, choice.only_where_empty),
    assignedUser: weigh(stored.assigned_user, choice.assigned_user, choice.only_where_empty),
    hashMark: hashMarkOf({ ek, uuid, capturedAt, refusedMark: stored.text_sha256 }),
  }
}

function weigh(ofRow: string | null, ofUpload: string | null, onlyWhereEmpty: boolean): string | null {
  return onlyWhereEmpty ? (ofRow ?? ofUpload) : (ofUpload ?? ofRow)
}

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
  const changed: { row: number; verdict: number; warnings: number; flags: number }[] = []
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
