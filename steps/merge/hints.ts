import type { ReadRow } from '../../domain/row.ts'

/** The line of a file whose serial a mismatched row's hash carries. */
export type Hint = { line: number; hintLine: number }

/** So many rows of a file are remembered; a hint beyond is not worth the memory. */
const mostRows = 50_000

/** Finds for each serial mismatch the row of the same file where its hash belongs (a column was sorted alone). */
export class HintFinder {
  /** Found after the row with the mismatch was given out. */
  readonly late: Hint[] = []
  #lineOf = new Map<string, number>()
  #waiting = new Map<string, number[]>()

  /** To be called with each row in order; sets `hintLine` where the other row came before. */
  see(row: ReadRow): void {
    if (row.serialNumber !== null) this.#see(row.serialNumber, row.line)
    if (row.reason !== 'serial-mismatch' || row.identity === null) return
    const wanted = row.identity.serialNumber as string
    row.hintLine = this.#lineOf.get(wanted) ?? null
    if (row.hintLine === null && this.#waiting.size < mostRows) {
      const lines = this.#waiting.get(wanted)
      if (lines === undefined) this.#waiting.set(wanted, [row.line])
      else if (lines.length < 100) lines.push(row.line)
    }
  }

  #see(serial: string, line: number): void {
    if (this.#waiting.size > 0) {
      for (const waiting of this.#waiting.get(serial) ?? []) this.late.push({ line: waiting, hintLine: line })
      this.#waiting.delete(serial)
    }
    if (this.#lineOf.size < mostRows && !this.#lineOf.has(serial)) this.#lineOf.set(serial, line)
  }
}
