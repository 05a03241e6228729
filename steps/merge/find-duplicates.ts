import type { DuplicateReason, Warning } from '../../domain/words.ts'
import { rowFlag, rowKey, rowKeySize } from './row-keys.ts'

/**
 * Finds which rows of one upload stand for one device (hardware-hash.md, "Same device?" and "In one upload").
 *
 * "Same device" cannot be passed on: A may be B and B may be C while A is not C. So no groups are joined. The rows are
 * gone through from the newest capture to the oldest (equal times: the first given first; rows without a time, then rows
 * without a hash, come last), as if each were registered in turn: the table's lines are tried from above against the
 * rows kept so far, and a row that one of them calls the same device, or the same with its hardware changed, is a
 * duplicate of that row. A row without a hash is also a duplicate where its tuple is that of a duplicate with a hash:
 * of the row which that one is a duplicate of.
 *
 * Memory: 45 bytes for each row, 8 more while searching, and for rows that share a key with another some 30 more.
 */
export class DuplicateFinder implements Keys {
  count = 0
  #chunks: Uint32Array[] = []
  #order: (row: number) => number

  /** `order` says where a row stands among all rows as given; without it they stand in the order in which they were added. */
  constructor(order: (row: number) => number = (row) => row) {
    this.#order = order
  }

  /** Adds the keys of accepted rows (row-keys.ts), any number at once; the first of them becomes row `count`. */
  add(keys: Uint32Array): void {
    for (let from = 0; from < keys.length; ) {
      const used = (this.count % rowsAChunk) * rowKeySize
      if (used === 0) this.#chunks.push(new Uint32Array(rowsAChunk * rowKeySize))
      const piece = keys.subarray(from, from + rowsAChunk * rowKeySize - used)
      this.#chunks[this.#chunks.length - 1]?.set(piece, used)
      this.count += piece.length / rowKeySize
      from += piece.length
    }
  }

  /** One of a row's ten numbers. */
  key(row: number, part: number): number {
    const chunk = this.#chunks[(row / rowsAChunk) | 0] as Uint32Array
    return chunk[(row % rowsAChunk) * rowKeySize + part] as number
  }

  /** To be called once, when all rows are added. */
  finish(): Duplicates {
    const found = new Duplicates(this.count)
    const contested = this.#contestedRows()
    contested.sort((one, other) => this.compareAge(one, other))
    const roll = new Roll(this)
    for (const row of contested) this.#judge(row, roll, found)
    return found
  }

  /** Rows that share a key with another; no other row can be or have a duplicate. */
  #contestedRows(): Uint32Array {
    const shared = new Uint8Array(this.count)
    let size = 0
    const mark = (row: number) => {
      if (shared[row] === 1) return
      shared[row] = 1
      size++
    }
    for (const part of [rowKey.ek, rowKey.uuid, rowKey.tuple]) {
      const table = new DigestTable(this, part, this.count)
      for (let row = 0; row < this.count; row++) {
        const first = table.findOrAdd(row)
        if (first === row) continue
        mark(first)
        mark(row)
      }
    }
    const contested = new Uint32Array(size)
    for (let row = 0, at = 0; row < this.count; row++) if (shared[row] === 1) contested[at++] = row
    return contested
  }

  /** Negative where the first is to be kept rather than the other: newest capture, then the order given. */
  compareAge(one: number, other: number): number {
    return this.#age(other) - this.#age(one) || this.#order(one) - this.#order(other)
  }

  #age(row: number): number {
    const flags = this.key(row, rowKey.flags)
    if ((flags & rowFlag.hash) === 0) return -2
    return (flags & rowFlag.captured) === 0 ? -1 : this.key(row, rowKey.capturedAt)
  }

  #judge(row: number, roll: Roll, found: Duplicates): void {
    const answer = roll.judge(row)
    const hasHash = (this.key(row, rowKey.flags) & rowFlag.hash) !== 0
    if (answer.of === none && !hasHash) {
      const duplicate = roll.duplicateWithTuple(row)
      if (duplicate !== none) answer.of = found.of(duplicate)
    }
    if (answer.of === none) {
      roll.keep(row)
      if (answer.uuidShared) found.warn(row, 'uuid-shared')
      return
    }
    const serialDiffers = this.key(row, rowKey.serial) !== this.key(answer.of, rowKey.serial)
    if (!answer.changed && serialDiffers) found.warn(row, 'serial-differs')
    if (answer.serialAlsoOn) found.warn(row, 'serial-also-on')
    found.isDuplicate(row, answer.of, answer.changed)
    if (hasHash) roll.rememberDuplicate(row)
    this.#inherit(row, answer.of, found)
  }

  /** The kept row's tag and user stand; where it has none, the newest duplicate's that has. */
  #inherit(row: number, of: number, found: Duplicates): void {
    const lacks = this.key(row, rowKey.flags) & ~this.key(of, rowKey.flags)
    if ((lacks & rowFlag.groupTag) !== 0 && !found.groupTagFrom.has(of)) found.groupTagFrom.set(of, row)
    if ((lacks & rowFlag.assignedUser) !== 0 && !found.assignedUserFrom.has(of)) found.assignedUserFrom.set(of, row)
  }
}

