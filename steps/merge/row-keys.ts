import { identityKeys } from '../../domain/device-identity.ts'
import type { ReadRow } from '../../domain/row.ts'

/**
 * What the search for duplicates needs of an accepted row, in ten 32-bit numbers (40 bytes): two each for the digests
 * of EK, UUID and tuple (both zero: the row has none), one of the serial, when it was captured, its line, its flags.
 */
export const rowKeySize = 10
export const rowKey = { ek: 0, uuid: 2, tuple: 4, serial: 6, capturedAt: 7, line: 8, flags: 9 } as const
export const rowFlag = { hash: 1, groupTag: 2, assignedUser: 4, captured: 8 } as const

/** Writes the keys of an accepted row into `target` at `at`. */
export function writeRowKeys(row: ReadRow, target: Uint32Array, at: number): void {
  const keys = row.identity === null ? noKeys : identityKeys(row.identity)
  writeDigest(keys.ek, target, at + rowKey.ek)
  writeDigest(keys.uuid, target, at + rowKey.uuid)
  writeDigest(keys.tuple, target, at + rowKey.tuple)
  target[at + rowKey.serial] = low32(keys.serial ?? '')
  const capturedAt = row.identity?.capturedAt ?? null
  target[at + rowKey.capturedAt] = capturedAt ?? 0
  target[at + rowKey.line] = row.line
  target[at + rowKey.flags] =
    (row.body === null ? 0 : rowFlag.hash) |
    (row.groupTag === null ? 0 : rowFlag.groupTag) |
    (row.assignedUser === null ? 0 : rowFlag.assignedUser) |
    (capturedAt === null ? 0 : rowFlag.captured)
}

const noKeys = { ek: null, uuid: null, tuple: null, serial: null }

/**
 * 64 bits of a key. Two of ten million different keys share them by chance once in 370,000 such uploads; who wants two
 * rows to be taken for one device can simply write the same key, so a stronger digest would guard nothing.
 */
function writeDigest(key: string | null, target: Uint32Array, at: number): void {
  if (key === null) {
    target[at] = 0
    target[at + 1] = 0
    return
  }
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let place = 0; place < key.length; place++) {
    const code = key.charCodeAt(place)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  target[at] = mix(one, two)
  target[at + 1] = mix(two, one) | 1
}

function mix(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
}

function low32(text: string): number {
  let one = 0x811c9dc5
  for (let place = 0; place < text.length; place++) one = Math.imul(one ^ text.charCodeAt(place), 16777619)
  return one >>> 0
}
