import type { UploadRow } from '../../domain/upload.ts'
import type { DuplicateReason, Reason } from '../../domain/words.ts'
import {
  answerCodes,
  errorCodeCodes,
  outcomeCodes,
  reasonCodes,
  repairBits,
  rowFlags,
  verdictCodes,
  warningBits,
  wordOf,
  wordsOf,
} from '../codes.ts'
import type { Flag } from '../device/device-row.ts'
import { isoOf, shownState } from '../device/show-device.ts'
import { fileOfRow, lineInFile, type NamedFile, placeOfRow } from '../upload/file-details.ts'
import { type RowRemarks, shownRemarks } from './row-remarks.ts'

const outcomeOf = wordOf(outcomeCodes)
const verdictOf = wordOf(verdictCodes)
const reasonOf = wordOf(reasonCodes)
const errorOf = wordOf(errorCodeCodes)
const answerOf = wordOf(answerCodes)

/** A row of `upload_rows` with the present state of the device that it became or found. */
export type ListedRow = {
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
  waiting: Flag
  device_state: number | null
  last_seen_at: number | null
  device_error: number | null
  device_request: string | null
}

/** Select list of a `ListedRow` but for `waiting`; `r` is `upload_rows`, `d` the device. */
export const listedColumns = `r.row, r.outcome, r.verdict, r.verdict_at_check, r.flags, r.repairs, r.warnings, r.reason, r.serial,
  r.manufacturer, r.model, r.group_tag, r.assigned_user, r.product_key_id, r.captured_at, r.of_row, r.hint_line,
  r.column_name, r.found, r.remarks, r.answer, r.state, r.device_id, r.error_code, r.request_id, d.state as device_state,
  d.last_seen_at, d.error_code as device_error, d.request_id as device_request`

/** What showing a row needs of its upload: whether it was judged yet, and its files by number. */
export type ShownUpload = { judged: boolean; fileOf(number: number): NamedFile | undefined }

/** A listed row as people see it. */
export function shownRow(row: ListedRow, { judged, fileOf }: ShownUpload, now: number): UploadRow {
  const placeOf = (row: number) => {
    const { file, line } = placeOfRow(row, fileOf(fileOfRow(row)))
    return { file: file ?? '', line }
  }
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
    verdict: row.outcome === outcomeCodes.accepted && judged ? verdictOf(row.verdict) : null,
    verdictAtCheck: row.verdict_at_check === null ? null : verdictOf(row.verdict_at_check),
    updated: (row.flags & rowFlags.updated) !== 0,
    reason: row.reason === null ? null : (reasonOf(row.reason) as Reason | DuplicateReason),
    column: row.column_name,
    found: row.found,
    hintLine: row.hint_line === null ? null : lineInFile(Number(row.hint_line), fileOf(fileOfRow(row.row))),
    of: row.of_row === null ? null : { ...placeOf(row.of_row), row: row.of_row },
    repairs: wordsOf(repairBits, row.repairs),
    warnings: wordsOf(warningBits, row.warnings),
    ...shownRemarks(row.remarks),
    leftOut: (row.flags & rowFlags.leftOut) !== 0,
    mended: (row.flags & rowFlags.mended) !== 0,
    answer: row.answer === null ? null : answerOf(row.answer),
    waiting: Boolean(row.waiting),
    olderCapture: (row.flags & rowFlags.olderCapture) !== 0,
    ...deviceOf(row, now),
  }
}

/** A removed device gives no state; a row that failed without an entry of its own still says so. */
function deviceOf(row: ListedRow, now: number): Pick<UploadRow, 'state' | 'error' | 'deviceId'> {
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
