/**
 * The layout of a hardware hash, little-endian: `OA`, u16 total, records (u16 type, u16 length with these 4 bytes,
 * value) up to total, then `CS`, u16 36, SHA-256 of [0, total), zeros up to 3000 bytes.
 */

/** Bytes of a canonical hash, and the base64 characters they make (no `=`, since 3 divides 3000). */
export const canonicalBytes = 3000
export const canonicalCharacters = 4000
/** `CS`, its length and the SHA-256. */
export const footerBytes = 36
/** The longest body that still leaves room for the footer. */
export const longestBody = canonicalBytes - footerBytes
/** A longer text is not looked at. */
export const longestText = 16_384

/** Numbers of the records that are used by name. */
export const recordType = {
  capture: 1,
  cpuTopology: 2,
  cpuVendor: 3,
  cpuModel: 4,
  memory: 5,
  disk: 6,
  diskSerial: 7,
  network: 8,
  display: 9,
  enclosure: 10,
  ekDigest: 11,
  uuid: 12,
  tpm: 13,
  serialNumber: 14,
  biosVendor: 15,
  manufacturer: 16,
  model: 17,
  sku: 18,
  family: 19,
  boardManufacturer: 20,
  boardProduct: 21,
  boardVersion: 22,
  systemVersion: 23,
  productKeyId: 24,
  ek: 25,
  keyPartNumber: 26,
  displayCentimetres: 27,
  systemDisk: 28,
  gpuMemory: 29,
  gpu: 30,
  cores: 34,
  setup: 36,
} as const

/** Where the first record of each type below 64 begins; 0 where there is none. */
export type RecordIndex = Uint16Array

export const newRecordIndex = (): RecordIndex => new Uint16Array(64)

/** The u16 at `at`; 0 past the end. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

/** The u32 at `at`; 0 past the end. */
export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}

/**
 * Walks the records of bytes [0, total) and notes in `index` where the first of each type begins.
 * Gives -1 when the walk ends exactly at total, else the offset of the record that does not fit.
 */
export function indexRecords(bytes: Uint8Array, total: number, index: RecordIndex): number {
  index.fill(0)
  let at = 4
  while (at < total) {
    if (at + 4 > total) return at
    const length = u16(bytes, at + 2)
    if (length < 4 || at + length > total) return at
    const type = u16(bytes, at)
    if (type < 64 && index[type] === 0) index[type] = at
    at += length
  }
  return at === total ? -1 : at
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A record's text up to its first NUL, trimmed; UTF-8 where it is valid, else Latin-1. */
export function textAt(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte === 0) break
    if (byte >= 0x80) return wideText(bytes.subarray(from, to))
    text += String.fromCharCode(byte)
  }
  return text.trim()
}

function wideText(value: Uint8Array): string {
  const nul = value.indexOf(0)
  const bytes = nul < 0 ? value : value.subarray(0, nul)
  try {
    return utf8.decode(bytes).trim()
  } catch {
    return Buffer.from(bytes).toString('latin1').trim()
  }
}

/** The text of the first record of a type; null where there is no such record. */
export function recordText(bytes: Uint8Array, index: RecordIndex, type: number): string | null {
  const at = index[type] as number
  return at === 0 ? null : textAt(bytes, at + 4, at + u16(bytes, at + 2))
}
