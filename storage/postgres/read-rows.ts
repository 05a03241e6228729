import type { UploadRow } from '../../domain/upload.ts'
import type { DuplicateReason, Reason } from '../../domain/words.ts'
import {
  answerCodes,
  errorCodeCodes,
  outcomeCodes,
  reasonCodes,
  repairBits,
  rowFlags,
  stateCodes,
  verdictCodes,
  warningBits,
  wordOf,
  wordsOf,
} from '../codes.ts'
import type { OrRefusal, Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { RowFilter } from '../contract/rows.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import { type FileDetails, fileOfRow, lineInFile, namedFile, placeOfRow } from '../file-details.ts'
import { type RowRemarks, shownRemarks } from '../row-remarks.ts'
import type { Fragment, Transaction } from './connection.ts'
import { notFound } from './context.ts'
import { rowConditions, waitingTest } from './row-filter.ts'
import { isoOf, shownState } from './show-devices.ts'
import { type UploadHead, uploadHead } from './upload-head.ts'

const outcomeOf = wordOf(outcomeCodes)
const verdictOf = wordOf(verdictCodes)
const reasonOf = wordOf(reasonCodes)
const errorOf = wordOf(errorCodeCodes)
const answerOf = wordOf(answerCodes)

type RowRow = {
  row: number
  outcome: number
  verdict: number
  verdict_at_check: number | null
  flags: number
  repairs: number
  warnings: number
  reason: number | null
  serial: string | null
  manufacturer: string | null
  model: string | null
  group_tag: string | null
  assigned_user: string | null
  product_key_id: string | null
  captured_at: number | null
  of_row: number | null
  hint_line: number | null
  column_name: string | null
  found: string | null
  remarks: RowRemarks | null
  state: number | null
  device_id: number | null
  error_code: number | null
  request_id: string | null
  answer: number | null
  waiting: boolean
  device_state: number | null
  last_seen_at: number | null
  device_error: number | null
  device_request: string | null
}

const shownColumns = `r.row, r.outcome, r.verdict, r.verdict_at_check, r.flags, r.repairs, r.warnings, r.reason, r.serial,
  r.manufacturer, r.model, r.group_tag, r.assigned_user, r.product_key_id, r.captured_at, r.of_row, r.hint_line,
  r.column_name, r.found, r.remarks, r.answer, r.state, r.device_id, r.error_code, r.request_id, d.state as device_state, d.last_seen_at,
  d.error_code as device_error, d.request_id as device_request`

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
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await shownRows(sql, head, page, now),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.row]) : null,
  }
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
  return sql<RowRow[]>`
    select ${sql.unsafe(shownColumns)}, ${waitingTest(sql, head.status)} as waiting from upload_rows r left join devices d on d.id = r.device_id
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
  const found = await selectRows(sql, head, sql`and r.row = ${row}`, -1, 1)
  return (await shownRows(sql, head, found, now))[0] ?? null
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
  const shown = await shownRows(sql, head, rows, now)
  const hashes = await sql<{ row: number; body: Buffer | null; refusedText: string | null }[]>`
    select r.row, h.body, h.refused_text as "refusedText" from upload_rows r join hardware h on h.id = r.hardware_id
    where r.upload_no = ${head.no} and r.row = any(${`{${rows.map((row) => row.row).join(',')}}`}::bigint[])`
  const byRow = new Map(hashes.map((hash) => [hash.row, hash]))
  return shown.map((row) => {
    const hash = byRow.get(row.row)
    return { ...row, body: hash?.body ?? null, refusedText: hash?.refusedText ?? null }
  })
}

async function shownRows(
  sql: Transaction,
  head: UploadHead,
  rows: readonly RowRow[],
  now: number,
): Promise<UploadRow[]> {
  const files = await sql<{ number: number; name: string; details: FileDetails }[]>`
    select number, name, details from upload_files where upload_no = ${head.no}`
  const named = new Map(files.map(({ number, name, details }) => [number, namedFile(name, details)]))
  const placeOf = (row: number) => {
    const { file, line } = placeOfRow(row, named.get(fileOfRow(row)))
    return { file: file ?? '', line }
  }
  const judged = head.checked_at !== null
  return rows.map((row) => ({
    row: row.row,
    ...placeOf(row.row),
    serialNumber: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    productKeyId: row.product_key_id,
    capturedAt: row.captured_at === null ? null : isoOf(row.captured_at * 1000),
    outcome: outcomeOf(row.outcome),
    verdict: row.outcome === outcomeCodes.accepted && judged ? verdictOf(row.verdict) : null,
    verdictAtCheck: row.verdict_at_check === null ? null : verdictOf(row.verdict_at_check),
    updated: (row.flags & rowFlags.updated) !== 0,
    reason: row.reason === null ? null : (reasonOf(row.reason) as Reason | DuplicateReason),
    column: row.column_name,
    found: row.found,
    hintLine: row.hint_line === null ? null : lineInFile(Number(row.hint_line), named.get(fileOfRow(row.row))),
    of: row.of_row === null ? null : { ...placeOf(row.of_row), row: row.of_row },
    repairs: wordsOf(repairBits, row.repairs),
    warnings: wordsOf(warningBits, row.warnings),
    ...shownRemarks(row.remarks),
    leftOut: (row.flags & rowFlags.leftOut) !== 0,
    mended: (row.flags & rowFlags.mended) !== 0,
    answer: row.answer === null ? null : answerOf(row.answer),
    waiting: row.waiting,
    olderCapture: (row.flags & rowFlags.olderCapture) !== 0,
    ...deviceOf(row, now),
  }))
}

/** A removed device gives no state; a row that failed without an entry of its own still says so. */
function deviceOf(row: RowRow, now: number): Pick<UploadRow, 'state' | 'error' | 'deviceId'> {
  const there = row.device_state !== null
  const state = there ? row.device_state : row.device_id === null ? row.state : null
  const ownError = row.error_code !== null
  const code = ownError ? row.error_code : there ? row.device_error : null
  const reason = row.reason === null || row.reason === reasonCodes['hardware-changed'] ? null : row.reason
  return {
    state: state === null ? null : shownState(state, row.last_seen_at, now),
    error:
      code === null
        ? null
        : {
            code: errorOf(code),
            reason: reason === null ? null : (reasonOf(reason) as Reason),
            requestId: ownError ? row.request_id : row.device_request,
          },
    deviceId: there ? row.device_id : null,
  }
}
