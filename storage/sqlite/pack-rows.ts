import type { TransferListItem } from 'node:worker_threads'
import type { ReadRow } from '../../domain/row.ts'
import { maskOf, outcomeCodes, reasonCodes, repairBits, warningBits } from '../codes.ts'
import { rowRemarks } from '../row/row-remarks.ts'

/**
 * A batch of read rows in columns: thousands of small objects and byte arrays cost more to hand to another thread than
 * to store. Bodies and tails lie one after another in one buffer that is given away.
 */
export type PackedRows = {
  count: number
  /** `numbersARow` numbers a row; NaN stands for null. */
  numbers: Float64Array<ArrayBuffer>
  serials: (string | null)[]
  manufacturers: (string | null)[]
  models: (string | null)[]
  tags: (string | null)[]
  users: (string | null)[]
  productKeys: (string | null)[]
  eks: (string | null)[]
  uuids: (string | null)[]
  /** The few rows that were refused. */
  refusals: { at: number; column: string | null; found: string | null; text: string | null }[]
  /** The few rows of which something is remarked, as JSON (row-remarks.ts). */
  remarks: { at: number; remarks: string }[]
  bytes: Uint8Array<ArrayBuffer>
}

export const numberOf = {
  line: 0,
  outcome: 1,
  reason: 2,
  repairs: 3,
  warnings: 4,
  capturedAt: 5,
  osBuild: 6,
  hintLine: 7,
  bodyLength: 8,
  tailLength: 9,
  /** 1 where firmware never set the model: the one shown is the file's and no part of the identity. */
  modelUnset: 10,
} as const
export const numbersARow = 11

/** Packs rows; `transfer` names the memory to give away. */
export function packRows(rows: readonly ReadRow[]): { packed: PackedRows; transfer: TransferListItem[] } {
  const count = rows.length
  const numbers = new Float64Array(count * numbersARow)
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + (row.body?.length ?? 0) + (row.tail?.length ?? 0), 0))
  const packed: PackedRows = {
    count,
    numbers,
    serials: new Array(count),
    manufacturers: new Array(count),
    models: new Array(count),
    tags: new Array(count),
    users: new Array(count),
    productKeys: new Array(count),
    eks: new Array(count),
    uuids: new Array(count),
    refusals: [],
    remarks: [],
    bytes,
  }
  let offset = 0
  for (let at = 0; at < count; at++) {
    const row = rows[at] as ReadRow
    packNumbers(numbers, at * numbersARow, row)
    packTexts(packed, at, row)
    if (row.body !== null) bytes.set(row.body, offset)
    offset += row.body?.length ?? 0
    if (row.tail !== null) bytes.set(row.tail, offset)
    offset += row.tail?.length ?? 0
  }
  return { packed, transfer: [numbers.buffer, bytes.buffer] }
}

function packNumbers(numbers: Float64Array, base: number, row: ReadRow): void {
  numbers[base + numberOf.line] = row.line
  numbers[base + numberOf.outcome] = outcomeCodes[row.outcome]
  numbers[base + numberOf.reason] = row.reason === null ? Number.NaN : reasonCodes[row.reason]
  numbers[base + numberOf.repairs] = maskOf(repairBits, row.repairs)
  numbers[base + numberOf.warnings] = maskOf(warningBits, row.warnings)
  numbers[base + numberOf.capturedAt] = row.identity?.capturedAt ?? Number.NaN
  numbers[base + numberOf.osBuild] = row.identity?.osBuild ?? Number.NaN
  numbers[base + numberOf.hintLine] = row.hintLine ?? Number.NaN
  numbers[base + numberOf.bodyLength] = row.body?.length ?? Number.NaN
  numbers[base + numberOf.tailLength] = row.tail?.length ?? Number.NaN
  numbers[base + numberOf.modelUnset] = row.identity !== null && row.identity.model === null ? 1 : 0
}

function packTexts(packed: PackedRows, at: number, row: ReadRow): void {
  packed.serials[at] = row.serialNumber
  packed.manufacturers[at] = row.identity?.manufacturer ?? row.manufacturer
  packed.models[at] = row.identity?.model ?? row.model
  packed.tags[at] = row.groupTag
  packed.users[at] = row.assignedUser
  packed.productKeys[at] = row.productKeyId
  packed.eks[at] = row.identity?.ek ?? null
  packed.uuids[at] = row.identity?.uuid ?? null
  const remarks = rowRemarks(row)
  if (remarks !== null) packed.remarks.push({ at, remarks: JSON.stringify(remarks) })
  if (row.outcome === 'refused') {
    packed.refusals.push({ at, column: row.column, found: row.found, text: row.refusedHashText })
  }
}
