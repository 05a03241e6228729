import { hash } from 'node:crypto'
import {
  canonicalBytes,
  canonicalCharacters,
  footerBytes,
  indexRecords,
  newRecordIndex,
  type RecordIndex,
  recordType,
  u16,
  u32,
} from './layout.ts'

/** A hash that was proven where it stood; all of it stands only until the next is proven. */
export type ProvenHash = {
  /** Its bytes, of which [0, total) are the body. */
  readonly bytes: Buffer
  /** Where the first record of each type begins. */
  readonly index: RecordIndex
  total: number
  /** Its canonical text without the padding: `A`s up to 4000 characters are all that is left out. */
  text: string
}

const bytes = Buffer.alloc(canonicalBytes)
const index = newRecordIndex()
const padding = Buffer.alloc(canonicalCharacters, 'A')
const proven: ProvenHash = { bytes, index, total: 0, text: '' }

/**
 * Proves a hash that is as nearly all are: 4000 characters, canonical, its digests right. Takes bytes [start, end) of an
 * ASCII-compatible encoding. Null says only that it is not so: verifyHash then knows what it is. Both prove the same;
 * this way takes a third of the time, since it leaves the padding undecoded and looks through the records once.
 */
export function provePlainHash(source: Buffer, start: number, end: number): ProvenHash | null {
  if (end - start !== canonicalCharacters) return null
  const total = totalOf(source, start)
  const whole = total + footerBytes
  if (total < 4 || whole > canonicalBytes) return null
  const characters = Math.ceil(whole / 3) * 4
  if (source.compare(padding, 0, canonicalCharacters - characters, start + characters, end) !== 0) return null
  const text = source.toString('latin1', start, start + characters)
  const length = bytes.write(text, 0, 'base64')
  // Node skips what is no base64, so that less comes out, and takes the url-safe letters for what they stand for.
  if (length * 4 !== characters * 3 || text.includes('-') || text.includes('_')) return null
  if (!isProven(total, length)) return null
  proven.total = total
  proven.text = text
  return proven
}

/** The u16 at byte 2, which is characters 2 to 5 of the text; above any body where they are no base64. */
function totalOf(source: Buffer, start: number): number {
  const sextet = (place: number) => sextets[source[start + place] as number] as number
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
  if (bytes[0] !== 0x4f || bytes[1] !== 0x41 || u16(bytes, 2) !== total) return false
  if (u32(bytes, total) !== 0x24_5343 || indexRecords(bytes, total, index) >= 0) return false
  for (let at = total + footerBytes; at < length; at++) if (bytes[at] !== 0) return false
  return hasDigest(total + 4, 0, total) && ekAgrees(index)
}

/** Whether the 32 bytes at `at` are the SHA-256 of [from, to). */
function hasDigest(at: number, from: number, to: number): boolean {
  return bytes.toString('latin1', at, at + 32) === hash('sha256', bytes.subarray(from, to), 'binary')
}

/** Records 11 and 25 agree, or are not both there; where they do not, verifyHash warns. */
function ekAgrees(records: RecordIndex): boolean {
  const digestAt = records[recordType.ekDigest] as number
  const ekAt = records[recordType.ek] as number
  if (digestAt === 0 || ekAt === 0) return true
  if (u16(bytes, digestAt + 2) < 46 || u16(bytes, digestAt + 8) !== 1) return true
  return hasDigest(digestAt + 14, ekAt + 4, ekAt + u16(bytes, ekAt + 2))
}
