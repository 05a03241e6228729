import { hash } from 'node:crypto'
import { identityKeys, keyDigest } from '../../domain/device-identity.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { rowFlags } from '../codes.ts'
import { addToCounts } from '../upload-counts.ts'
import type { Connection } from './connection.ts'
import { numberOf, numbersARow, type PackedRows } from './pack-rows.ts'
import { takeNumbers } from './upload-head.ts'

/** A file's rows begin at its number times this. */
export const rowsAFile = 2 ** 32

const insertRow = `insert into upload_rows (upload_no, row, outcome, verdict, flags, repairs, warnings, reason, serial,
  manufacturer, model, group_tag, assigned_user, product_key_id, captured_at, os_build, hardware_id, ek, uuid, tuple,
  hint_line, column_name, found) values (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const insertHardware = 'insert into hardware (id, body, tail, text_sha256, refused_text) values (?, ?, ?, ?, ?)'

/** Inserts rows in their order, each hash once before its row, and adds them to the counts. */
export function storeRows(c: Connection, uploadNo: number, file: number, rows: PackedRows, counts: UploadCounts): void {
  const refusals = new Map(rows.refusals.map((refusal) => [refusal.at, refusal]))
  const rowStatement = c.kept(insertRow)
  const hardwareStatement = c.kept(insertHardware)
  let hardwareId = takeNumbers(c, 'hardware', rows.count)
  let offset = 0
  for (let at = 0; at < rows.count; at++) {
    const n = numbersOf(rows.numbers, at * numbersARow)
    const refusal = refusals.get(at)
    const bodyEnd = offset + (n.bodyLength ?? 0)
    const tailEnd = bodyEnd + (n.tailLength ?? 0)
    const hasHash = n.bodyLength !== null
    const text = refusal?.text ?? null
    const stored = hasHash || text !== null
    if (stored) {
      const body = hasHash ? rows.bytes.subarray(offset, bodyEnd) : null
      const tail = n.tailLength === null ? null : rows.bytes.subarray(bodyEnd, tailEnd)
      const mark = text === null ? null : hash('sha256', text, 'buffer')
      hardwareStatement.run(++hardwareId - 1, body, tail, mark, text)
    }
    offset = tailEnd
    const keys = refusal === undefined ? digestsOf(rows, at, n.modelUnset === 1) : noDigests
    rowStatement.run(
      uploadNo,
      file * rowsAFile + (n.line ?? 0),
      n.outcome,
      hasHash ? rowFlags.hasHash : 0,
      n.repairs,
      n.warnings,
      n.reason,
      rows.serials[at],
      rows.manufacturers[at],
      rows.models[at],
      rows.tags[at],
      rows.users[at],
      rows.productKeys[at],
      n.capturedAt,
      n.osBuild,
      stored ? hardwareId - 1 : null,
      keys.ek,
      keys.uuid,
      keys.tuple,
      n.hintLine,
      refusal?.column ?? null,
      refusal?.found ?? null,
    )
    addToCounts(
      counts,
      { outcome: n.outcome ?? 0, reason: n.reason, repairs: n.repairs ?? 0, warnings: n.warnings ?? 0 },
      1,
    )
  }
}

type Numbers = Record<keyof typeof numberOf, number | null>
const numberNames = Object.keys(numberOf) as (keyof typeof numberOf)[]

function numbersOf(numbers: Float64Array, base: number): Numbers {
  const named = {} as Numbers
  for (const name of numberNames) {
    const value = numbers[base + numberOf[name]] as number
    named[name] = Number.isNaN(value) ? null : value
  }
  return named
}

export type Digests = { ek: Uint8Array | null; uuid: Uint8Array | null; tuple: Uint8Array | null }
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
    ek: keys.ek === null ? null : keyDigest(keys.ek),
    uuid: keys.uuid === null ? null : keyDigest(keys.uuid),
    tuple: keys.tuple === null ? null : keyDigest(keys.tuple),
  }
}
