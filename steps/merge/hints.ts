import type { ReadRow } from '../../domain/row.ts'
import type { PlainRow } from './plain-row.ts'

/** The line of a file whose serial a mismatched row's hash carries. */
export type Hint = { line: number; hintLine: number }

/** So many rows of a file are remembered, and so many mismatches; a hint beyond is not worth the memory. */
const mostRows = 65_536

/** Finds for each serial mismatch the row of the same file where its hash belongs (a column was sorted alone). */
export class HintFinder {
  #rows = 0
  /** Of each row a digest of its serial, and its line. */
  #seen = new Uint32Array(512)
  #mismatches: { line: number; wanted: string }[] = []

  /** To be called with each row in order, a serial mismatch still with the identity of its hash. */
  see(row: ReadRow): void {
    if (row.serialNumber === null) return
    if (this.#rows < mostRows) this.#remember(digestOf(row.serialNumber), row.line)
    if (row.reason !== 'serial-mismatch' || this.#mismatches.length >= mostRows) return
    this.#mismatches.push({ line: row.line, wanted: row.identity?.serialNumber ?? '' })
  }

  /** The same for a row of which no texts were made. */
  seePlain({ serialNumber: { bytes, start, end }, line }: PlainRow): void {
    if (this.#rows < mostRows) this.#remember(digestOfBytes(bytes, start, end), line)
  }

  /** The hints found, once all rows were seen. */
  find(): Hint[] {
    if (this.#mismatches.length === 0) return []
    const lineOf = new Map<number, number>()
    for (let row = 0; row < this.#rows; row++) {
      const digest = this.#seen[2 * row] as number
      if (!lineOf.has(digest)) lineOf.set(digest, this.#seen[2 * row + 1] as number)
    }
    return this.#mismatches.flatMap(({ line, wanted }) => {
      const hintLine = lineOf.get(digestOf(wanted))
      return hintLine === undefined ? [] : [{ line, hintLine }]
    })
  }

  #remember(digest: number, line: number): void {
    if (2 * this.#rows === this.#seen.length) {
      const wider = new Uint32Array(this.#seen.length * 4)
      wider.set(this.#seen)
      this.#seen = wider
    }
    this.#seen[2 * this.#rows] = digest
    this.#seen[2 * this.#rows + 1] = line
    this.#rows++
  }
}

function digestOf(text: string): number {
  let digest = 0x811c9dc5
  for (let place = 0; place < text.length; place++) digest = Math.imul(digest ^ text.charCodeAt(place), 16777619)
  return digest >>> 0
}

function digestOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let digest = 0x811c9dc5
  for (let at = start; at < end; at++) digest = Math.imul(digest ^ (bytes[at] as number), 16777619)
  return digest >>> 0
}
