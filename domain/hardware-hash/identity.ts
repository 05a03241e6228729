import { indexRecords, newRecordIndex, type RecordIndex, recordText, recordType, u16, u32 } from './layout.ts'
import { isKnownDefaultUuid, isPlaceholder } from './placeholders.ts'
import type { HashIdentity } from './types.ts'

/** Unix seconds of 2000-01-01T00:00Z, from where a hash counts. */
export const epoch2000 = 946_684_800

const index = newRecordIndex()

/**
 * What tells one device from another, out of a proven body (bytes [0, total)); reads only the records that it needs.
 * Each value is null where the record is absent, a placeholder, or (UUID) a known default.
 */
export function identifyHash(body: Uint8Array): HashIdentity {
  indexRecords(body, body.length, index)
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length)
  const uuid = uuidOf(bytes, index)
  const capture = captureAt(bytes, index)
  return {
    ek: ekOf(bytes, index),
    uuid: uuid !== null && isKnownDefaultUuid(uuid) ? null : uuid,
    serialNumber: setText(bytes, index, recordType.serialNumber),
    manufacturer: setText(bytes, index, recordType.manufacturer),
    model: setText(bytes, index, recordType.model),
    productKeyId: setText(bytes, index, recordType.productKeyId),
    capturedAt: capture === 0 ? null : u32(bytes, capture + 20) + epoch2000,
    osBuild: capture === 0 ? null : u16(bytes, capture + 18),
    winPe: capture !== 0 && isWinPe(bytes, capture),
  }
}

/** OS type 1 of the capture record that begins at `capture`. */
export const isWinPe = (bytes: Uint8Array, capture: number): boolean => bytes[capture + 25] === 1

/** A text record, null where absent or a placeholder. */
export function setText(bytes: Uint8Array, at: RecordIndex, type: number): string | null {
  const text = recordText(bytes, at, type)
  return isPlaceholder(text) ? null : text
}

/** Where the capture record begins, 0 where there is none of full length. */
export function captureAt(bytes: Uint8Array, at: RecordIndex): number {
  const capture = at[recordType.capture] as number
  return capture !== 0 && u16(bytes, capture + 2) >= 28 ? capture : 0
}

/** Where the 32 bytes of the EK digest of record 11 begin; 0 without a TPM (any kind but 1). */
export function ekAt(bytes: Uint8Array, at: RecordIndex): number {
  const record = at[recordType.ekDigest] as number
  return record !== 0 && u16(bytes, record + 2) >= 46 && u16(bytes, record + 8) === 1 ? record + 14 : 0
}

/** The EK digest as hex; null where there is none, or nothing but zeros. */
export function ekOf(bytes: Buffer, at: RecordIndex): string | null {
  const digest = ekAt(bytes, at)
  const hex = digest === 0 ? noDigest : bytes.toString('hex', digest, digest + 32)
  return hex === noDigest ? null : hex
}

const noDigest = '0'.repeat(64)

/** The SMBIOS UUID, lower-case; its first three fields are little-endian, as a Microsoft GUID's. */
export function uuidOf(bytes: Buffer, at: RecordIndex): string | null {
  const record = at[recordType.uuid] as number
  if (record === 0 || u16(bytes, record + 2) < 20) return null
  const hex = bytes.toString('hex', record + 4, record + 20)
  let uuid = ''
  for (const place of guidOrder) uuid += place < 0 ? '-' : hex[place]
  return uuid
}

const guidOrder = [
  [6, 7, 4, 5, 2, 3, 0, 1, -1, 10, 11, 8, 9, -1, 14, 15, 12, 13, -1],
  [16, 17, 18, 19, -1, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31],
].flat()
