import { hash } from 'node:crypto'
import { captureAt, ekOf, epoch2000 } from './identity.ts'
import {
  canonicalBytes,
  canonicalCharacters,
  footerBytes,
  indexRecords,
  newRecordIndex,
  type RecordIndex,
  recordText,
  recordType,
  u16,
  u32,
} from './layout.ts'
import { isKnownDefaultUuid, isPlaceholder } from './placeholders.ts'
import type { HashIdentity } from './types.ts'

/** A whole hash that stood in a file exactly as Windows writes it. */
export type PlainHash = {
  /** Bytes of its body (`bodyOfPlainHash`). */
  total: number
  identity: HashIdentity
  /** Its canonical text without the padding: `A`s up to 4000 characters are all that is left out. */
  text: string
}

const scratch = Buffer.alloc(canonicalBytes)
const index = newRecordIndex()
const padding = Buffer.alloc(canonicalCharacters, 'A')

/**
 * Reads and proves a hash that is as nearly all are: 4000 characters, canonical, nothing to mend, to refuse or to warn
 * of. Takes bytes [start, end) of an ASCII-compatible encoding. Null says only that it is not so: verifyHash then knows
 * what it is. Both prove the same; this way takes a third of the time, since it leaves the padding undecoded and
 * looks through the records once.
 */
export function readPlainHash(bytes: Buffer, start: number, end: number): PlainHash | null {
  if (end - start !== canonicalCharacters) return null
  const total = totalOf(bytes, start)
  const whole = total + footerBytes
  if (total < 4 || whole > canonicalBytes) return null
  const characters = Math.ceil(whole / 3) * 4
  if (bytes.compare(padding, 0, canonicalCharacters - characters, start + characters, end) !== 0) return null
  const text = bytes.toString('latin1', start, start + characters)
  const length = scratch.write(text, 0, 'base64')
  // Node skips what is no base64, so that less comes out, and takes the url-safe letters for what they stand for.
  if (length * 4 !== characters * 3 || text.includes('-') || text.includes('_')) return null
  if (!isProven(total, length)) return null
  const identity = identityOfScratch()
  return identity && { total, identity, text }
}

/** Bodies lie one after another in shared memory: a piece of its own for each costs more than reading the hash. */
const slabBytes = 256 * 1024
let slab = Buffer.allocUnsafeSlow(slabBytes)
let slabUsed = 0

/** The body (bytes [0, total)) of a plain hash; a view of memory that it shares with others, to be copied, not given away. */
export function bodyOfPlainHash({ text, total }: PlainHash): Uint8Array {
  if (slabUsed + canonicalBytes > slabBytes) {
    slab = Buffer.allocUnsafeSlow(slabBytes)
    slabUsed = 0
  }
  slab.write(text, slabUsed, 'base64')
  const body = new Uint8Array(slab.buffer, slabUsed, total)
  // The next body overwrites what stands behind this one: the footer.
  slabUsed += total
  return body
}

/** The u16 at byte 2, which is characters 2 to 5 of the text; above any body where they are no base64. */
function totalOf(bytes: Buffer, start: number): number {
  const sextet = (place: number) => sextets[bytes[start + place] as number] as number
  const low = ((sextet(2) & 3) << 6) | sextet(3)
  const high = (sextet(4) << 2) | (sextet(5) >> 4)
  return low | (high << 8)
}

const sextets = new Uint16Array(256).fill(0xff00)
for (let value = 0; value < 64; value++)
  sextets[
    Buffer.from([value << 2])
      .toString('base64')
      .charCodeAt(0)
  ] = value

function isProven(total: number, length: number): boolean {
  if (scratch[0] !== 0x4f || scratch[1] !== 0x41 || u16(scratch, 2) !== total) return false
  if (u32(scratch, total) !== 0x24_5343 || indexRecords(scratch, total, index) >= 0) return false
  for (let at = total + footerBytes; at < length; at++) if (scratch[at] !== 0) return false
  return hasDigest(total + 4, 0, total) && ekAgrees(index)
}

/** Whether the 32 bytes at `at` are the SHA-256 of [from, to). */
function hasDigest(at: number, from: number, to: number): boolean {
  return scratch.toString('latin1', at, at + 32) === hash('sha256', scratch.subarray(from, to), 'binary')
}

/** Records 11 and 25 agree, or are not both there; where they do not, verifyHash warns. */
function ekAgrees(records: RecordIndex): boolean {
  const digestAt = records[recordType.ekDigest] as number
  const ekAt = records[recordType.ek] as number
  if (digestAt === 0 || ekAt === 0) return true
  if (u16(scratch, digestAt + 2) < 46 || u16(scratch, digestAt + 8) !== 1) return true
  return hasDigest(digestAt + 14, ekAt + 4, ekAt + u16(scratch, ekAt + 2))
}

/** What identifyHash says, null where a serial or manufacturer is missing. */
function identityOfScratch(): HashIdentity | null {
  const serialNumber = textOf(recordType.serialNumber)
  const manufacturer = textOf(recordType.manufacturer)
  if (isPlaceholder(serialNumber) || isPlaceholder(manufacturer)) return null
  const model = textOf(recordType.model)
  const productKeyId = textOf(recordType.productKeyId)
  const capture = captureAt(scratch, index)
  return {
    ek: ekOf(scratch, index),
    uuid: usableUuid(),
    serialNumber,
    manufacturer,
    model: isPlaceholder(model) ? null : model,
    productKeyId: isPlaceholder(productKeyId) ? null : productKeyId,
    capturedAt: capture === 0 ? null : u32(scratch, capture + 20) + epoch2000,
    osBuild: capture === 0 ? null : u16(scratch, capture + 18),
  }
}

/** What recordText says, sooner for the usual: ASCII, one NUL at the end, no spaces around. */
function textOf(type: number): string | null {
  const record = index[type] as number
  if (record === 0) return null
  const end = record + u16(scratch, record + 2) - 1
  for (let at = record + 4; at < end; at++) {
    const byte = scratch[at] as number
    if (byte === 0 || byte >= 0x80) return recordText(scratch, index, type)
  }
  if (end < record + 4 || scratch[end] !== 0) return recordText(scratch, index, type)
  return scratch.toString('latin1', record + 4, end).trim()
}

function usableUuid(): string | null {
  const record = index[recordType.uuid] as number
  if (record === 0 || u16(scratch, record + 2) < 20) return null
  for (let place = 0; place < 16; place++) guid[place] = scratch[record + 4 + (guidOrder[place] as number)] as number
  const hex = guid.toString('hex')
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return isKnownDefaultUuid(uuid) ? null : uuid
}

const guid = Buffer.alloc(16)
/** Microsoft's order: the first three fields are little-endian. */
const guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
