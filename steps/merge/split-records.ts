/**
 * Splits bytes of an ASCII-compatible encoding into records and fields: CRLF, LF or CR, fields in quotes with doubled
 * quotes, delimiters and line ends inside them. Bytes go in with `append`, records come out with `next`; nothing is
 * copied but what is left of a record when a piece ends. No record is held beyond `longestRecord` bytes: what is longer
 * is cut there and said to be (`cut`), and a quote that does not close within it is taken as a plain character, so that
 * it spoils one line and not the file.
 */
export const longestRecord = 128 * 1024
/** The most bytes to append at once. */
export const longestPiece = 512 * 1024
const mostFields = 512

const LF = 10
const CR = 13
const quote = 34
const space = 32
/** Beyond any position; a small integer, as all positions are, is not boxed. */
const never = 0x7fff_ffff
/** More bytes are needed to say. */
const unknown = -1
/** Something stands behind a closing quote that may not stand there. */
const misplaced = -2

/** Memory of files that were read, for those to come; files may be read beside each other. */
const spareStores: Buffer[] = []
const mostSpareStores = 4

/** What is in a field's `kinds`. */
export const fieldKind = { plain: 0, quoted: 1, quotedWithQuotes: 2 } as const

export class RecordSplitter {
  /** A byte: comma, semicolon, tab, … */
  delimiter = 44
  /** The physical line where the current record begins, from 1. */
  line = 0
  fieldCount = 0
  readonly starts = new Int32Array(mostFields)
  readonly ends = new Int32Array(mostFields)
  readonly kinds = new Uint8Array(mostFields)
  /** The current record was longer than `longestRecord`; its fields are those of its beginning. */
  cut = false
  /** Bytes of the current record, without its line end, in `bytes`. */
  recordStart = 0
  recordEnd = 0
  bytes: Buffer = Buffer.alloc(0)

  #store = spareStores.pop() ?? Buffer.allocUnsafeSlow(2 * longestRecord + longestPiece)
  #from = 0
  #to = 0
  #nextLine = 1
  #ended = false
  #skipping = false
  #swallowLF = false
  // Where the next one stands at or after #from; `never` where none stands before #scanned….
  #lf = -1
  #cr = -1
  #quote = -1
  #delimiterAt = -1
  #delimiterOf = 44

