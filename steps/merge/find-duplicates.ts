import type { DuplicateReason, Warning } from '../../domain/words.ts'
import { type ContestedRows, contestedRows } from './contested-rows.ts'
import { none, Roll } from './roll.ts'
import { type KeySource, rowFlag, rowKey, rowKeySize } from './row-keys.ts'

/**
 * Finds which rows of one upload stand for one device (hardware-hash.md, "Same device?" and "In one upload").
 *
 * "Same device" cannot be passed on: A may be B and B may be C while A is not C. So no groups are joined. The rows are
 * gone through in the order in which they are worth keeping (contested-rows.ts: with a TPM key first, then the newest
 * capture, then the first given; without a hash last), as if each were registered in turn: the table's lines are tried from above against the
 * rows kept so far, and a row that one of them calls the same device, or the same with its hardware changed, is a
 * duplicate of that row. A row without a hash is also a duplicate where its tuple is that of a duplicate with a hash:
 * of the row which that one is a duplicate of.
 *
 * Memory: 5 bytes for each row, 25 MB (less where `rowsATable`, contested-rows.ts, is small), and for rows that share a
 * key with another some 80 bytes more.
 */
export function findDuplicates(source: KeySource, rowsATable?: number): Duplicates {
  const contested = contestedRows(source, rowsATable)
  // Sorting needs memory that is given back before more is taken.
  const newestFirst = contested.newestFirst()
  const found = new Duplicates(source.count, contested)
  const roll = new Roll(contested)
  for (const row of newestFirst) judge(row, roll, contested, found)
  return found
}

/** Gathers the keys of rows in memory, for who does not keep them elsewhere. */
export class DuplicateFinder implements KeySource {
  count = 0
  #batches: Uint32Array[] = []

  /** Takes over the keys of accepted rows (row-keys.ts), any number at once; the first of them becomes row `count`. */
  add(keys: Uint32Array): void {
    this.#batches.push(keys)
    this.count += keys.length / rowKeySize
  }

  batches(): Iterable<Uint32Array> {
    return this.#batches
  }

  /** To be called once: the keys' memory is given back at once, not when the collector finds it. */
  finish(): Duplicates {
    const found = findDuplicates(this, rowsATableInMemory)
    for (const keys of this.#batches) (keys.buffer as ArrayBuffer).transfer(0)
    this.#batches = []
    return found
  }
}

/** Keys in memory are quickly gone through once more, so that a table of 6 MB does. */
const rowsATableInMemory = 300_000

/** Judges one contested row against those kept so far. Rows go by their places among the contested here. */
function judge(row: number, roll: Roll, rows: ContestedRows, found: Duplicates): void {
  const answer = roll.judge(row)
  const hasHash = (rows.flags(row) & rowFlag.hash) !== 0
  if (answer.of === none && !hasHash) answer.of = roll.keptOfDuplicateWithTuple(row)
  if (answer.of === none) {
    roll.keep(row)
    if (answer.uuidShared) found.warn(row, 'uuid-shared')
    return
  }
  const serialDiffers = rows.key(row, rowKey.serial) !== rows.key(answer.of, rowKey.serial)
  if (!answer.changed && serialDiffers) found.warn(row, 'serial-differs')
  if (answer.serialAlsoOn) found.warn(row, 'serial-also-on')
  noteOtherDevice(row, answer.of, answer.changed, rows, found)
  found.isDuplicate(row, answer.of, answer.changed)
  if (hasHash) roll.rememberDuplicate(row, answer.of)
  found.takeValues(row, answer.of)
}

/**
 * A kept row may have the EK of one older row and the tuple of another (the last line of the table). The lines above
 * answer for both, the second with hardware changed; the kept row is warned that its serial is also on another device.
 */
function noteOtherDevice(row: number, of: number, changed: boolean, rows: ContestedRows, found: Duplicates): void {
  const equal = (part: number) =>
    rows.key(row, part + 1) !== 0 &&
    rows.key(row, part) === rows.key(of, part) &&
    rows.key(row, part + 1) === rows.key(of, part + 1)
  if (!changed && equal(rowKey.ek) && !equal(rowKey.tuple)) found.note(of, renamedMark)
  if (changed) found.note(of, contestedMark)
}

/** What was found, by the rows' numbers. */
export class Duplicates {
  /** For a kept row without a group tag: the duplicate whose tag it takes, the newest that has one. The tag it has stands. */
  readonly groupTagFrom = new Map<number, number>()
  readonly assignedUserFrom = new Map<number, number>()
  /** For a kept row: the first duplicate whose tag is another than the one that stands (`tag-differs`). */
  readonly otherGroupTag = new Map<number, number>()
  readonly otherAssignedUser = new Map<number, number>()
  #of: Uint32Array
  #marks: Uint8Array
  #contested: ContestedRows
  /** Digests of the values that kept rows took. */
  #taken = new Map<string, number>()

