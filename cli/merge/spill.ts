import type { ReadRow } from '../../domain/row.ts'
import type { Reason, Repair, Warning } from '../../domain/words.ts'

/**
 * What the first pass leaves on disk for the second: one record a row, so that memory does not grow with the input.
 * A record is u32 length of its text, u32 length of its hash, the text (JSON values parted by line feeds: line, serial,
 * manufacturer, model, group tag, user, product key id, and `SpilledRest` where a row is not plainly accepted), the hash
 * (canonical base64 without the `A`s at its end).
 */
export type SpilledRest = {
  reason?: Reason | null
  column?: string | null
  found?: string | null
  hintLine?: number | null
  repairs?: Repair[]
  warnings?: Warning[]
}

/** A record read back: the JSON texts of its values, and the hash's bytes. */
export type SpilledRow = {
  line: string
  serialNumber: string
  manufacturer: string
  model: string
  groupTag: string
  assignedUser: string
  productKeyId: string
  rest: SpilledRest | null
  hash: Buffer
}

/** Enough for any row: seven values of bounded length, and a hash of 4000 characters. */
const longestRecord = 64 * 1024

/** Gathers records until the buffer is nearly full. */
export class SpillBuffer {
  readonly bytes = Buffer.allocUnsafe(512 * 1024)
  length = 0

  get isFull(): boolean {
    return this.length > this.bytes.length - longestRecord
  }

  add(row: ReadRow, canonicalHash: string): void {
    const { bytes } = this
    const start = this.length + 8
    const textLength = bytes.write(spilledText(row), start, 'utf8')
    const hashLength = row.body === null ? 0 : Math.ceil((row.body.length + 36) / 3) * 4
    bytes.write(canonicalHash, start + textLength, hashLength, 'latin1')
    bytes.writeUInt32LE(textLength, this.length)
    bytes.writeUInt32LE(hashLength, this.length + 4)
    this.length = start + textLength + hashLength
  }
}

function spilledText(row: ReadRow): string {
  const { serialNumber, manufacturer, model, groupTag, assignedUser, productKeyId } = row
  return (
    `${row.line}\n${json(serialNumber)}\n${json(manufacturer)}\n${json(model)}\n${json(groupTag)}\n` +
    `${json(assignedUser)}\n${json(productKeyId)}\n${spilledRest(row)}`
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/

function json(value: string | null): string {
  if (value === null) return 'null'
  return escaped.test(value) ? JSON.stringify(value) : `"${value}"`
}

function spilledRest(row: ReadRow): string {
  if (row.outcome === 'accepted' && row.repairs.length === 0 && row.warnings.length === 0) return ''
  const { reason, column, found, hintLine, repairs, warnings } = row
  const rest: SpilledRest =
    reason === null ? { repairs, warnings } : { reason, column, found, hintLine, repairs, warnings }
  return JSON.stringify(rest)
}

/** The records of a spilled batch, in order. */
export function* spilledRows(batch: Buffer): Generator<SpilledRow> {
  for (let at = 0; at < batch.length; ) {
    const textEnd = at + 8 + batch.readUInt32LE(at)
    const end = textEnd + batch.readUInt32LE(at + 4)
    const values = batch.toString('utf8', at + 8, textEnd).split('\n') as FixedValues
    const [line, serialNumber, manufacturer, model, groupTag, assignedUser, productKeyId, rest] = values
    yield {
      line,
      serialNumber,
      manufacturer,
      model,
      groupTag,
      assignedUser,
      productKeyId,
      rest: rest === '' ? null : (JSON.parse(rest) as SpilledRest),
      hash: batch.subarray(textEnd, end),
    }
    at = end
  }
}

type FixedValues = [string, string, string, string, string, string, string, string]