  /** At most `longestPiece` bytes, which may be used again afterwards. Take all records out before the next piece. */
  append(piece: Uint8Array): void {
    if (this.#to + piece.length > this.#store.length) this.#compact()
    this.#store.set(piece, this.#to)
    const seen = this.#to
    this.#to += piece.length
    this.bytes = this.#store.subarray(0, this.#to)
    if (this.#lf === never) this.#lf = this.#find(LF, seen)
    if (this.#cr === never) this.#cr = this.#find(CR, seen)
    if (this.#quote === never) this.#quote = this.#find(quote, seen)
    this.#delimiterAt = -1
  }

  /** No more bytes will come: what is left is a record. */
  end(): void {
    this.#ended = true
  }

  /** Gives the memory to the next file; nothing may be read here afterwards. */
  free(): void {
    if (this.#store.length > 0 && spareStores.length < mostSpareStores) spareStores.push(this.#store)
    this.#store = Buffer.alloc(0)
    this.bytes = this.#store
  }

  /** Steps to the next record; false when more bytes are needed, or after `end` when there is none. */
  next(): boolean {
    if (this.#skipping && !this.#skip()) return false
    if (this.#swallowLF && this.#from < this.#to) this.#passLF()
    const lineEnd = this.#endOfLine()
    if (lineEnd < 0) return this.#overlong()
    this.cut = false
    if (this.#quoteFrom(this.#from) < lineEnd) return this.#splitQuoted(lineEnd)
    this.#splitPlain(lineEnd)
    return true
  }

  /** The physical line that comes next as a range of `bytes`, null when it is not there in full. */
  peek(): { start: number; end: number } | null {
    if (this.#skipping && !this.#skip()) return null
    if (this.#swallowLF && this.#from < this.#to) this.#passLF()
    const lineEnd = this.#endOfLine()
    if (lineEnd >= 0) return { start: this.#from, end: lineEnd }
    return this.#to - this.#from > longestRecord ? { start: this.#from, end: this.#from + longestRecord } : null
  }

  /** Where the physical line ends, -1 when that is not known yet or nothing is left. */
  #endOfLine(): number {
    if (this.#from >= this.#to) return -1
    if (this.#lf < this.#from) this.#lf = this.#find(LF, this.#from)
    if (this.#cr < this.#from) this.#cr = this.#find(CR, this.#from)
    const lineEnd = Math.min(this.#lf, this.#cr)
    if (lineEnd - this.#from > longestRecord && lineEnd !== never) return -1
    if (lineEnd !== never) return lineEnd
    return this.#ended && this.#to - this.#from <= longestRecord ? this.#to : -1
  }

  #quoteFrom(at: number): number {
    if (this.#quote < at) this.#quote = this.#find(quote, at)
    return this.#quote
  }

  #find(byte: number, from: number): number {
    const at = this.bytes.indexOf(byte, from)
    return at < 0 ? never : at
  }

  #delimiterFrom(at: number): number {
    if (this.#delimiterAt < at || this.#delimiterOf !== this.delimiter) {
      this.#delimiterOf = this.delimiter
      this.#delimiterAt = this.#find(this.delimiter, at)
    }
    return this.#delimiterAt
  }

  #splitPlain(lineEnd: number): void {
    this.fieldCount = 0
    this.#splitFrom(this.#from, lineEnd)
    this.#finish(lineEnd)
    this.#nextLine++
  }

  #splitFrom(from: number, lineEnd: number): void {
    const { bytes, delimiter } = this
    let start = from
    for (;;) {
      // Most fields are short, and a call that searches costs more than a few steps.
      const near = Math.min(start + 40, lineEnd)
      let at = start
      while (at < near && bytes[at] !== delimiter) at++
      if (at === near && at < lineEnd) at = Math.min(this.#delimiterFrom(at), lineEnd)
      this.#field(start, at, fieldKind.plain)
      if (at >= lineEnd) return
      start = at + 1
    }
  }

  #field(start: number, end: number, kind: number): void {
    if (this.fieldCount === mostFields) return
    this.starts[this.fieldCount] = start
    this.ends[this.fieldCount] = end
    this.kinds[this.fieldCount] = kind
    this.fieldCount++
  }

  /** Notes the record's range and steps behind its line end. */
  #finish(lineEnd: number): void {
    this.line = this.#nextLine
    this.recordStart = this.#from
    this.recordEnd = lineEnd
    this.#from = lineEnd
    if (lineEnd >= this.#to) return
    this.#from++
    if (this.bytes[lineEnd] !== CR) return
    if (this.#from < this.#to) this.#passLF()
    else this.#swallowLF = true
  }

  #passLF(): void {
    if (this.bytes[this.#from] === LF) this.#from++
    this.#swallowLF = false
  }

  #splitQuoted(firstLineEnd: number): boolean {
    this.fieldCount = 0
    let breaks = 0
    let at = this.#from
    for (;;) {
      const end = this.#takeField(at)
      if (end === unknown) return this.#waitOrTakeLine(firstLineEnd)
      if (end === misplaced || end - this.#from > longestRecord) return this.#takeLine(firstLineEnd)
      breaks += this.#breaks
      if (end < this.#to && this.bytes[end] === this.delimiter) {
        at = end + 1
        continue
      }
      this.#finish(end)
      this.#nextLine += 1 + breaks
      return true
    }
  }

  // Of the field taken last: line ends inside it, and whether quotes stand doubled in it.
  #breaks = 0
  #doubled = false

  /** Takes the field at `start`; where it ends, `unknown` before enough bytes are there, `misplaced` when its quote goes astray. */
  #takeField(start: number): number {
    this.#breaks = 0
    let open = start
    while (open < this.#to && this.bytes[open] === space) open++
    if (open >= this.#to || this.bytes[open] !== quote) return this.#takePlain(start, start)
    const close = this.#closingQuote(open)
    if (close === unknown) return unknown
    const after = this.#afterQuote(close)
    if (after === unknown) return unknown
    this.#breaks = this.#breaksIn(open, close)
    if (after === misplaced) return this.#breaks > 0 ? misplaced : this.#takePlain(start, close)
    this.#field(open + 1, close, this.#doubled ? fieldKind.quotedWithQuotes : fieldKind.quoted)
    return after
  }

  #takePlain(start: number, from: number): number {
    const end = this.#endOfPlainField(from)
    if (end !== unknown) this.#field(start, end, fieldKind.plain)
    return end
  }

  /** The quote that closes the field opened at `open`. */
  #closingQuote(open: number): number {
    this.#doubled = false
    for (let at = this.#find(quote, open + 1); at !== never; at = this.#find(quote, at + 2)) {
      if (at + 1 >= this.#to) return this.#ended ? at : unknown
      if (this.bytes[at + 1] !== quote) return at
      this.#doubled = true
    }
    return unknown
  }

  /** Where the delimiter or line end stands that must follow a closing quote. */
  #afterQuote(close: number): number {
    let at = close + 1
    while (at < this.#to && this.bytes[at] === space) at++
    if (at >= this.#to) return this.#ended ? this.#to : unknown
    const byte = this.bytes[at]
    return byte === this.delimiter || byte === LF || byte === CR ? at : misplaced
  }

  #endOfPlainField(start: number): number {
    let at = start
    for (; at < this.#to; at++) {
      const byte = this.bytes[at]
      if (byte === this.delimiter || byte === LF || byte === CR) return at
      if (at - start === 40) break
    }
    const lineEnd = Math.min(this.#ahead(this.#lf, LF, at), this.#ahead(this.#cr, CR, at))
    const end = Math.min(this.#find(this.delimiter, at), lineEnd)
    if (end !== never) return end
    return this.#ended ? this.#to : unknown
  }

  /** Looks ahead without forgetting where the first one stands. */
  #ahead(known: number, byte: number, at: number): number {
    return known >= at ? known : this.#find(byte, at)
  }

  #breaksIn(open: number, close: number): number {
    let breaks = 0
    for (let at = open; at < close; at++) {
      const byte = this.bytes[at]
      if (byte === LF || (byte === CR && this.bytes[at + 1] !== LF)) breaks++
    }
    return breaks
  }

  /** A quoted field that is not whole: more bytes may close it, unless the record is as long as it may be. */
  #waitOrTakeLine(firstLineEnd: number): boolean {
    if (!this.#ended && this.#to - this.#from <= longestRecord) return false
    return this.#takeLine(firstLineEnd)
  }

  /** The quote closes nowhere: the physical line alone is the record, its quotes plain characters. */
  #takeLine(firstLineEnd: number): boolean {
    this.#splitPlain(firstLineEnd)
    return true
  }

  /** No line end within reach: waits for it, or gives the record's beginning and leaves the rest out. */
  #overlong(): boolean {
    if (this.#from >= this.#to || this.#to - this.#from <= longestRecord) return false
    const end = this.#from + longestRecord
    this.fieldCount = 0
    this.#splitFrom(this.#from, end)
    this.line = this.#nextLine
    this.recordStart = this.#from
    this.recordEnd = end
    this.#from = end
    this.cut = true
    this.#skipping = true
    return true
  }

  /** Leaves out the rest of a record that was cut; false when its end is still to come. */
  #skip(): boolean {
    const lf = this.#find(LF, this.#from)
    const cr = this.#find(CR, this.#from)
    const lineEnd = Math.min(lf, cr)
    if (lineEnd === never) {
      this.#from = this.#to
      return false
    }
    this.#skipping = false
    this.#lf = lf
    this.#cr = cr
    this.#from = lineEnd + 1
    this.#nextLine++
    if (this.bytes[lineEnd] === CR) {
      if (this.#from < this.#to) this.#passLF()
      else this.#swallowLF = true
    }
    return true
  }

  #compact(): void {
    this.#store.copyWithin(0, this.#from, this.#to)
    const moved = this.#from
    this.#to -= moved
    this.#from = 0
    for (const known of ['lf', 'cr', 'quote'] as const) this.#shift(known, moved)
  }

  #shift(known: 'lf' | 'cr' | 'quote', moved: number): void {
    const back = (at: number) => (at === never ? never : at - moved)
    if (known === 'lf') this.#lf = back(this.#lf)
    else if (known === 'cr') this.#cr = back(this.#cr)
    else this.#quote = back(this.#quote)
  }
}
