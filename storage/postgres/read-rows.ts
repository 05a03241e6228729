import type { UploadRow } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags, stateCodes, verdictCodes } from '../codes.ts'
import type { OrRefusal, Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { RowFilter } from '../contract/rows.ts'
import { pageOf, placeInList } from '../cursors.ts'
import { type ListedRow, listedColumns, shownRow } from '../row/show-row.ts'
import { type FileDetails, namedFile } from '../upload/file-details.ts'
import { numbers } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { notFound } from './context.ts'
import { rowConditions, waitingTest } from './row-filter.ts'
import { type UploadHead, uploadHead } from './upload-head.ts'

/** A page of an upload's rows in the order of files, then lines. */
export async function listRows(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  query: RowFilter & { cursor?: string; limit: number },
  now: number,
): Promise<OrRefusal<Page<UploadRow>>> {
  const head = await uploadHead(sql, org, upload)
  if (head === undefined) return notFound
  const after = placeInList(query.cursor, -1)
  const rows = await selectRows(sql, head, rowConditions(sql, query, head.status, now), after, query.limit + 1)
  return pageOf(rows, query.limit, await shownIn(sql, head, now), (row) => [row.row])
}

/** How many rows match a filter. */
export async function countRows(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  filter: RowFilter,
  now: number,
): Promise<OrRefusal<{ count: number }>> {
  const head = await uploadHead(sql, org, upload)
  if (head === undefined) return notFound
  const [found] = await sql<{ count: number }[]>`
    select count(*) as count from upload_rows r left join devices d on d.id = r.device_id
    where r.upload_no = ${head.no} ${rowConditions(sql, filter, head.status, now)}`
  return { count: found?.count ?? 0 }
}

/** Rows with the present state of the device that each became or found. */
function selectRows(sql: Transaction, head: UploadHead, filter: Fragment, after: number, limit: number) {
  return sql<ListedRow[]>`
    select ${sql.unsafe(listedColumns)}, ${waitingTest(sql, head.status)} as waiting from upload_rows r left join devices d on d.id = r.device_id
    where r.upload_no = ${head.no} and r.row > ${after} ${filter} order by r.row limit ${limit}`
}

/** One row, or null. */
export async function getRow(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  row: number,
  now: number,
): Promise<UploadRow | null> {
  const head = await uploadHead(sql, org, upload)
  if (head === undefined) return null
  const [found] = await selectRows(sql, head, sql`and r.row = ${row}`, -1, 1)
  return found === undefined ? null : (await shownIn(sql, head, now))(found)
}

type Hash = { body: Buffer | null; tail: Buffer | null; refusedText: string | null }

/** A row's hash as stored; null where there is no such row. */
export async function hardwareOfRow(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  row: number,
): Promise<Hash | null> {
  const [found] = await sql<Hash[]>`
    select h.body, h.tail, h.refused_text as "refusedText"
    from uploads u join upload_rows r on r.upload_no = u.no left join hardware h on h.id = r.hardware_id
    where u.org = ${org} and u.id = ${upload} and r.row = ${row}`
  return found === undefined ? null : { ...found }
}

/** Rows that were refused or failed, after a row, with their hashes. */
export async function failedRows(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  after: number,
  limit: number,
  now: number,
): Promise<(UploadRow & { body: Buffer | null; refusedText: string | null })[]> {
  const head = await uploadHead(sql, org, upload)
  if (head === undefined) return []
  const failed = sql`and (r.outcome = ${outcomeCodes.refused} or r.outcome = ${outcomeCodes.accepted}
    and r.flags & ${rowFlags.leftOut}::smallint = 0
    and (r.verdict in (${verdictCodes['not-found']}, ${verdictCodes['claimed-by-another-organization']})
      or coalesce(d.state, r.state) = ${stateCodes.failed}))`
  const rows = await selectRows(sql, head, failed, after, limit)
  const shown = await shownIn(sql, head, now)
  const hashes = await sql<{ row: number; body: Buffer | null; refusedText: string | null }[]>`
    select r.row, h.body, h.refused_text as "refusedText" from upload_rows r join hardware h on h.id = r.hardware_id
    where r.upload_no = ${head.no} and r.row = any(${numbers(rows.map((row) => row.row))}::bigint[])`
  const byRow = new Map(hashes.map((hash) => [hash.row, hash]))
  return rows.map((row) => {
    const hash = byRow.get(row.row)
    return { ...shown(row), body: hash?.body ?? null, refusedText: hash?.refusedText ?? null }
  })
}

/** How a row of this upload is shown. */
async function shownIn(sql: Transaction, head: UploadHead, now: number): Promise<(row: ListedRow) => UploadRow> {
  const files = await sql<{ number: number; name: string; details: FileDetails }[]>`
    select number, name, details from upload_files where upload_no = ${head.no}`
  const named = new Map(files.map(({ number, name, details }) => [number, namedFile(name, details)]))
  const upload = { judged: head.checked_at !== null, fileOf: (number: number) => named.get(number) }
  return (row) => shownRow(row, upload, now)
}
