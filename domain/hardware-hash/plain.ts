import { captureAt, ekOf, epoch2000, isWinPe } from './identity.ts'
import { canonicalBytes, recordText, recordType, u16, u32 } from './layout.ts'
import { isKnownDefaultUuid, isPlaceholder } from './placeholders.ts'
import { type ProvenHash, provePlainHash } from './prove-plain.ts'
import type { HashIdentity } from './types.ts'

/** A whole hash that stood in a file exactly as Windows writes it. */
export type PlainHash = {
  /** Bytes of its body (`bodyOfPlainHash`). */
  total: number
  identity: HashIdentity
  /** Its canonical text without the padding: `A`s up to 4000 characters are all that is left out. */
  text: string
}

/**
 * Reads and proves a hash that is as nearly all are (prove-plain.ts), with nothing to mend, to refuse or to warn of, from
 * bytes [start, end) of an ASCII-compatible encoding. Null says only that it is not so: verifyHash then knows what it is.
 */
export function readPlainHash(bytes: Buffer, start: number, end: number): PlainHash | null {
  const proven = provePlainHash(bytes, start, end)
  const identity = proven && identityOf(proven)
  return identity && { total: proven.total, identity, text: proven.text }
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

/** What identifyHash says, null where a serial or manufacturer is missing. */
function identityOf(proven: ProvenHash): HashIdentity | null {
  const { bytes, index } = proven
  const serialNumber = textOf(proven, recordType.serialNumber)
  const manufacturer = textOf(proven, recordType.manufacturer)
  if (isPlaceholder(serialNumber) || isPlaceholder(manufacturer)) return null
  const model = textOf(proven, recordType.model)
  const productKeyId = textOf(proven, recordType.productKeyId)
  const capture = captureAt(bytes, index)
  return {
    ek: ekOf(bytes, index),
    uuid: usableUuid(proven),
    serialNumber,
    manufacturer,
    model: isPlaceholder(model) ? null : model,
    productKeyId: isPlaceholder(productKeyId) ? null : productKeyId,
    capturedAt: capture === 0 ? null : u32(bytes, capture + 20) + epoch2000,
    osBuild: capture === 0 ? null : u16(bytes, capture + 18),
    winPe: capture !== 0 && isWinPe(bytes, capture),
  }
}

/** What recordText says, sooner for the usual: ASCII, one NUL at the end, no spaces around. */
function textOf({ bytes, index }: ProvenHash, type: number): string | null {
  const record = index[type] as number
  if (record === 0) return null
  const end = record + u16(bytes, record + 2) - 1
  for (let at = record + 4; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === 0 || byte >= 0x80) return recordText(bytes, index, type)
  }
  if (end < record + 4 || bytes[end] !== 0) return recordText(bytes, index, type)
  return bytes.toString('latin1', record + 4, end).trim()
}

function usableUuid({ bytes, index }: ProvenHash): string | null {
  const record = index[recordType.uuid] as number
  if (record === 0 || u16(bytes, record + 2) < 20) return null
  for (let place = 0; place < 16; place++) guid[place] = bytes[record + 4 + (guidOrder[place] as number)] as number
  const hex = guid.toString('hex')
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return isKnownDefaultUuid(uuid) ? null : uuid
}

const guid = Buffer.alloc(16)
/** Microsoft's order: the first three fields are little-endian. */
const guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
