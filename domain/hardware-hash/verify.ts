import { hash } from 'node:crypto'
import type { Reason, Warning } from '../words.ts'
import {
  canonicalBytes,
  canonicalCharacters,
  footerBytes,
  indexRecords,
  longestBody,
  longestText,
  newRecordIndex,
  recordText,
  recordType,
  u16,
  u32,
} from './layout.ts'
import { isPlaceholder } from './placeholders.ts'
import { type Reading, readingsOf } from './repair.ts'
import type { RefusedHash, WholeHash } from './types.ts'

// One buffer for all texts: what is kept of it is copied out, and nothing here waits.
const scratch = Buffer.alloc(Math.ceil((longestText * 3) / 4))
const index = newRecordIndex()
const zeros = Buffer.alloc(scratch.length)

/**
 * Reads and proves a hardware hash given as base64 text, after the repairs that its checksum can prove (repair.ts).
 * Refused with the first check that fails, in this order: `too-long` (text over 16,384 characters), `not-base64`,
 * `not-a-hardware-hash`, `truncated`, `malformed`, `checksum`, `too-long` (body over 2964 bytes), `serial-missing`,
 * `manufacturer-missing`; `too-long` also where another hash follows the one that is proven. Never throws.
 */
export function verifyHash(text: string): WholeHash | RefusedHash {
  if (text.length === canonicalCharacters && isPlainBase64(text)) {
    return refuseSecond(proveDecoded(canonicalBytes, false), text)
  }
  if (text.length > longestText) return { ok: false, reason: 'too-long', detail: `${text.length} > ${longestText}` }
  let refused: RefusedHash | null = null
  for (const reading of readingsOf(text)) {
    const result = proveReading(reading)
    if (result.ok) return result
    if (refused === null || cameFurther(result, refused)) refused = result
  }
  return refused ?? { ok: false, reason: 'not-a-hardware-hash' }
}

/** The same for a reader that has the field as bytes of an ASCII-compatible encoding. */
export function verifyHashBytes(bytes: Uint8Array): WholeHash | RefusedHash {
  if (bytes.length > longestText) return { ok: false, reason: 'too-long', detail: `${bytes.length} > ${longestText}` }
  return verifyHash(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
}

/** How far a reading came, to name the most telling refusal of several. */
const checkOrder: readonly Reason[] = [
  'not-base64',
  'not-a-hardware-hash',
  'truncated',
  'malformed',
  'checksum',
  'too-long',
  'serial-missing',
  'manufacturer-missing',
]

const cameFurther = (one: RefusedHash, other: RefusedHash) =>
  checkOrder.indexOf(one.reason) > checkOrder.indexOf(other.reason)

/** Decodes into the scratch buffer; true when each character was of the plain alphabet (Node skips what is not). */
function isPlainBase64(text: string): boolean {
  const length = scratch.write(text, 0, 'base64')
  return length * 4 === text.length * 3 && scratch.toString('base64', 0, length) === text
}

function proveReading(reading: Reading): WholeHash | RefusedHash {
  if (!reading.ok) return { ok: false, reason: 'not-base64', detail: reading.detail }
  const length = scratch.write(reading.base64, 0, 'base64')
  return refuseSecond(proveDecoded(length, reading.changed), reading.base64)
}

/** Two devices in one cell: taking the first alone would lose the other. The same hash twice is one device. */
function refuseSecond(result: WholeHash | RefusedHash, base64: string): WholeHash | RefusedHash {
  if (!result.ok || !result.warnings.includes('hash-bytes-after-footer')) return result
  const end = Math.floor((result.body.length + footerBytes) / 3) * 4
  for (let at = base64.indexOf('T0', end); at >= 0; at = base64.indexOf('T0', at + 1)) {
    if (!beginsHash(base64.slice(at)) || isBodyAt(base64, at, result.body)) continue
    return { ok: false, reason: 'too-long', detail: `another hash @${at}` }
  }
  return result
}

/** Whether the bytes that a text of base64 holds from a character on are a body's: looked at, not proven once more. */
function isBodyAt(base64: string, at: number, body: Uint8Array): boolean {
  const bytes = Buffer.from(base64.slice(at, at + Math.ceil((body.length * 4) / 3)), 'base64')
  return bytes.subarray(0, body.length).equals(body)
}

/** Whether a text of base64 begins as a hash does: `OA`, a length, then the capture record, which comes first. */
export function beginsHash(base64: string): boolean {
  const bytes = Buffer.from(base64.slice(0, 12), 'base64')
  return bytes.length > 7 && u16(bytes, 0) === 0x41_4f && u16(bytes, 4) === recordType.capture && u16(bytes, 6) === 28
}

/** Proves the first `length` bytes of the scratch buffer. `changed`: the text was not as it should be. */
function proveDecoded(length: number, changed: boolean): WholeHash | RefusedHash {
  const bytes = scratch
  if (length < 2 || bytes[0] !== 0x4f || bytes[1] !== 0x41) return { ok: false, reason: 'not-a-hardware-hash' }
  if (length < 4) return { ok: false, reason: 'truncated' }
  const total = u16(bytes, 2)
  const end = total + footerBytes
  if (length < end) return { ok: false, reason: 'truncated', detail: `${length} < ${end}` }
  const misfit = indexRecords(bytes, total, index)
  if (misfit >= 0) return { ok: false, reason: 'malformed', detail: `@${misfit}` }
  if (!footerProves(total)) return { ok: false, reason: 'checksum' }
  if (total > longestBody) return { ok: false, reason: 'too-long', detail: `${total} > ${longestBody}` }
  if (isPlaceholder(recordText(bytes, index, recordType.serialNumber))) return { ok: false, reason: 'serial-missing' }
  if (isPlaceholder(recordText(bytes, index, recordType.manufacturer))) {
    return { ok: false, reason: 'manufacturer-missing' }
  }
  return wholeHash(total, length, changed)
}

function footerProves(total: number): boolean {
  if (u32(scratch, total) !== 0x24_5343) return false
  const digest = hash('sha256', scratch.subarray(0, total), 'binary')
  return scratch.toString('latin1', total + 4, total + footerBytes) === digest
}

function wholeHash(total: number, length: number, changed: boolean): WholeHash {
  const end = total + footerBytes
  const clean = scratch.compare(zeros, 0, length - end, end, length) === 0
  // Cut anywhere in the zero padding is mended without loss; anything else beyond the canonical bytes is evidence.
  const cutInPadding = clean && length < canonicalBytes
  const unusual = length !== canonicalBytes && !cutInPadding
  const warnings: Warning[] = []
  if (unusual) warnings.push('hash-length-unusual')
  if (!clean) warnings.push('hash-bytes-after-footer')
  if (ekDigestDiffers()) warnings.push('ek-digest-differs')
  return {
    ok: true,
    body: new Uint8Array(scratch.subarray(0, total)),
    tail: unusual || !clean ? new Uint8Array(scratch.subarray(end, length)) : null,
    repaired: changed || cutInPadding,
    warnings,
  }
}

/** Record 11 holds the SHA-256 of record 25; a hash whose two disagree is odd, not broken. */
function ekDigestDiffers(): boolean {
  const digestAt = index[recordType.ekDigest] as number
  const ekAt = index[recordType.ek] as number
  if (digestAt === 0 || ekAt === 0 || u16(scratch, digestAt + 2) < 46 || u16(scratch, digestAt + 8) !== 1) return false
  const digest = hash('sha256', scratch.subarray(ekAt + 4, ekAt + u16(scratch, ekAt + 2)), 'binary')
  return scratch.toString('latin1', digestAt + 14, digestAt + 46) !== digest
}
