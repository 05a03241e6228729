import { hash } from 'node:crypto'
import { identityKeys } from '../../domain/device-identity.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { rowFlags } from '../codes.ts'
import { rowsAFile } from '../upload/file-details.ts'
import { addToCounts } from '../upload/upload-counts.ts'
import type { Connection } from './connection.ts'
import { numberOf, numbersARow, type PackedRows } from './pack-rows.ts'
import { takeNumbers } from './upload-head.ts'

const insertRow = `insert into upload_rows (upload_no, row, outcome, verdict, flags, repairs, warnings, reason, serial,
  manufacturer, model, group_tag, assigned_user, product_key_id, captured_at, os_build, hardware_id, ek, uuid, tuple,
  hint_line, column_name, found) 
  values (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?), unhex(?), ?, ?, ?)`
const insertHardware = 'insert into hardware (id, body, tail, text_sha256, refused_text) values (?, ?, ?, ?, ?)'

/** A row as it was read, unpacked; its numbers are those of storage/codes.ts. */
export type Parsed = {
  line: number
  outcome: number
  reason: number | null
  repairs: number
  warnings: number
  capturedAt: number | null
  osBuild: number | null
  hintLine: number | null
  serial: string | null
  manufacturer: string | null
  model: string | null
  groupTag: string | null
  assignedUser: string | null
  productKeyId: string | null
  /** Digests of the keys, as hexadecimal text. */
  ek: string | null
  uuid: string | null
  tuple: string | null
  body: Uint8Array | null
  tail: Uint8Array | null
  refusedText: string | null
  column: string | null
  found: string | null
  /** JSON of storage/row-remarks.ts. */
  remarks: string | null
}

/** Unpacks rows in their order. */
export function parsedRows(rows: PackedRows): Parsed[] {
  const remarks = new Map(rows.remarks.map(({ at, remarks }) => [at, remarks]))
  const refusals = new Map(rows.refusals.map((refusal) => [refusal.at, refusal]))
  const parsed: Parsed[] = new Array(rows.count)
  let offset = 0
  for (let at = 0; at < rows.count; at++) {
    const number = (which: number) => {
      const value = rows.numbers[at * numbersARow + which] as number
      return Number.isNaN(value) ? null : value
    }
    const bodyLength = number(numberOf.bodyLength)
    const tailLength = number(numberOf.tailLength)
    const bodyEnd = offset + (bodyLength ?? 0)
    const tailEnd = bodyEnd + (tailLength ?? 0)
    const refusal = refusals.get(at)
    const keys = refusal === undefined ? digestsOf(rows, at, number(numberOf.modelUnset) === 1) : noDigests
    parsed[at] = {
      line: number(numberOf.line) ?? 0,
      outcome: number(numberOf.outcome) ?? 0,
      reason: number(numberOf.reason),
      repairs: number(numberOf.repairs) ?? 0,
      warnings: number(numberOf.warnings) ?? 0,
      capturedAt: number(numberOf.capturedAt),
      osBuild: number(numberOf.osBuild),
      hintLine: number(numberOf.hintLine),
      serial: rows.serials[at] ?? null,
      manufacturer: rows.manufacturers[at] ?? null,
      model: rows.models[at] ?? null,
      groupTag: rows.tags[at] ?? null,
      assignedUser: rows.users[at] ?? null,
      productKeyId: rows.productKeys[at] ?? null,
      ek: keys.ek,
      uuid: keys.uuid,
      tuple: keys.tuple,
      body: bodyLength === null ? null : rows.bytes.subarray(offset, bodyEnd),
      tail: tailLength === null ? null : rows.bytes.subarray(bodyEnd, tailEnd),
      refusedText: refusal?.text ?? null,
      column: refusal?.column ?? null,
      found: refusal?.found ?? null,
      remarks: remarks.get(at) ?? null,
    }
    offset = tailEnd
  }
  return parsed
}

/** Inserts rows in their order, each hash once before its row, and adds them to the counts. */
export function storeRows(c: Connection, uploadNo: number, file: number, rows: PackedRows, counts: UploadCounts): void {
  const insert = c.kept(insertRow)
  let hardwareId = takeNumbers(c, 'hardware', rows.count)
  for (const row of parsedRows(rows)) {
    const stored = hasHardware(row)
    if (stored) writeHardware(c, hardwareId, row)
    insert.run(
      uploadNo,
      file * rowsAFile + row.line,
      row.outcome,
      row.body === null ? 0 : rowFlags.hasHash,
      row.repairs,
      row.warnings,
      row.reason,
      row.serial,
      row.manufacturer,
      row.model,
      row.groupTag,
      row.assignedUser,
      row.productKeyId,
      row.capturedAt,
      row.osBuild,
      stored ? hardwareId : null,
      row.ek,
      row.uuid,
      row.tuple,
      row.hintLine,
      row.column,
      row.found,
    )
    if (row.remarks !== null) storeRemarks(c, uploadNo, file * rowsAFile + row.line, row.remarks)
    if (stored) hardwareId += 1
    addToCounts(counts, row, 1)
  }
}

/** Few rows have any, so that they need no place among the values of each. */
export function storeRemarks(c: Connection, uploadNo: number, row: number, remarks: string | null): void {
  c.kept('update upload_rows set remarks = ? where upload_no = ? and row = ?').run(remarks, uploadNo, row)
}

/** Stores the hash of one row; its number, or null where it has none. */
export function storeHardware(c: Connection, row: Parsed): number | null {
  if (!hasHardware(row)) return null
  const id = takeNumbers(c, 'hardware', 1)
  writeHardware(c, id, row)
  return id
}

function hasHardware(row: Parsed): boolean {
  return row.body !== null || row.refusedText !== null
}

function writeHardware(c: Connection, id: number, row: Parsed): void {
  const mark = row.refusedText === null ? null : hash('sha256', row.refusedText, 'buffer')
  c.kept(insertHardware).run(id, row.body, row.tail, mark, row.refusedText)
}

type Digests = Pick<Parsed, 'ek' | 'uuid' | 'tuple'>
const noDigests: Digests = { ek: null, uuid: null, tuple: null }

function digestsOf(rows: PackedRows, at: number, modelUnset: boolean): Digests {
  const keys = identityKeys({
    ek: rows.eks[at] ?? null,
    uuid: rows.uuids[at] ?? null,
    serialNumber: rows.serials[at] ?? null,
    manufacturer: rows.manufacturers[at] ?? null,
    model: modelUnset ? null : (rows.models[at] ?? null),
  })
  return {
    ek: digestOf(keys.ek),
    uuid: digestOf(keys.uuid),
    tuple: digestOf(keys.tuple),
  }
}

/** The first 16 bytes of a key's SHA-256 (domain's `keyDigest`) as SQLite's `hex` writes them. */
function digestOf(key: string | null): string | null {
  return key === null ? null : hash('sha256', key, 'hex').slice(0, 32).toUpperCase()
}
