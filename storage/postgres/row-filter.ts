import type { DeviceState, UploadStatus } from '../../domain/words.ts'
import { outcomeCodes, reasonCodes, repairBits, rowFlags, stateCodes, verdictCodes, warningBits } from '../codes.ts'
import type { RowFilter } from '../contract/rows.ts'
import { weekMs } from '../device/show-device.ts'
import { rowsAFile } from '../upload/file-details.ts'
import { numbers } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { likePattern } from './device-filter.ts'

/** A filter of rows as a condition on `upload_rows r left join devices d`, beginning with `and`; `status` is their upload's. */
export function rowConditions(sql: Transaction, filter: RowFilter, status: UploadStatus, now: number): Fragment {
  const tests: Fragment[] = []
  const oneOf = (column: string, codes: number[]) =>
    tests.push(sql`and ${sql.unsafe(column)} = any(${numbers(codes)}::smallint[])`)
  const anyBit = (column: string, bits: number[]) =>
    tests.push(sql`and ${sql.unsafe(column)} & ${bits.reduce((sum, bit) => sum | bit, 0)}::smallint <> 0`)
  const flag = (bit: number, set: boolean) => tests.push(sql`and (r.flags & ${bit}::smallint <> 0) = ${set}`)
  const { file } = filter
  if (file !== undefined) tests.push(sql`and r.row between ${file * rowsAFile} and ${(file + 1) * rowsAFile - 1}`)
  if (filter.outcome)
    oneOf(
      'r.outcome',
      filter.outcome.map((outcome) => outcomeCodes[outcome]),
    )
  if (filter.verdict) {
    oneOf('r.outcome', [outcomeCodes.accepted])
    oneOf(
      'r.verdict',
      filter.verdict.map((verdict) => verdictCodes[verdict]),
    )
  }
  if (filter.state) {
    const states = filter.state.map((state) => stateTest(sql, state, now))
    tests.push(sql`and (${states.reduce((before, state) => sql`${before} or ${state}`, sql`false`)})`)
  }
  if (filter.reason)
    oneOf(
      'r.reason',
      filter.reason.map((reason) => reasonCodes[reason]),
    )
  if (filter.repair)
    anyBit(
      'r.repairs',
      filter.repair.map((repair) => repairBits[repair]),
    )
  if (filter.warning)
    anyBit(
      'r.warnings',
      filter.warning.map((warning) => warningBits[warning]),
    )
  if (filter.leftOut !== undefined) flag(rowFlags.leftOut, filter.leftOut)
  if (filter.updated !== undefined) flag(rowFlags.updated, filter.updated)
  if (filter.registered !== undefined) tests.push(sql`and (r.device_id is not null) = ${filter.registered}`)
  if (filter.olderCapture !== undefined) flag(rowFlags.olderCapture, filter.olderCapture)
  if (filter.waiting !== undefined) tests.push(sql`and ${waitingTest(sql, status)} = ${filter.waiting}`)
  if (filter.search) {
    const pattern = likePattern(filter.search)
    tests.push(sql`and (lower(r.serial) like ${pattern} or lower(r.assigned_user) like ${pattern}
      or lower(r.model) like ${pattern} or lower(r.group_tag) like ${pattern})`)
  }
  return joined(sql, tests)
}

/** Whether changed hardware waits for an answer: while checked of the row, and then of the device, until one is given. */
export function waitingTest(sql: Transaction, status: UploadStatus): Fragment {
  return status === 'checked'
    ? sql`(r.outcome = ${outcomeCodes.accepted} and r.verdict = ${verdictCodes['hardware-changed']}
        and r.flags & ${rowFlags.leftOut}::smallint = 0 and r.answer is null)`
    : sql`coalesce(d.attention_upload = r.upload_no and d.attention_row = r.row, false)`
}

/** Pieces one after another. */
export function joined(sql: Transaction, pieces: readonly Fragment[]): Fragment {
  return pieces.reduce((before, piece) => sql`${before} ${piece}`, sql``)
}

/** The state as it is shown: of the device where there is one, else of the row that failed without. */
function stateTest(sql: Transaction, state: DeviceState, now: number): Fragment {
  const { active } = stateCodes
  const weekAgo = now - weekMs
  if (state === 'inactive') return sql`d.state = ${active} and d.last_seen_at <= ${weekAgo}`
  if (state === 'active') return sql`d.state = ${active} and (d.last_seen_at is null or d.last_seen_at > ${weekAgo})`
  return sql`coalesce(d.state, case when r.device_id is null then r.state end) = ${stateCodes[state]}`
}
