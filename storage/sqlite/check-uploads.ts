import type { UploadCounts } from '../../domain/upload.ts'
import { maskOf, outcomeCodes, reasonCodes, rowFlags, warningBits } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { LearnedOfDuplicates, RowIdentity } from '../contract/uploads.ts'
import { otherValues, type RowRemarks, withNotes } from '../row/row-remarks.ts'
import type { StoredRow } from '../row/stored-row.ts'
import { addWarnings } from '../upload/upload-counts.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import type { Connection } from './connection.ts'
import type { Context } from './serve-calls.ts'
import { storeRemarks } from './store-rows.ts'
import { countsOf, saveCounts, uploadHead } from './upload-head.ts'

type IdentityRow = Pick<
  StoredRow,
  'row' | 'flags' | 'captured_at' | 'group_tag' | 'assigned_user' | 'ek' | 'uuid' | 'tuple'
>

/** Identities in columns, for their way between threads; 48 bytes of digests a row, `has` says which of the three are there. */
export type PackedIdentities = {
  rows: Float64Array
  capturedAt: Float64Array
  has: Uint8Array
  digests: Uint8Array
  tags: (string | null)[]
  users: (string | null)[]
}

const keyNames = ['ek', 'uuid', 'tuple'] as const
const digestSize = 16
const hashBit = 8

const nextIdentities = `select row, flags, captured_at, group_tag, assigned_user, nullif(hex(ek), '') as ek,
    nullif(hex(uuid), '') as uuid, nullif(hex(tuple), '') as tuple
  from upload_rows where upload_no = ? and row > ? and outcome <> ${outcomeCodes.refused} order by row limit ?`

/** Rows that were not refused, in order, after a row. */
export function packedIdentities(
  c: Connection,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
): PackedIdentities {
  const head = uploadHead(c, org, id)
  const found = head === undefined ? [] : c.kept(nextIdentities).all(head.no, after ?? -1, limit)
  const rows = found as unknown as IdentityRow[]
  const digests = Buffer.alloc(rows.length * keyNames.length * digestSize)
  const has = new Uint8Array(rows.length)
  rows.forEach((row, at) => {
    has[at] = (row.flags & rowFlags.hasHash) === 0 ? 0 : hashBit
    keyNames.forEach((name, key) => {
      const digest = row[name]
      if (digest === null) return
      digests.write(digest, (at * keyNames.length + key) * digestSize, 'hex')
      has[at] = (has[at] as number) | (1 << key)
    })
  })
  return {
    rows: Float64Array.from(rows, ({ row }) => row),
    capturedAt: Float64Array.from(rows, ({ captured_at }) => captured_at ?? Number.NaN),
    has,
    digests,
    tags: rows.map(({ group_tag }) => group_tag),
    users: rows.map(({ assigned_user }) => assigned_user),
  }
}

/** The identities out of their columns; digests are views into one array. */
export function unpackIdentities(packed: PackedIdentities): RowIdentity[] {
  const { rows, capturedAt, has, digests, tags, users } = packed
  const digest = (at: number, key: number) => {
    if (((has[at] as number) & (1 << key)) === 0) return null
    const from = (at * keyNames.length + key) * digestSize
    return digests.subarray(from, from + digestSize)
  }
  return Array.from(rows, (row, at) => ({
    row,
    ek: digest(at, 0),
    uuid: digest(at, 1),
    tuple: digest(at, 2),
    hasHash: ((has[at] as number) & hashBit) !== 0,
    capturedAt: Number.isNaN(capturedAt[at]) ? null : (capturedAt[at] as number),
    groupTag: tags[at] ?? null,
    assignedUser: users[at] ?? null,
  }))
}

/** Makes rows duplicates, and gives kept rows the tag and user that they take from a duplicate. */
export function writeDuplicates(
  c: Context,
  org: OrganizationNo,
  id: string,
  found: { row: number; of: number; reason: 'hardware-changed' | null }[],
  learned: readonly LearnedOfDuplicates[],
  worker?: string,
): void {
  const head = uploadHead(c, org, id)
  if (head === undefined || head.closed_at === null || head.status !== 'receiving') return
  if (isTakenOver(head, worker)) return
  const counts = countsOf(head)
  const mark = c.kept(
    `update upload_rows set outcome = ${outcomeCodes.duplicate}, of_row = ?, reason = ?
     where upload_no = ? and row = ? and outcome = ${outcomeCodes.accepted}`,
  )
  for (const { row, of, reason } of found) {
    const { changes } = mark.run(of, reason === null ? null : reasonCodes[reason], head.no, row)
    counts.accepted -= changes
    counts.duplicates += changes
  }
  writeLearned(c, head.no, learned, counts)
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [id] })
}

function writeLearned(c: Context, upload: number, learned: readonly LearnedOfDuplicates[], counts: UploadCounts): void {
  const read = c.kept('select warnings, remarks from upload_rows where upload_no = ? and row = ?')
  const values = c.kept('select group_tag, assigned_user from upload_rows where upload_no = ? and row = ?')
  const give = c.kept(
    `update upload_rows as r set
       group_tag = coalesce(group_tag, (select f.group_tag from upload_rows f where f.upload_no = r.upload_no and f.row = ?)),
       assigned_user =
         coalesce(assigned_user, (select f.assigned_user from upload_rows f where f.upload_no = r.upload_no and f.row = ?)),
       warnings = ?
     where upload_no = ? and row = ?`,
  )
  type Values = { group_tag: string | null; assigned_user: string | null }
  for (const { row, groupTagFrom, assignedUserFrom, others, warnings } of learned) {
    const before = read.get(upload, row) as { warnings: number; remarks: string | null } | undefined
    if (before === undefined) continue
    const mask = addWarnings(counts, before.warnings, maskOf(warningBits, warnings))
    give.run(groupTagFrom, assignedUserFrom, mask, upload, row)
    const [tag, user] = [others.groupTag, others.assignedUser].map((other) =>
      other === null ? undefined : (values.get(upload, other) as Values | undefined),
    )
    const notes = otherValues(tag?.group_tag, user?.assigned_user)
    if (notes === null) continue
    const remarks = before.remarks === null ? null : (JSON.parse(before.remarks) as RowRemarks)
    storeRemarks(c, upload, row, JSON.stringify(withNotes(remarks, notes)))
  }
}
