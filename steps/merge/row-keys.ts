import { u16, u32 } from '../../domain/hardware-hash/layout.ts'
import { isPlaceholder } from '../../domain/hardware-hash/placeholders.ts'
import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import type { ReadRow } from '../../domain/row.ts'
import type { PlainRow } from './plain-row.ts'
import { digestText, type TextDigest } from './short-text.ts'

/**
 * What the search for duplicates needs of an accepted row, in twelve 32-bit numbers (48 bytes): two each for the digests
 * of EK, UUID and tuple (both zero: the row has none), one of the serial, when it was captured, its line, one each of
 * group tag and user, its flags.
 */
export const rowKeySize = 12
export const rowKey = {
  ek: 0,
  uuid: 2,
  tuple: 4,
  serial: 6,
  capturedAt: 7,
  line: 8,
  groupTag: 9,
  assignedUser: 10,
  flags: 11,
} as const
/** `future`: captured more than a day ahead. */
export const rowFlag = { hash: 1, groupTag: 2, assignedUser: 4, captured: 8, future: 16 } as const

/** The keys of all accepted rows, in the order of files and lines; gone through several times. A batch stands until the next. */
export type KeySource = { count: number; batches(): Iterable<Uint32Array> }

/** Writes the keys of an accepted row into `target` at `at`. Equal keys of domain/device-identity.ts have equal digests. */
export function writeRowKeys(row: ReadRow, target: Uint32Array, at: number): void {
  const identity = row.identity as HashIdentity
  const { ek, uuid } = identity
  const manufacturer = fold(identity.manufacturer)
  const serialNumber = fold(identity.serialNumber)
  digestText(manufacturer, maker)
  digestText(fold(identity.model), model)
  digestText(serialNumber, serial)
  target.fill(0, at, at + rowKey.serial)
  if (ek !== null) writeEk(target, at, hexAt(ek, 0), hexAt(ek, 8))
  if (uuid !== null) {
    const hex = uuid.replaceAll('-', '')
    writeUuid(target, at, hexAt(hex, 0), hexAt(hex, 8), hexAt(hex, 16), hexAt(hex, 24), maker)
  }
  if (manufacturer !== '' && serialNumber !== '') writeTuple(target, at, maker, model, serial)
  target[at + rowKey.serial] = serial.low
  target[at + rowKey.capturedAt] = identity.capturedAt ?? 0
  target[at + rowKey.line] = row.line
  target[at + rowKey.groupTag] = digestOfValue(row.groupTag)
  target[at + rowKey.assignedUser] = digestOfValue(row.assignedUser)
  target[at + rowKey.flags] =
    (row.body === null ? 0 : rowFlag.hash) |
    (row.warnings.includes('capture-in-future') ? rowFlag.future : 0) |
    (row.groupTag === null ? 0 : rowFlag.groupTag) |
    (row.assignedUser === null ? 0 : rowFlag.assignedUser) |
    (identity.capturedAt === null ? 0 : rowFlag.captured)
}

/** Writes the same keys of a row of which no texts were made. */
export function writePlainRowKeys(row: PlainRow, target: Uint32Array, at: number): void {
  const { body, ek, uuid, serialNumber, manufacturer } = row
  target.fill(0, at, at + rowKey.serial)
  if (ek !== 0) writeEk(target, at, bigEndian(body, ek), bigEndian(body, ek + 4))
  // Microsoft's order: the first three fields are little-endian.
  const middle = (u16(body, uuid + 4) << 16) | u16(body, uuid + 6)
  writeUuid(target, at, u32(body, uuid), middle, bigEndian(body, uuid + 8), bigEndian(body, uuid + 12), manufacturer)
  writeTuple(target, at, manufacturer, row.model, serialNumber)
  target[at + rowKey.serial] = serialNumber.low
  target[at + rowKey.capturedAt] = row.capturedAt
  target[at + rowKey.line] = row.line
  target[at + rowKey.groupTag] = row.groupTag.low
  target[at + rowKey.assignedUser] = row.assignedUser.low
  target[at + rowKey.flags] =
    rowFlag.hash |
    rowFlag.captured |
    (row.groupTag.isEmpty ? 0 : rowFlag.groupTag) |
    (row.assignedUser.isEmpty ? 0 : rowFlag.assignedUser)
}

/** Of a group tag or user, whatever its case; two that differ have one digest once in four thousand million. */
export function digestOfValue(value: string | null): number {
  digestText(value === null ? '' : value.trim().toLowerCase(), ofValue)
  return ofValue.low
}

const ofValue: TextDigest = { low: 0, high: 0 }
const maker: TextDigest = { low: 0, high: 0 }
const model: TextDigest = { low: 0, high: 0 }
const serial: TextDigest = { low: 0, high: 0 }

/** Trimmed and case-folded, empty for a placeholder. */
function fold(text: string | null): string {
  return text === null || isPlaceholder(text) ? '' : text.trim().toLowerCase()
}

const hexAt = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 8), 16)
const bigEndian = (bytes: Uint8Array, at: number) =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number)

/**
 * 64 bits of a key. Two of ten million different keys share them by chance once in 370,000 such uploads; who wants two
 * rows to be taken for one device can simply write the same key, so a stronger digest would guard nothing. The second
 * number is never zero, which stands for no key.
 */
function writeEk(target: Uint32Array, at: number, first: number, second: number): void {
  // It is a SHA-256 already.
  target[at + rowKey.ek] = first
  target[at + rowKey.ek + 1] = second | 1
}

function writeUuid(
  target: Uint32Array,
  at: number,
  first: number,
  second: number,
  third: number,
  fourth: number,
  { low, high }: TextDigest,
): void {
  write(target, at + rowKey.uuid, stir(stir(low, first), third), stir(stir(high, second), fourth))
}

function writeTuple(target: Uint32Array, at: number, one: TextDigest, two: TextDigest, three: TextDigest): void {
  write(target, at + rowKey.tuple, stir(stir(one.low, two.low), three.low), stir(stir(one.high, two.high), three.high))
}

const stir = (state: number, number: number) => Math.imul(((state << 13) | (state >>> 19)) ^ number, 0x9e3779b1 | 0)

function write(target: Uint32Array, at: number, low: number, high: number): void {
  target[at] = mix(low, high)
  target[at + 1] = mix(high, low) | 1
}

function mix(low: number, high: number): number {
  return Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
}
