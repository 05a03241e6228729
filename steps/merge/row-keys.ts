import { isPlaceholder } from '../../domain/hardware-hash/placeholders.ts'
import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import type { ReadRow } from '../../domain/row.ts'

/**
 * What the search for duplicates needs of an accepted row, in ten 32-bit numbers (40 bytes): two each for the digests
 * of EK, UUID and tuple (both zero: the row has none), one of the serial, when it was captured, its line, its flags.
 */
export const rowKeySize = 10
export const rowKey = { ek: 0, uuid: 2, tuple: 4, serial: 6, capturedAt: 7, line: 8, flags: 9 } as const
export const rowFlag = { hash: 1, groupTag: 2, assignedUser: 4, captured: 8 } as const

/** The keys of all accepted rows, in the order of files and lines; gone through several times. A batch stands until the next. */
export type KeySource = { count: number; batches(): Iterable<Uint32Array> }

/** Writes the keys of an accepted row into `target` at `at`. Equal keys of domain/device-identity.ts have equal digests. */
export function writeRowKeys(row: ReadRow, target: Uint32Array, at: number): void {
  const identity = row.identity as HashIdentity
  const manufacturer = foldOften(identity.manufacturer)
  const serial = fold(identity.serialNumber)
  target.fill(0, at, at + rowKey.serial)
  if (identity.ek !== null) writeDigest(target, at + rowKey.ek, identity.ek.slice(0, 16), '', '')
  if (identity.uuid !== null) writeDigest(target, at + rowKey.uuid, identity.uuid, manufacturer, '')
  if (manufacturer !== '' && serial !== '') {
    writeDigest(target, at + rowKey.tuple, manufacturer, foldOften(identity.model), serial)
  }
  target[at + rowKey.serial] = shortDigest(serial)
  target[at + rowKey.capturedAt] = identity.capturedAt ?? 0
  target[at + rowKey.line] = row.line
  target[at + rowKey.flags] =
    (row.body === null ? 0 : rowFlag.hash) |
    (row.groupTag === null ? 0 : rowFlag.groupTag) |
    (row.assignedUser === null ? 0 : rowFlag.assignedUser) |
    (identity.capturedAt === null ? 0 : rowFlag.captured)
}

/** Trimmed and case-folded, empty for a placeholder. */
function fold(text: string | null): string {
  return text === null || isPlaceholder(text) ? '' : text.trim().toLowerCase()
}

const folded = new Map<string, string>()
const mostFolded = 2000

/** The same for makers and models, of which most come again and again. */
function foldOften(text: string | null): string {
  if (text === null) return ''
  const known = folded.get(text)
  if (known !== undefined) return known
  const result = fold(text)
  if (folded.size < mostFolded) folded.set(text, result)
  return result
}

/**
 * 64 bits of a key in up to three parts. Two of ten million different keys share them by chance once in 370,000 such
 * uploads; who wants two rows to be taken for one device can simply write the same key, so a stronger digest would
 * guard nothing. The second number is never zero, which stands for no key.
 */
function writeDigest(target: Uint32Array, at: number, part: string, second: string, third: string): void {
  one = 0xdeadbeef
  two = 0x41c6ce57
  stir(part)
  stir(second)
  stir(third)
  target[at] = mix(one, two)
  target[at + 1] = mix(two, one) | 1
}

let one = 0
let two = 0

function stir(text: string): void {
  let low = one
  let high = two
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    low = Math.imul(low ^ code, 2654435761)
    high = Math.imul(high ^ code, 1597334677)
  }
  // Where a part ends counts, too.
  one = Math.imul(low ^ 0x1_0001, 2654435761)
  two = Math.imul(high ^ 0x1_0001, 1597334677)
}

function mix(low: number, high: number): number {
  return Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
}

function shortDigest(text: string): number {
  let digest = 0x811c9dc5
  for (let place = 0; place < text.length; place++) digest = Math.imul(digest ^ text.charCodeAt(place), 16777619)
  return digest >>> 0
}
