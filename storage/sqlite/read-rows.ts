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
import { fileOfRow, lineInFile } from '../file-details.ts'
import { type RowRemarks, shownRemarks } from '../row-remarks.ts'
import type { Connection } from './connection.ts'
import type { Piece } from './device-filter.ts'
import { rowConditions, waitingTest } from './row-filter.ts'
import { isoOf, Names, shownState } from './show-devices.ts'
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
  remarks: string | null
  state: number | null
  device_id: number | null
  error_code: number | null
  request_id: string | null
  answer: number | null
  waiting: number
  device_state: number | null
  last_seen_at: number | null
  device_error: number | null
  device_request: string | null
}

/** Rows with the present state of the device that each became or found. */
const fromRows = `from upload_rows r left join devices d on d.id = r.device_id`
const shownColumns = `r.row, r.outcome, r.verdict, r.verdict_at_check, r.flags, r.repairs, r.warnings, r.reason, r.serial,
  r.manufacturer, r.model, r.group_tag, r.assigned_user, r.product_key_id, r.captured_at, r.of_row, r.hint_line,
  r.column_name, r.found, r.remarks, r.answer, r.state, r.device_id, r.error_code, r.request_id, d.state as device_state, d.last_seen_at,
  d.error_code as device_error, d.request_id as device_request`

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
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: shownRows(c, head, page, now),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.row]) : null,
  }
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

function selectRows(
  c: Connection,
  head: UploadHead,
  filter: Piece,
  after: unknown,
  limit: number,
  more = '',
): RowRow[] {
  return c
    .kept(
      `select ${shownColumns}, ${waitingTest(head.status)} as waiting${more} ${fromRows} where r.upload_no = ? and r.row > ? and ${filter.sql} order by r.row limit ?`,
    )
    .all(head.no, after, ...filter.values, limit) as unknown as RowRow[]
}

/** One row, or null. */
export function getRow(c: Connection, org: OrganizationNo, upload: string, row: number, now: number): UploadRow | null {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return null
  const [found] = selectRows(c, head, { sql: 'r.row = ?', values: [row] }, -1, 1)
  return found === undefined ? null : (shownRows(c, head, [found], now)[0] ?? null)
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
  const rows = selectRows(c, head, failed, after, limit, ', r.hardware_id') as (RowRow & {
    hardware_id: number | null
  })[]
  const shown = shownRows(c, head, rows, now)
  const hash = c.kept('select body, refused_text as refusedText from hardware where id = ?')
  return shown.map((row, at) => {
    const found = hash.get(rows[at]?.hardware_id ?? null) as Omit<Hash, 'tail'> | undefined
    return { ...row, body: found?.body ?? null, refusedText: found?.refusedText ?? null }
  })
}

function shownRows(c: Connection, head: UploadHead, rows: readonly RowRow[], now: number): UploadRow[] {
  const names = new Names(c)
  const placeOf = (row: number) => {
    const { file, line } = names.place(head.no, row)
    return { file: file ?? '', line }
  }
  const judged = head.checked_at !== null
  return rows.map((row) => {
    const accepted = row.outcome === outcomeCodes.accepted
    return {
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
      verdict: accepted && judged ? verdictOf(row.verdict) : null,
      verdictAtCheck: row.verdict_at_check === null ? null : verdictOf(row.verdict_at_check),
      updated: (row.flags & rowFlags.updated) !== 0,
      reason: row.reason === null ? null : (reasonOf(row.reason) as Reason | DuplicateReason),
      column: row.column_name,
      found: row.found,
      hintLine: row.hint_line === null ? null : lineInFile(row.hint_line, names.file(head.no, fileOfRow(row.row))),
      of: row.of_row === null ? null : { ...placeOf(row.of_row), row: row.of_row },
      repairs: wordsOf(repairBits, row.repairs),
      warnings: wordsOf(warningBits, row.warnings),
      ...shownRemarks(row.remarks === null ? null : (JSON.parse(row.remarks) as RowRemarks)),
      leftOut: (row.flags & rowFlags.leftOut) !== 0,
      mended: (row.flags & rowFlags.mended) !== 0,
      answer: row.answer === null ? null : answerOf(row.answer),
      waiting: row.waiting === 1,
      olderCapture: (row.flags & rowFlags.olderCapture) !== 0,
      ...deviceOf(row, now),
    }
  })
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
