import { outcomeCodes, reasonCodes, rowFlags } from '../codes.ts'
import type { OrganizationNo, RowIdentity } from '../store.ts'
import type { Connection } from './connection.ts'
import { isToRegister, type StoredRow } from './judge-rows.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, saveCounts, uploadHead } from './upload-head.ts'

type IdentityRow = Pick<StoredRow, 'row' | 'flags' | 'captured_at' | 'group_tag' | 'assigned_user'> & {
  ek: Buffer | null
  uuid: Buffer | null
  tuple: Buffer | null
}

/** Accepted rows that are not left out, in order, after a row. */
export function identities(
  c: Connection,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
): RowIdentity[] {
  const head = uploadHead(c, org, id)
  if (head === undefined) return []
  const rows = c
    .kept(
      `select row, flags, captured_at, group_tag, assigned_user, ek, uuid, tuple from upload_rows
       where upload_no = ? and row > ? and ${isToRegister} order by row limit ?`,
    )
    .all(head.no, after ?? -1, limit) as unknown as IdentityRow[]
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
export function writeDuplicates(
  c: Context,
  org: OrganizationNo,
  id: string,
  found: { row: number; of: number; reason: 'hardware-changed' | null }[],
  adopt: { row: number; groupTag: string | null; assignedUser: string | null }[],
): void {
  const head = uploadHead(c, org, id)
  if (head === undefined) return
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
  const give = c.kept(
    `update upload_rows set group_tag = coalesce(group_tag, ?), assigned_user = coalesce(assigned_user, ?)
     where upload_no = ? and row = ?`,
  )
  for (const { row, groupTag, assignedUser } of adopt) give.run(groupTag, assignedUser, head.no, row)
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [id] })
}
