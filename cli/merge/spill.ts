import type { ReadRow, RowNotes, UnprovenHash } from '../../domain/row.ts'
import type { Reason, Repair, Warning } from '../../domain/words.ts'
import type { PlainRow } from '../../steps/merge/plain-row.ts'
import type { ShortText } from '../../steps/merge/short-text.ts'
import { intuneLine } from '../../steps/merge/write-intune.ts'

/**
 * What the first pass leaves on disk for the second: one record a row, so that memory does not grow with the input. A
 * record has a head (u32 bytes of its text, u32 bytes of its hash, u16 bytes of its line, u16 marks), then the line that
 * a file for Intune has before the hash, the hash (canonical base64 without the `A`s at its end), and the text: JSON
 * values parted by line feeds (line, serial, manufacturer, model, group tag, user, product key id, and `SpilledRest`
 * where a row is not plainly accepted).
 */
export type SpilledRest = {
  reason?: Reason | null
  column?: string | null
  found?: string | null
  hintLine?: number | null
  repairs?: Repair[]
  warnings?: Warning[]
  notes?: RowNotes | null
  unproven?: UnprovenHash | null
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

const headBytes = 12
/** Enough for any row: seven values of bounded length, and a hash of 4000 characters. */
const longestRecord = 64 * 1024
const mark = { refused: 1, remarked: 2, tagged: 4, line: 8, noTpm: 16 } as const
/** What is remarked of so many rows that it has a mark of its own. */
const noTpm = '{"repairs":[],"warnings":["no-tpm"]}'

/** Gathers records until the buffer is nearly full. */
export class SpillBuffer {
  readonly bytes = Buffer.allocUnsafeSlow(512 * 1024)
  length = 0

  get isFull(): boolean {
    return this.length > this.bytes.length - longestRecord
  }

  /** `hash`: the canonical text of the row's hash without the `A`s at its end, empty where it has none. */
  add(row: ReadRow, hash: string): void {
    const { bytes, length } = this
    const line = row.body === null ? null : intuneLine(row, noColumns)
    const rest = spilledRest(row)
    const lineLength = line === null ? 0 : bytes.write(line.before, length + headBytes, 'latin1')
    const hashStart = length + headBytes + lineLength
    const hashLength = bytes.write(hash, hashStart, 'latin1')
    const textLength = bytes.write(spilledText(row) + rest, hashStart + hashLength, 'utf8')
    this.#close(length + headBytes + lineLength, hashLength, textLength, marksOf(row, rest, line !== null))
  }

  /** The same record of a row of which no texts were made. */
  addPlain(row: PlainRow): void {
    const { bytes } = this
    let at = row.serialNumber.writeTo(bytes, this.length + headBytes)
    bytes[at] = comma
    at = row.productKeyId.writeTo(bytes, at + 1)
    bytes[at] = comma
    const hashStart = at + 1
    const textStart = hashStart + row.source.copy(bytes, hashStart, row.hashStart, row.hashEnd)
    at = textStart + bytes.write(`${row.line}\n`, textStart, 'latin1')
    at = writeJson(bytes, at, row.serialNumber)
    at = writeJson(bytes, at, row.manufacturer)
    at = writeJson(bytes, at, row.model)
    at = writeJson(bytes, at, row.groupTag)
    at = writeJson(bytes, at, row.assignedUser)
    at = writeJson(bytes, at, row.productKeyId)
    const tagged = row.groupTag.isEmpty && row.assignedUser.isEmpty ? 0 : mark.tagged
    if (row.ek === 0) at += bytes.write(noTpm, at, 'latin1')
    const remark = row.ek === 0 ? mark.noTpm : 0
    this.#close(hashStart, textStart - hashStart, at - textStart, mark.line | tagged | remark)
  }

  /** Writes the head of the record that begins at `length`, and takes it in. */
  #close(hashStart: number, hashLength: number, textLength: number, marks: number): void {
    const { bytes, length } = this
    bytes.writeUInt32LE(textLength, length)
    bytes.writeUInt32LE(hashLength, length + 4)
    bytes.writeUInt16LE(hashStart - length - headBytes, length + 8)
    bytes.writeUInt16LE(marks, length + 10)
    this.length = hashStart + hashLength + textLength
  }
}

/** Writes a text as JSON: a short text has nothing that would have to be escaped. */
function writeJson(bytes: Buffer, at: number, text: ShortText): number {
  if (text.isEmpty) return nullText.copy(bytes, at) + at
  bytes[at] = quote
  const end = text.writeTo(bytes, at + 1)
  bytes[end] = quote
  bytes[end + 1] = lineFeed
  return end + 2
}

const comma = 44
const quote = 34
const lineFeed = 10
const nullText = Buffer.from('null\n')

const noColumns = { groupTag: false, assignedUser: false }

function marksOf(row: ReadRow, rest: string, hasLine: boolean): number {
  return (
    (row.outcome === 'refused' ? mark.refused : 0) |
    (rest === '' ? 0 : rest === noTpm ? mark.noTpm : mark.remarked) |
    (row.groupTag === null && row.assignedUser === null ? 0 : mark.tagged) |
    (hasLine ? mark.line : 0)
  )
}

function spilledText(row: ReadRow): string {
  const { serialNumber, manufacturer, model, groupTag, assignedUser, productKeyId } = row
  return (
    `${row.line}\n${json(serialNumber)}\n${json(manufacturer)}\n${json(model)}\n${json(groupTag)}\n` +
    `${json(assignedUser)}\n${json(productKeyId)}\n`
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
  const { reason, column, found, hintLine, repairs, warnings, notes, unproven } = row
  const remarks = { repairs, warnings, ...(notes === null ? {} : { notes }) }
  const rest: SpilledRest = reason === null ? remarks : { reason, column, found, hintLine, unproven, ...remarks }
  return JSON.stringify(rest)
}

/** Goes through the records of a spilled batch, in order. */
export class SpillCursor {
  /** Where the line before the hash, the hash and the text of the current record begin, and where it ends. */
  lineStart = 0
  hashStart = 0
  textStart = 0
  end = 0
  readonly batch: Buffer
  #marks = 0

  constructor(batch: Buffer) {
    this.batch = batch
  }

  next(): boolean {
    const { batch, end } = this
    if (end >= batch.length) return false
    this.lineStart = end + headBytes
    this.hashStart = this.lineStart + batch.readUInt16LE(end + 8)
    this.textStart = this.hashStart + batch.readUInt32LE(end + 4)
    this.end = this.textStart + batch.readUInt32LE(end)
    this.#marks = batch.readUInt16LE(end + 10)
    return true
  }

  get isRefused(): boolean {
    return (this.#marks & mark.refused) !== 0
  }

  /** Accepted without any repair, or warning but `no-tpm`, with a hash and values that a file for Intune can carry, no tag, no user. */
  get isPlain(): boolean {
    return (this.#marks & ~mark.noTpm) === mark.line
  }

  get hasNoTpm(): boolean {
    return (this.#marks & mark.noTpm) !== 0
  }

  /** The record in full. */
  read(): SpilledRow {
    const { batch, hashStart, textStart, end } = this
    const values = batch.toString('utf8', textStart, end).split('\n') as FixedValues
    const [line, serialNumber, manufacturer, model, groupTag, assignedUser, productKeyId, rest] = values
    return {
      line,
      serialNumber,
      manufacturer,
      model,
      groupTag,
      assignedUser,
      productKeyId,
      rest: rest === '' ? null : (JSON.parse(rest) as SpilledRest),
      hash: batch.subarray(hashStart, textStart),
    }
  }
}

type FixedValues = [string, string, string, string, string, string, string, string]
