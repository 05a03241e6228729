import type { ContestedRows } from './contested-rows.ts'
import { rowKey } from './row-keys.ts'

/** No row. */
export const none = -1

type Answer = { of: number; changed: boolean; uuidShared: boolean; serialAlsoOn: boolean }

const isNew: Answer = { of: none, changed: false, uuidShared: false, serialAlsoOn: false }

/**
 * The rows kept so far. No two of them have one EK. Of those with one UUID the first answers for all: either it has no
 * EK, then any other would be the same device, or it has one, and then all of them have. Of those with one tuple there
 * are at most two, one with an EK and one without.
 */
export class Roll {
  #rows: ContestedRows
  #ek: DigestTable
  #uuid: DigestTable
  #tupleWithEk: DigestTable
  #tupleWithoutEk: DigestTable
  #tupleOfDuplicate: DigestTable
  #keptOf = new Map<number, number>()
  #second = new Set<number>()

  constructor(rows: ContestedRows) {
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
    return this.#judgeByTuple(row, withEk, withoutEk)
  }

  /** The lines of equal tuples, where neither EK nor UUID is equal: both UUIDs known, then one of them at most. */
  #judgeByTuple(row: number, withEk: number, withoutEk: number): Answer {
    const candidates = this.#second.has(withEk) ? [withoutEk, withEk] : [withEk, withoutEk]
    const standing = candidates.filter((other) => other !== none)
    const changed = this.#has(row, rowKey.uuid) ? standing.find((other) => this.#has(other, rowKey.uuid)) : undefined
    if (changed !== undefined) return { ...isNew, of: changed, changed: true }
    return { ...isNew, of: standing[0] ?? none }
  }

  /** What the duplicate with a hash whose tuple a row without a hash has is a duplicate of, or none. */
  keptOfDuplicateWithTuple(row: number): number {
    return this.#keptOf.get(this.#tupleOfDuplicate.find(row)) ?? none
  }

  keep(row: number): void {
    this.#ek.findOrAdd(row)
    this.#uuid.findOrAdd(row)
    const hasEk = this.#has(row, rowKey.ek)
    const [tuples, others] = hasEk
      ? [this.#tupleWithEk, this.#tupleWithoutEk]
      : [this.#tupleWithoutEk, this.#tupleWithEk]
    if (tuples.findOrAdd(row) === row && hasEk && others.find(row) !== none) this.#second.add(row)
  }

  /** A duplicate whose tuple is not that of the row it is one of. */
  rememberDuplicate(row: number, of: number): void {
    const tuple = (at: number) =>
      this.#rows.key(at, rowKey.tuple) * 2 ** 21 + (this.#rows.key(at, rowKey.tuple + 1) >>> 11)
    if (tuple(row) === tuple(of)) return
    if (this.#tupleOfDuplicate.findOrAdd(row) === row) this.#keptOf.set(row, of)
  }

  #has(row: number, part: number): boolean {
    return this.#rows.key(row, part + 1) !== 0
  }
}

/** Rows by one of their digests: open addressing, one number a place. A row without the digest is never found. */
class DigestTable {
  #rows: ContestedRows
  #part: number
  #places = new Uint32Array(1024)
  #used = 0

  constructor(rows: ContestedRows, part: number) {
    this.#rows = rows
    this.#part = part
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
