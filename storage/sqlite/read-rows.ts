import type { UploadRow } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags, stateCodes, verdictCodes } from '../codes.ts'
import type { OrRefusal, Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { RowFilter } from '../contract/rows.ts'
import { pageOf, placeInList } from '../cursors.ts'
import type { RowRemarks } from '../row/row-remarks.ts'
import { type ListedRow, listedColumns, shownRow } from '../row/show-row.ts'
import type { Connection } from './connection.ts'
import type { Piece } from './device-filter.ts'
import { rowConditions, waitingTest } from './row-filter.ts'
import { Names } from './show-devices.ts'
import { type UploadHead, uploadHead } from './upload-head.ts'

/** A row as it comes; its remarks are JSON text. */
type TextRow = Omit<ListedRow, 'remarks'> & { remarks: string | null; hardware_id: number | null }

/** Rows with the present state of the device that each became or found. */
const fromRows = `from upload_rows r left join devices d on d.id = r.device_id`

/** A page of an upload's rows in the order of files, then lines. */
export function listRows(
  c: Connection,
  org: OrganizationNo,
  upload: string,
  query: RowFilter & { cursor?: string; limit: number },
  now: number,
): OrRefusal<Page<UploadRow>> {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return { refused: 'not-found' }
  const after = placeInList(query.cursor, -1)
  const rows = selectRows(c, head, rowConditions(query, head.status, now), after, query.limit + 1)
  return pageOf(rows, query.limit, shownIn(c, head, now), (row) => [row.row])
}

/** How many rows match a filter. */
export function countRows(
  c: Connection,
  org: OrganizationNo,
  upload: string,
  query: RowFilter,
  now: number,
): OrRefusal<{ count: number }> {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return { refused: 'not-found' }
  const filter = rowConditions(query, head.status, now)
  return c
    .kept(`select count(*) as count ${fromRows} where r.upload_no = ? and ${filter.sql}`)
    .get(head.no, ...filter.values) as unknown as { count: number }
}

function selectRows(c: Connection, head: UploadHead, filter: Piece, after: unknown, limit: number): TextRow[] {
  return c
    .kept(
      `select ${listedColumns}, ${waitingTest(head.status)} as waiting, r.hardware_id ${fromRows}
       where r.upload_no = ? and r.row > ? and ${filter.sql} order by r.row limit ?`,
    )
    .all(head.no, after, ...filter.values, limit) as unknown as TextRow[]
}

/** One row, or null. */
export function getRow(c: Connection, org: OrganizationNo, upload: string, row: number, now: number): UploadRow | null {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return null
  const [found] = selectRows(c, head, { sql: 'r.row = ?', values: [row] }, -1, 1)
  return found === undefined ? null : shownIn(c, head, now)(found)
}

type Hash = { body: Buffer | null; tail: Buffer | null; refusedText: string | null }

/** A row's hash as stored; null where there is no such row. */
export function hardwareOfRow(c: Connection, org: OrganizationNo, upload: string, row: number): Hash | null {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return null
  const found = c
    .kept(
      `select h.body, h.tail, h.refused_text as refusedText from upload_rows r left join hardware h on h.id = r.hardware_id
       where r.upload_no = ? and r.row = ?`,
    )
    .get(head.no, row) as Hash | undefined
  return found ?? null
}

/** Rows that were refused or failed, after a row, with their hashes. */
export function failedRows(
  c: Connection,
  org: OrganizationNo,
  upload: string,
  after: number,
  limit: number,
  now: number,
): (UploadRow & { body: Buffer | null; refusedText: string | null })[] {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return []
  const failed = {
    sql: `(r.outcome = ? or r.outcome = ? and r.flags & ? = 0
       and (r.verdict in (?, ?) or d.state = ? or d.state is null and r.state = ?))`,
    values: [
      outcomeCodes.refused,
      outcomeCodes.accepted,
      rowFlags.leftOut,
      verdictCodes['not-found'],
      verdictCodes['claimed-by-another-organization'],
      stateCodes.failed,
      stateCodes.failed,
    ],
  }
  const shown = shownIn(c, head, now)
  const hash = c.kept('select body, refused_text as refusedText from hardware where id = ?')
  return selectRows(c, head, failed, after, limit).map((row) => {
    const found = hash.get(row.hardware_id) as Omit<Hash, 'tail'> | undefined
    return { ...shown(row), body: found?.body ?? null, refusedText: found?.refusedText ?? null }
  })
}

/** How a row of this upload is shown. */
function shownIn(c: Connection, head: UploadHead, now: number): (row: TextRow) => UploadRow {
  const names = new Names(c)
  const upload = { judged: head.checked_at !== null, fileOf: (number: number) => names.file(head.no, number) }
  return ({ remarks, ...row }) =>
    shownRow({ ...row, remarks: remarks === null ? null : (JSON.parse(remarks) as RowRemarks) }, upload, now)
}