/** What the tables below need of the finder. */
type Keys = { key(row: number, part: number): number; compareAge(one: number, other: number): number }

const rowsAChunk = 16_384
const none = -1

/** What was found, by the rows' numbers. */
export class Duplicates {
  /** For a kept row without a group tag: the duplicate whose tag it takes. */
  readonly groupTagFrom = new Map<number, number>()
  readonly assignedUserFrom = new Map<number, number>()
  #of: Uint32Array
  #marks: Uint8Array

  constructor(count: number) {
    this.#of = new Uint32Array(count)
    this.#marks = new Uint8Array(count)
  }

  /** The kept row of which this one is a duplicate, or -1 where it is kept itself. */
  of(row: number): number {
    return (this.#of[row] as number) - 1
  }

  /** Why a duplicate's device is not quite the same. */
  reason(row: number): DuplicateReason | null {
    return ((this.#marks[row] as number) & changedMark) === 0 ? null : 'hardware-changed'
  }

  /** Whether there is neither a reason nor a warning, for a kept row nor a tag or user to take from another. */
  isUnremarkable(row: number): boolean {
    return this.#marks[row] === 0 && !this.groupTagFrom.has(row) && !this.assignedUserFrom.has(row)
  }

  warnings(row: number): Warning[] {
    const marks = this.#marks[row] as number
    return marks < 2 ? [] : warningMarks.filter(([, mark]) => (marks & mark) !== 0).map(([warning]) => warning)
  }

  warn(row: number, warning: (typeof warningMarks)[number][0]): void {
    const mark = warningMarks.find(([name]) => name === warning)?.[1] ?? 0
    this.#marks[row] = (this.#marks[row] as number) | mark
  }

  isDuplicate(row: number, of: number, changed: boolean): void {
    this.#of[row] = of + 1
    if (changed) this.#marks[row] = (this.#marks[row] as number) | changedMark
  }
}

const changedMark = 1
const warningMarks = [
  ['uuid-shared', 2],
  ['serial-differs', 4],
  ['serial-also-on', 8],
] as const satisfies readonly [Warning, number][]

type Answer = { of: number; changed: boolean; uuidShared: boolean; serialAlsoOn: boolean }

const isNew: Answer = { of: none, changed: false, uuidShared: false, serialAlsoOn: false }

/**
 * The rows kept so far. No two of them have one EK. Of those with one UUID the first answers for all: either it has no
 * EK, then any other would be the same device, or it has one, and then all of them have. Of those with one tuple there
 * are at most two, one with an EK and one without.
 */
class Roll {
  #rows: Keys
  #ek: DigestTable
  #uuid: DigestTable
  #tupleWithEk: DigestTable
  #tupleWithoutEk: DigestTable
  #tupleOfDuplicate: DigestTable

  constructor(rows: Keys) {
    this.#rows = rows
    this.#ek = new DigestTable(rows, rowKey.ek)
    this.#uuid = new DigestTable(rows, rowKey.uuid)
    this.#tupleWithEk = new DigestTable(rows, rowKey.tuple)
    this.#tupleWithoutEk = new DigestTable(rows, rowKey.tuple)
    this.#tupleOfDuplicate = new DigestTable(rows, rowKey.tuple)
  }

  /** The table of hardware-hash.md, line by line. */
  judge(row: number): Answer {
    const hasEk = this.#has(row, rowKey.ek)
    const withEk = this.#tupleWithEk.find(row)
    const withoutEk = this.#tupleWithoutEk.find(row)
    const sameEk = this.#ek.find(row)
    if (sameEk !== none) {
      const elsewhere = [withEk, withoutEk].some((other) => other !== none && other !== sameEk)
      return { ...isNew, of: sameEk, serialAlsoOn: elsewhere }
    }
    if (hasEk && withEk !== none) return { ...isNew, of: withEk, changed: true }
    const sameUuid = this.#uuid.find(row)
    if (sameUuid !== none && hasEk && this.#has(sameUuid, rowKey.ek)) return { ...isNew, uuidShared: true }
    if (sameUuid !== none) return { ...isNew, of: sameUuid }
    return this.#judgeByTuple(row, [withEk, withoutEk])
  }

  /** The lines of equal tuples, where neither EK nor UUID is equal: both UUIDs known, then one of them at most. */
  #judgeByTuple(row: number, candidates: number[]): Answer {
    const standing = candidates
      .filter((other) => other !== none)
      .sort((one, other) => this.#rows.compareAge(one, other))
    const changed = this.#has(row, rowKey.uuid) ? standing.find((other) => this.#has(other, rowKey.uuid)) : undefined
    if (changed !== undefined) return { ...isNew, of: changed, changed: true }
    return { ...isNew, of: standing[0] ?? none }
  }

  /** The duplicate with a hash whose tuple a row without a hash has, or -1. */
  duplicateWithTuple(row: number): number {
    return this.#tupleOfDuplicate.find(row)
  }

  keep(row: number): void {
    this.#ek.findOrAdd(row)
    this.#uuid.findOrAdd(row)
    const tuples = this.#has(row, rowKey.ek) ? this.#tupleWithEk : this.#tupleWithoutEk
    tuples.findOrAdd(row)
  }

  rememberDuplicate(row: number): void {
    this.#tupleOfDuplicate.findOrAdd(row)
  }

  #has(row: number, part: number): boolean {
    return this.#rows.key(row, part + 1) !== 0
  }
}

/** Rows by one of their digests: open addressing, one number a place. A row without the digest is never found. */
class DigestTable {
  #rows: Keys
  #part: number
  #places: Uint32Array
  #used = 0

  constructor(rows: Keys, part: number, expected = 600) {
    this.#rows = rows
    this.#part = part
    let size = 1024
    while (size * mostFull < expected) size *= 2
    this.#places = new Uint32Array(size)
  }

  find(row: number): number {
    return this.#lacks(row) ? none : (this.#places[this.#placeOf(row)] as number) - 1
  }

  /** The row that has the same digest already, or the row itself, now added. */
  findOrAdd(row: number): number {
    if (this.#lacks(row)) return row
    const place = this.#placeOf(row)
    const there = this.#places[place] as number
    if (there !== 0) return there - 1
    this.#places[place] = row + 1
    if (++this.#used > this.#places.length * mostFull) this.#grow()
    return row
  }

  #lacks(row: number): boolean {
    return this.#rows.key(row, this.#part + 1) === 0
  }

  #placeOf(row: number): number {
    const low = this.#rows.key(row, this.#part)
    const high = this.#rows.key(row, this.#part + 1)
    const mask = this.#places.length - 1
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const there = this.#places[place] as number
      if (there === 0) return place
      if (this.#rows.key(there - 1, this.#part) !== low) continue
      if (this.#rows.key(there - 1, this.#part + 1) === high) return place
    }
  }

  #grow(): void {
    const old = this.#places
    this.#places = new Uint32Array(old.length * 2)
    for (const there of old) if (there !== 0) this.#places[this.#placeOf(there - 1)] = there
  }
}

const mostFull = 0.65