  constructor(count: number, contested: ContestedRows) {
    this.#of = new Uint32Array(count)
    this.#marks = new Uint8Array(count)
    this.#contested = contested
  }

  /** The kept row of which this one is a duplicate, or -1 where it is kept itself. */
  of(row: number): number {
    return (this.#of[row] as number) - 1
  }

  /** The line of a row that has duplicates. */
  line(row: number): number {
    return this.#contested.lineOf(row)
  }

  /** Why a duplicate's device is not quite the same. */
  reason(row: number): DuplicateReason | null {
    return ((this.#marks[row] as number) & changedMark) === 0 ? null : 'hardware-changed'
  }

  /** Whether there is neither a reason nor a warning, for a kept row nor a tag or user to take from another. */
  isUnremarkable(row: number): boolean {
    return (
      ((this.#marks[row] as number) & ~bothMarks) === 0 &&
      !this.groupTagFrom.has(row) &&
      !this.assignedUserFrom.has(row)
    )
  }

  warnings(row: number): Warning[] {
    const marks = this.#marks[row] as number
    return marks < 2 ? [] : warningMarks.filter(([, mark]) => (marks & mark) !== 0).map(([warning]) => warning)
  }

  /** The rest is for the search: rows go by their places among the contested. */
  warn(place: number, warning: (typeof warningMarks)[number][0]): void {
    this.#mark(this.#contested.rowAt(place), warningMarks.find(([name]) => name === warning)?.[1] ?? 0)
  }

  /** Of a kept row, one of two things that mean `serial-also-on` together. */
  note(place: number, mark: typeof renamedMark | typeof contestedMark): void {
    const row = this.#contested.rowAt(place)
    this.#mark(row, mark)
    if (((this.#marks[row] as number) & bothMarks) === bothMarks) this.warn(place, 'serial-also-on')
  }

  isDuplicate(place: number, of: number, changed: boolean): void {
    const row = this.#contested.rowAt(place)
    this.#of[row] = this.#contested.rowAt(of) + 1
    if (changed) this.#mark(row, changedMark)
  }

  /** Tag and user of a duplicate go to its kept row where that has none; where it has others, that is said. */
  takeValues(place: number, of: number): void {
    this.#takeValue(place, of, 'groupTag', this.groupTagFrom, this.otherGroupTag, 'tag-differs')
    this.#takeValue(place, of, 'assignedUser', this.assignedUserFrom, this.otherAssignedUser, 'user-differs')
  }

  #takeValue(
    place: number,
    of: number,
    kind: 'groupTag' | 'assignedUser',
    from: Map<number, number>,
    other: Map<number, number>,
    warning: 'tag-differs' | 'user-differs',
  ): void {
    const rows = this.#contested
    if ((rows.flags(place) & rowFlag[kind]) === 0) return
    const [row, kept] = [rows.rowAt(place), rows.rowAt(of)]
    const stands = (rows.flags(of) & rowFlag[kind]) !== 0
    const digest = stands ? rows.key(of, rowKey[kind]) : this.#taken.get(`${kind} ${kept}`)
    if (digest === undefined) {
      from.set(kept, row)
      this.#taken.set(`${kind} ${kept}`, rows.key(place, rowKey[kind]))
    } else if (digest !== rows.key(place, rowKey[kind]) && !other.has(kept)) {
      other.set(kept, row)
      this.warn(of, warning)
    }
  }

  #mark(row: number, mark: number): void {
    this.#marks[row] = (this.#marks[row] as number) | mark
  }
}

const changedMark = 1
const renamedMark = 16
const contestedMark = 32
const bothMarks = renamedMark | contestedMark
const warningMarks = [
  ['uuid-shared', 2],
  ['serial-differs', 4],
  ['serial-also-on', 8],
  ['tag-differs', 64],
  ['user-differs', 128],
] as const satisfies readonly [Warning, number][]
