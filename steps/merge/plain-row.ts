import { captureAt, ekAt, epoch2000, isWinPe } from '../../domain/hardware-hash/identity.ts'
import { type RecordIndex, recordType, u16, u32 } from '../../domain/hardware-hash/layout.ts'
import { defaultUuids } from '../../domain/hardware-hash/placeholders.ts'
import { type ProvenHash, provePlainHash } from '../../domain/hardware-hash/prove-plain.ts'
import type { ColumnPlaces } from './column-places.ts'
import { ShortText } from './short-text.ts'
import type { RecordSplitter } from './split-records.ts'

/**
 * A row as nearly all are, read from its bytes without making any text of them: its hash canonical and proven, the cells
 * beside it empty or what the hash says, nothing to repair or refuse, nor to warn of but that it has no TPM key (`ek` 0). checkRow says the same of it, and is asked
 * about every other row. What is here stands only until the next row is read.
 */
export class PlainRow {
  line = 0
  /** Where the hash stands in `source`, without its padding. */
  source: Buffer = Buffer.alloc(0)
  hashStart = 0
  hashEnd = 0
  readonly serialNumber = new ShortText()
  readonly manufacturer = new ShortText()
  readonly model = new ShortText()
  readonly productKeyId = new ShortText()
  readonly groupTag = new ShortText()
  readonly assignedUser = new ShortText()
  /** The body, and where in it the EK digest (0: none) and the SMBIOS UUID stand. */
  body: Buffer = Buffer.alloc(0)
  ek = 0
  uuid = 0
  /** Unix seconds. */
  capturedAt = 0

  #latest: number

  /** `now` in Unix seconds: a capture more than a day ahead is looked at in full. */
  constructor(now: number) {
    this.#latest = now + 86_400
  }

  /** Reads the splitter's record; false where it is not such a row. */
  read(record: RecordSplitter, places: ColumnPlaces): boolean {
    const hash = places.hash
    if (hash < 0 || hash >= record.fieldCount || record.cut) return false
    const start = record.starts[hash] as number
    const proven = provePlainHash(record.bytes, start, record.ends[hash] as number)
    if (proven === null || !this.#takeHash(proven) || !this.#takeCells(record, places)) return false
    if (this.#hasComma()) return false
    this.line = record.line
    this.source = record.bytes
    this.hashStart = start
    this.hashEnd = start + proven.text.length
    return true
  }

  #takeHash({ bytes, index }: ProvenHash): boolean {
    const capture = captureAt(bytes, index)
    const uuid = index[recordType.uuid] as number
    if (capture === 0 || uuid === 0 || u16(bytes, uuid + 2) < 20 || mayBeDefault(u32(bytes, uuid + 4))) return false
    this.ek = ekAt(bytes, index)
    // The digest of a device without a TPM may be all zeros: that is none. WinPE, which sees no TPM, is warned of.
    if ((this.ek !== 0 && u32(bytes, this.ek) === 0) || isWinPe(bytes, capture)) return false
    this.body = bytes
    this.uuid = uuid + 4
    this.capturedAt = u32(bytes, capture + 20) + epoch2000
    if (this.capturedAt > this.#latest) return false
    if (index[recordType.productKeyId] === 0) this.productKeyId.clear()
    else if (!takeRecord(this.productKeyId, bytes, index, recordType.productKeyId)) return false
    return (
      takeRecord(this.serialNumber, bytes, index, recordType.serialNumber) &&
      takeRecord(this.manufacturer, bytes, index, recordType.manufacturer) &&
      takeRecord(this.model, bytes, index, recordType.model)
    )
  }

  /** Where a comma stands that a file for Intune cannot carry. */
  #hasComma(): boolean {
    const { serialNumber, productKeyId, groupTag, assignedUser } = this
    return (
      serialNumber.includes(comma) ||
      productKeyId.includes(comma) ||
      groupTag.includes(comma) ||
      assignedUser.includes(comma)
    )
  }

  #takeCells(record: RecordSplitter, places: ColumnPlaces): boolean {
    return (
      !isEmpty(record, places.serialNumber) &&
      agrees(record, places.serialNumber, this.serialNumber) &&
      agrees(record, places.productKeyId, this.productKeyId) &&
      agrees(record, places.manufacturer, this.manufacturer) &&
      agrees(record, places.model, this.model) &&
      takeCell(record, places.groupTag, this.groupTag) &&
      !this.groupTag.includes(at) &&
      takeCell(record, places.assignedUser, this.assignedUser) &&
      (this.assignedUser.isEmpty || isAddress(this.assignedUser))
    )
  }
}

const comma = 44
const at = 64
const dot = 46

/** Letters, digits and a few marks, one `@`, a dot behind it and not next to it: surely a user principal name. */
function isAddress({ bytes, start, end }: ShortText): boolean {
  let sign = -1
  let lastDot = -1
  for (let place = start; place < end; place++) {
    const byte = bytes[place] as number
    if (byte === at) {
      if (sign >= 0) return false
      sign = place
    } else if (byte === dot) lastDot = place
    else if (!addressBytes[byte]) return false
  }
  return (
    sign > start && lastDot > sign + 1 && lastDot < end - 1 && bytes[lastDot - 1] !== dot && bytes[sign + 1] !== dot
  )
}

const addressBytes = new Uint8Array(256)
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-')
  addressBytes[character.charCodeAt(0)] = 1

function takeRecord(text: ShortText, bytes: Buffer, index: RecordIndex, type: number): boolean {
  const record = index[type] as number
  const end = record + u16(bytes, record + 2) - 1
  return record !== 0 && bytes[end] === 0 && text.take(bytes, record + 4, end)
}

const isEmpty = ({ fieldCount, starts, ends }: RecordSplitter, place: number) =>
  place < 0 || place >= fieldCount || starts[place] === ends[place]

/** Whether a cell is empty or absent, or says what the hash says. */
function agrees(record: RecordSplitter, place: number, text: ShortText): boolean {
  if (isEmpty(record, place)) return true
  return text.equals(record.bytes, record.starts[place] as number, record.ends[place] as number)
}

/** Takes a cell that the hash knows nothing of. */
function takeCell(record: RecordSplitter, place: number, text: ShortText): boolean {
  text.clear()
  if (isEmpty(record, place)) return true
  return text.take(record.bytes, record.starts[place] as number, record.ends[place] as number)
}

/** Whether a UUID begins, as stored, like one that many boards share: all of one byte, or a known default. */
function mayBeDefault(first: number): boolean {
  return first === Math.imul(first & 0xff, 0x0101_0101) >>> 0 || defaultBeginnings.has(first)
}

const defaultBeginnings = new Set([...defaultUuids].map((uuid) => Number.parseInt(uuid.slice(0, 8), 16)))
