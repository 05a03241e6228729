import type { UploadCounts } from '../../domain/upload.ts'
import { maskOf, outcomeCodes, reasonCodes, rowFlags, warningBits } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { LearnedOfDuplicates, RowIdentity } from '../contract/uploads.ts'
import { otherValues, type RowRemarks, withNotes } from '../row/row-remarks.ts'
import { addWarnings } from '../upload/upload-counts.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { storeRemarks } from './store-rows.ts'
import { lockUpload, saveCounts, uploadHead } from './upload-head.ts'

type IdentityRow = {
  row: number
  flags: number
  captured_at: number | null
  group_tag: string | null
  assigned_user: string | null
  ek: Buffer | null
  uuid: Buffer | null
  tuple: Buffer | null
}

/** Rows that were not refused, in order, after a row. */
export async function identities(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
): Promise<RowIdentity[]> {
  const head = await uploadHead(sql, org, id)
  if (head === undefined) return []
  const rows = await sql.unsafe<IdentityRow[]>(
    `select r.row, r.flags, r.captured_at, r.group_tag, r.assigned_user, r.ek, r.uuid, r.tuple from upload_rows r
     where r.upload_no = $1 and r.row > $2 and r.outcome <> ${outcomeCodes.refused} order by r.row limit $3`,
    [head.no, after ?? -1, limit],
    { prepare: true },
  )
  return rows.map((row) => ({
    row: row.row,
    ek: row.ek,
    uuid: row.uuid,
    tuple: row.tuple,
    hasHash: (row.flags & rowFlags.hasHash) !== 0,
    capturedAt: row.captured_at,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
  }))
}

/** Makes rows duplicates, and gives kept rows the tag and user that they take from a duplicate. */
export async function writeDuplicates(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  found: { row: number; of: number; reason: 'hardware-changed' | null }[],
  learned: readonly LearnedOfDuplicates[],
  worker?: string,
): Promise<void> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined || head.closed_at === null || head.status !== 'receiving') return
  if (isTakenOver(head, worker)) return
  const marked = await sql`
    update upload_rows r set outcome = ${outcomeCodes.duplicate}, of_row = v.of_row, reason = v.reason
    from unnest(
      ${numbers(found.map((each) => each.row))}::bigint[],
      ${numbers(found.map((each) => each.of))}::bigint[],
      ${numbers(found.map((each) => (each.reason === null ? null : reasonCodes[each.reason])))}::smallint[]
    ) as v (row, of_row, reason)
    where r.upload_no = ${head.no} and r.row = v.row and r.outcome = ${outcomeCodes.accepted}`
  await writeLearned(sql, head.no, learned, head.counts)
  head.counts.accepted -= marked.count
  head.counts.duplicates += marked.count
  await saveCounts(sql, head.no, head.counts)
}

async function writeLearned(
  sql: Transaction,
  upload: number,
  learned: readonly LearnedOfDuplicates[],
  counts: UploadCounts,
): Promise<void> {
  if (learned.length === 0) return
  const rows = numbers(learned.map((each) => each.row))
  const standing = await sql<{ row: number; warnings: number }[]>`
    select row, warnings from upload_rows where upload_no = ${upload} and row = any(${rows}::bigint[])`
  const before = new Map(standing.map(({ row, warnings }) => [Number(row), warnings]))
  const masks = learned.map(({ row, warnings }) =>
    addWarnings(counts, before.get(row) ?? 0, maskOf(warningBits, warnings)),
  )
  await sql`
    update upload_rows r set
      group_tag = coalesce(r.group_tag,
        (select f.group_tag from upload_rows f where f.upload_no = r.upload_no and f.row = v.tag_from)),
      assigned_user = coalesce(r.assigned_user,
        (select f.assigned_user from upload_rows f where f.upload_no = r.upload_no and f.row = v.user_from)),
      warnings = v.warnings
    from unnest(
      ${rows}::bigint[],
      ${numbers(learned.map((each) => each.groupTagFrom))}::bigint[],
      ${numbers(learned.map((each) => each.assignedUserFrom))}::bigint[],
      ${numbers(masks)}::int[]
    ) as v (row, tag_from, user_from, warnings)
    where r.upload_no = ${upload} and r.row = v.row`
  await noteOthers(sql, upload, learned)
}

/** The tag and user that another row of the same device has become notes of the row that is kept. */
async function noteOthers(sql: Transaction, upload: number, learned: readonly LearnedOfDuplicates[]): Promise<void> {
  const differing = learned.filter(({ others }) => others.groupTag !== null || others.assignedUser !== null)
  if (differing.length === 0) return
  type Standing = { row: number; remarks: RowRemarks | null; tag: string | null; user: string | null }
  const standing = await sql<Standing[]>`
    select r.row, r.remarks, t.group_tag as tag, u.assigned_user as user
    from unnest(
      ${numbers(differing.map(({ row }) => row))}::bigint[],
      ${numbers(differing.map(({ others }) => others.groupTag))}::bigint[],
      ${numbers(differing.map(({ others }) => others.assignedUser))}::bigint[]
    ) as v (row, tag_of, user_of)
    join upload_rows r on r.upload_no = ${upload} and r.row = v.row
    left join upload_rows t on t.upload_no = ${upload} and t.row = v.tag_of
    left join upload_rows u on u.upload_no = ${upload} and u.row = v.user_of`
  const remarked = standing.flatMap(({ row, remarks, tag, user }) => {
    const notes = otherValues(tag, user)
    return notes === null ? [] : [{ row: Number(row), remarks: withNotes(remarks, notes) }]
  })
  await storeRemarks(sql, upload, remarked)
}
