import { beginsHash } from '../../domain/hardware-hash/verify.ts'
import type { RowContext } from './check-row.ts'
import { type ColumnKind, kindOfHeader, type RowCells } from './header-names.ts'

/**
 * A row whose hash was wrapped over several lines without quotes around it: the lines that follow and hold nothing but
 * base64 are taken for the rest of the hash, the last with the columns that stand after it. Whether they are is for the
 * checksum to say; where it does not, they are one refused row and not many.
 */
export class WrappedRow {
  #emit: (context: RowContext, cells: RowCells) => void
  #context: RowContext | null = null
  #cells: RowCells | null = null

  constructor(emit: (context: RowContext, cells: RowCells) => void) {
    this.#emit = emit
  }

  get isWaiting(): boolean {
    return this.#cells !== null
  }

  /** Whether a row that ends with its hash may go on in the next line; it is then kept here until that is known. */
  hold(context: RowContext, cells: RowCells): boolean {
    const hash = cells.hash.trim()
    if (hash.length >= canonicalCharacters || !(mayBeginHash.test(hash) && base64Alone.test(hash))) return false
    this.#context = { ...context }
    this.#cells = { ...cells }
    return true
  }

  /** Takes the next record if it goes on with the row that waits; else gives that row out and leaves the record alone. */
  take(fields: readonly string[]): boolean {
    if (this.#cells === null || this.#context === null) return false
    if (!this.#goesOn(this.#cells.hash, fields, this.#context.places.hash)) {
      this.flush()
      return false
    }
    this.#cells.hash += `\n${fields[0]}`
    if (fields.length === 1) return true
    for (const [kind, place] of Object.entries(this.#context.places) as [ColumnKind, number][]) {
      const field = fields[place - this.#context.places.hash]
      if (place > this.#context.places.hash && field !== undefined) this.#cells[kind] = field
    }
    this.flush()
    return true
  }

  /** Gives out the row that waits. */
  flush(): void {
    const [context, cells] = [this.#context, this.#cells]
    this.#context = null
    this.#cells = null
    if (context !== null && cells !== null) this.#emit(context, cells)
  }

  #goesOn(hash: string, [first = '', ...others]: readonly string[], place: number): boolean {
    const piece = first.trim()
    if (!base64Alone.test(piece) || hash.length + piece.length > mostCharacters) return false
    if (paddingAlone.test(piece)) return hash.length < canonicalCharacters * 1.2
    const missing = missingCharacters(hash)
    if (missing <= 0 || beginsHash(piece) || mayBeginHash.test(others[place - 1] ?? '')) return false
    if (piece.length >= leastWidth) return true
    // A short line ends a hash whose other lines were long; else it may be a row with a serial number alone.
    return others.length === 0 && hash.includes('\n') && missing <= piece.length + 4 && kindOfHeader(piece) === null
  }
}

/** How many characters a hash begun says that it lacks, up to its checksum's end. */
function missingCharacters(hash: string): number {
  const text = hash.replace(/\s|=/g, '')
  const begin = Buffer.from(text.slice(0, 8), 'base64')
  const total = begin.length >= 4 ? begin.readUInt16LE(2) : 0xffff
  return Math.ceil((total + 36) / 3) * 4 - text.length
}

const canonicalCharacters = 4000
const mostCharacters = 16_000
/** Nobody wraps more narrowly, and hardly a serial number is as long. */
const leastWidth = 32
const mayBeginHash = /^\s*(?:T$|T0$|T0[E-H])/
const base64Alone = /^[A-Za-z0-9+/_-]+=*$/
const paddingAlone = /^A+=*$/
