import type { DeviceState, UploadStatus } from '../../domain/words.ts'
import { outcomeCodes, reasonCodes, repairBits, rowFlags, stateCodes, verdictCodes, warningBits } from '../codes.ts'
import type { RowFilter } from '../contract/rows.ts'
import { weekMs } from '../device/show-device.ts'
import { rowsAFile } from '../upload/file-details.ts'
import type { Piece } from './device-filter.ts'

/** A filter of rows as a condition on `upload_rows r left join devices d`; `status` is their upload's. */
export function rowConditions(filter: RowFilter, status: UploadStatus, now: number): Piece {
  const sql: string[] = []
  const values: unknown[] = []
  const add = (text: string, ...more: unknown[]) => {
    sql.push(text)
    values.push(...more)
  }
  const oneOf = (column: string, codes: number[]) => add(`${column} in (${codes.map(() => '?').join(', ')})`, ...codes)
  const anyBit = (column: string, bits: number[]) =>
    add(
      `${column} & ? <> 0`,
      bits.reduce((sum, bit) => sum | bit, 0),
    )
  const flag = (bit: number, set: boolean) => add(`r.flags & ? ${set ? '<>' : '='} 0`, bit)
  if (filter.file !== undefined) {
    add('r.row >= ? and r.row < ?', filter.file * rowsAFile, (filter.file + 1) * rowsAFile)
  }
  if (filter.outcome !== undefined)
    oneOf(
      'r.outcome',
      filter.outcome.map((outcome) => outcomeCodes[outcome]),
    )
  if (filter.verdict !== undefined) {
    add('r.outcome = ?', outcomeCodes.accepted)
    oneOf(
      'r.verdict',
      filter.verdict.map((verdict) => verdictCodes[verdict]),
    )
  }
  if (filter.state !== undefined) {
    const states = filter.state.map((state) => stateTest(state, now))
    add(`(${states.map((state) => state.sql).join(' or ') || '0'})`, ...states.flatMap((state) => state.values))
  }
  if (filter.reason !== undefined)
    oneOf(
      'r.reason',
      filter.reason.map((reason) => reasonCodes[reason]),
    )
  if (filter.repair !== undefined)
    anyBit(
      'r.repairs',
      filter.repair.map((repair) => repairBits[repair]),
    )
  if (filter.warning !== undefined)
    anyBit(
      'r.warnings',
      filter.warning.map((warning) => warningBits[warning]),
    )
  if (filter.leftOut !== undefined) flag(rowFlags.leftOut, filter.leftOut)
  if (filter.updated !== undefined) flag(rowFlags.updated, filter.updated)
  if (filter.registered !== undefined) add(`r.device_id is ${filter.registered ? 'not ' : ''}null`)
  if (filter.olderCapture !== undefined) flag(rowFlags.olderCapture, filter.olderCapture)
  if (filter.waiting !== undefined) add(`${waitingTest(status)} = ?`, Number(filter.waiting))
  if (filter.search !== undefined && filter.search !== '') {
    const needle = filter.search.toLowerCase()
    const columns = ['serial', 'assigned_user', 'model', 'group_tag']
    add(`(${columns.map((column) => `instr(folded(r.${column}), ?) > 0`).join(' or ')})`, ...columns.map(() => needle))
  }
  return { sql: sql.length === 0 ? '1' : sql.join(' and '), values }
}

/** Whether changed hardware waits for an answer: while checked of the row, and then of the device, until one is given. */
export function waitingTest(status: UploadStatus): string {
  return status === 'checked'
    ? `(r.outcome = ${outcomeCodes.accepted} and r.verdict = ${verdictCodes['hardware-changed']}
        and r.flags & ${rowFlags.leftOut} = 0 and r.answer is null)`
    : 'coalesce(d.attention_upload = r.upload_no and d.attention_row = r.row, 0)'
}

/** The state as it is shown: of the device where there is one, else of the row that failed without. */
function stateTest(state: DeviceState, now: number): Piece {
  const seen = [stateCodes.active, now - weekMs]
  if (state === 'inactive') return { sql: 'd.state = ? and d.last_seen_at <= ?', values: seen }
  if (state === 'active') return { sql: 'd.state = ? and (d.last_seen_at is null or d.last_seen_at > ?)', values: seen }
  return { sql: 'coalesce(d.state, case when r.device_id is null then r.state end) = ?', values: [stateCodes[state]] }
}
