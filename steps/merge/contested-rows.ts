import { type KeySource, rowFlag, rowKey, rowKeySize } from './row-keys.ts'

/**
 * The rows that share a digest of EK, UUID or tuple with another. No other row can be or have a duplicate, so that only
 * the keys of these are held in memory. `rowsATable`: the digests of so many rows are looked at in one go.
 */
export function contestedRows(source: KeySource, rowsATable = usualRowsATable): ContestedRows {
  const shared = new Uint8Array(source.count)
  const slices = Math.max(1, Math.ceil(source.count / rowsATable))
  const table = new DigestTable(Math.min(source.count, rowsATable))
  let size = 0
  for (const part of [rowKey.ek, rowKey.uuid, rowKey.tuple]) {
    for (let slice = 0; slice < slices; slice++) size += markShared(source, part, slice, slices, table, shared)
  }
  table.free()
  return new ContestedRows(source, shared, size)
}

/** A table for so many rows takes 25 MB; of more rows, the digests are gone through slice by slice. */
const usualRowsATable = 1_300_000

/** How many rows were marked that were not before. */
function markShared(
  source: KeySource,
  part: number,
  slice: number,
  slices: number,
  table: DigestTable,
  shared: Uint8Array,
): number {
  table.clear()
  let row = 0
  let marked = 0
  for (const keys of source.batches()) {
    for (let at = part; at < keys.length; at += rowKeySize, row++) {
      const high = keys[at + 1] as number
      if (high === 0 || (slices > 1 && (high >>> 8) % slices !== slice)) continue
      const first = table.firstWith(keys[at] as number, high, row)
      if (first === row) continue
      marked += 2 - (shared[first] as number) - (shared[row] as number)
      shared[first] = 1
      shared[row] = 1
    }
  }
  return marked
}

/** The first row of each digest: open addressing, three numbers a place (second number of the digest, first, row). */
class DigestTable {
  #places: Uint32Array<ArrayBuffer>
  #mask: number

  constructor(rows: number) {
    let size = 1024
    while (size * mostFull < rows) size *= 2
    this.#places = new Uint32Array(size * 3)
    this.#mask = size - 1
  }

  clear(): void {
    this.#places.fill(0)
  }

  /** Gives its memory back at once, not when the collector finds it. */
  free(): void {
    this.#places.buffer.transfer(0)
  }

  firstWith(low: number, high: number, row: number): number {
    const places = this.#places
    for (let place = low & this.#mask; ; place = (place + 1) & this.#mask) {
      const there = places[place * 3] as number
      if (there === high && places[place * 3 + 1] === low) return places[place * 3 + 2] as number
      if (there !== 0) continue
      places[place * 3] = high
      places[place * 3 + 1] = low
      places[place * 3 + 2] = row
      return row
    }
  }
}

// A slice may turn out somewhat larger than its share.
const mostFull = 0.65

/** Stands for the round of sorting that goes by rank. */
const rankBits = 32

/** Numbers of a key but the flags, which stand last and fit into a byte. */
const keptSize = rowKeySize - 1

/** Contested rows by their places among themselves, in the order of all rows. */
export class ContestedRows {
  #rows: Uint32Array
  #keys: Uint32Array
  #flags: Uint8Array

  /** `shared` marks `size` rows with 1. */
  constructor(source: KeySource, shared: Uint8Array, size: number) {
    this.#rows = new Uint32Array(size)
    this.#keys = new Uint32Array(size * keptSize)
    this.#flags = new Uint8Array(size)
    let first = 0
    let place = 0
    // Few rows are marked as a rule, so that to search for them is quicker than to look at each.
    let row = shared.indexOf(1)
    for (const keys of source.batches()) {
      const end = first + keys.length / rowKeySize
      for (; row >= 0 && row < end; row = shared.indexOf(1, row + 1), place++) {
        const at = (row - first) * rowKeySize
        this.#rows[place] = row
        this.#keys.set(keys.subarray(at, at + keptSize), place * keptSize)
        this.#flags[place] = keys[at + rowKey.flags] as number
      }
      first = end
    }
  }

  /** One of a row's numbers but the flags (row-keys.ts). */
  key(place: number, part: number): number {
    return this.#keys[place * keptSize + part] as number
  }

  /** A row's flags (row-keys.ts). */
  flags(place: number): number {
    return this.#flags[place] as number
  }

  /** The number of a row among all. */
  rowAt(place: number): number {
    return this.#rows[place] as number
  }

  lineOf(row: number): number {
    let low = 0
    let high = this.#rows.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#rows[middle] as number) < row) low = middle + 1
      else high = middle
    }
    return this.key(low, rowKey.line)
  }

  /**
   * Places in the order in which rows are kept: those with a TPM key before those without (WinPE sees none), then from
   * the newest capture to the oldest, then without a time, then from a clock in the future; last those without a hash.
   */
  newestFirst(): Uint32Array {
    const places = new Uint32Array(this.#rows.length)
    for (let place = 0; place < places.length; place++) places[place] = place
    const spare = new Uint32Array(places.length)
    // Rounds of counting keep equal ones in their order, and need no memory but this.
    this.#sortBy(places, spare, 0)
    this.#sortBy(spare, places, 8)
    this.#sortBy(places, spare, 16)
    this.#sortBy(spare, places, 24)
    this.#sortBy(places, spare, rankBits)
    places.buffer.transfer(0)
    return spare
  }

  /** Greater is older. */
  #age(place: number): number {
    if ((this.flags(place) & rowFlag.captured) === 0) return 0xffff_ffff
    return Math.max(0, 0xffff_fffe - this.key(place, rowKey.capturedAt)) >>> 0
  }

  /** Greater is worse, whatever the age. */
  #rank(place: number): number {
    const flags = this.flags(place)
    if ((flags & rowFlag.hash) === 0) return 4
    return (this.key(place, rowKey.ek + 1) === 0 ? 2 : 0) + ((flags & rowFlag.future) === 0 ? 0 : 1)
  }

  #digit(place: number, bits: number): number {
    return bits === rankBits ? this.#rank(place) : (this.#age(place) >>> bits) & 0xff
  }

  #sortBy(from: Uint32Array, to: Uint32Array, bits: number): void {
    const starts = new Uint32Array(257)
    for (const place of from) {
      const next = this.#digit(place, bits) + 1
      starts[next] = (starts[next] as number) + 1
    }
    for (let digit = 1; digit < 257; digit++) {
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
    }
    for (const place of from) {
      const digit = this.#digit(place, bits)
      const at = starts[digit] as number
      to[at] = place
      starts[digit] = at + 1
    }
  }
}
