import type { Encoding } from './sniff.ts'

type Mode = Encoding['name']

/** So many units in a row must look like UTF-16 before a stretch is taken for it, or like bytes before it ends. */
const unitsToBelieve = 4
const bytesToBelieve = 16
/** Of a stretch of UTF-16 every eighth unit is looked at: a run of bytes that is long enough holds two of these. */
const sampledUnits = 8

/**
 * Turns the bytes of a text file into UTF-8, piece by piece, wherever they are cut. A file may be in two encodings: `>>` of
 * Windows PowerShell appends UTF-16 to anything, and other programs append bytes to UTF-16. Each stretch is read in its
 * own; bytes that are not UTF-16 pass as they are.
 */
export class Transcoder {
  /** The encodings met, in their order. */
  readonly met: Mode[] = []
  #mode: Mode
  #left = Buffer.alloc(0)

  constructor(encoding: Mode) {
    this.#mode = encoding
  }

  /** What comes back stands only until the next call. */
  take(piece: Uint8Array): Uint8Array {
    const bytes = this.#withLeft(piece)
    if (this.#mode === 'utf-8' && bytes.indexOf(0) < 0) return this.#plain(bytes)
    return Buffer.concat([...this.#stretches(bytes, false)])
  }

  /** What was kept back because more was needed to tell. */
  end(): Uint8Array {
    const bytes = this.#left
    this.#left = Buffer.alloc(0)
    return bytes.length === 0 ? bytes : Buffer.concat([...this.#stretches(bytes, true)])
  }

  #withLeft(piece: Uint8Array): Buffer {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    if (this.#left.length === 0) return bytes
    const whole = Buffer.concat([this.#left, bytes])
    this.#left = Buffer.alloc(0)
    return whole
  }

  /** Without a mark of UTF-16 at the end, which the next piece may go on from. */
  #plain(bytes: Buffer): Buffer {
    this.#note('utf-8')
    return this.#keepBack(bytes, endsInMark(bytes))
  }

  #keepBack(bytes: Buffer, count: number): Buffer {
    if (count === 0) return bytes
    this.#left = Buffer.from(bytes.subarray(bytes.length - count))
    return bytes.subarray(0, bytes.length - count)
  }

  *#stretches(bytes: Buffer, isLast: boolean): Generator<Uint8Array> {
    let at = 0
    while (at < bytes.length) {
      const rest = bytes.subarray(at)
      const taken = this.#mode === 'utf-8' ? this.#takeBytes(rest, isLast) : this.#takeUnits(rest, isLast)
      if (taken.text.length > 0) yield taken.text
      at += taken.length
      if (taken.waits) {
        this.#left = Buffer.from(bytes.subarray(at))
        return
      }
    }
  }

  /** Bytes up to where UTF-16 begins. */
  #takeBytes(bytes: Buffer, isLast: boolean): Taken {
    for (let nul = bytes.indexOf(0); nul >= 0; nul = bytes.indexOf(0, nul + 1)) {
      const start = utf16Begins(bytes, nul, isLast)
      if (start === 'unknown') return this.#bytes(bytes.subarray(0, Math.max(0, nul - 3)), true)
      if (start === null) continue
      const taken = this.#bytes(bytes.subarray(0, start.at), false)
      this.#mode = start.mode
      return { ...taken, length: start.at + start.mark }
    }
    const mark = isLast ? 0 : endsInMark(bytes)
    return this.#bytes(bytes.subarray(0, bytes.length - mark), mark > 0)
  }

  #bytes(text: Buffer, waits: boolean): Taken {
    if (text.length > 0) this.#note('utf-8')
    return { text, length: text.length, waits }
  }

  /** Units of UTF-16 up to where plain bytes begin. */
  #takeUnits(bytes: Buffer, isLast: boolean): Taken {
    const end = bytesBegin(bytes, isLast)
    if (end.at === 0 && end.found) {
      this.#mode = 'utf-8'
      return { text: nothing, length: 0, waits: false }
    }
    const whole = end.found || isLast ? end.at & ~1 : wholeUnits(bytes, end.at, this.#mode)
    const text = this.#decode(bytes.subarray(0, whole))
    if (end.found) this.#mode = 'utf-8'
    // Half a unit at the end of the file says nothing any more.
    const length = isLast && !end.found ? bytes.length : whole
    return { text, length, waits: !end.found && !isLast }
  }

  #decode(units: Buffer): Uint8Array {
    if (units.length === 0) return nothing
    this.#note(this.#mode)
    const little = this.#mode === 'utf-16be' ? Buffer.from(units).swap16() : units
    return Buffer.from(little.toString('utf16le'), 'utf8')
  }

  #note(mode: Mode): void {
    if (!this.met.includes(mode)) this.met.push(mode)
  }
}

type Taken = { text: Uint8Array; length: number; waits: boolean }

const nothing = Buffer.alloc(0)

/** How many bytes at the end may be the beginning of UTF-16: its mark, whole or half. */
function endsInMark(bytes: Buffer): number {
  const last = bytes.at(-1)
  const before = bytes.at(-2)
  if ((before === 0xff && last === 0xfe) || (before === 0xfe && last === 0xff)) return 2
  return last === 0xff || last === 0xfe ? 1 : 0
}

/**
 * Whether the zero at `nul` is the second byte of a letter in UTF-16, the first of its stretch: where that begins, and how
 * long a mark before it is. Null: a zero that stands for itself.
 */
function utf16Begins(
  bytes: Buffer,
  nul: number,
  isLast: boolean,
): { at: number; mark: number; mode: 'utf-16le' | 'utf-16be' } | null | 'unknown' {
  if (nul >= 2 && bytes[nul - 2] === 0xfe && bytes[nul - 1] === 0xff) return { at: nul - 2, mark: 2, mode: 'utf-16be' }
  const first = nul - 1
  if (first < 0) return null
  for (let unit = 1; unit < unitsToBelieve; unit++) {
    const at = first + 2 * unit
    if (at + 1 >= bytes.length) {
      if (!isLast) return 'unknown'
      // The file ends in the middle of so short a stretch: one letter alone is a zero that stands for itself.
      return unit > 1 ? { ...begin(bytes, first), mode: 'utf-16le' } : null
    }
    if (bytes[at] === 0 || bytes[at + 1] !== 0) return null
  }
  return { ...begin(bytes, first), mode: 'utf-16le' }
}

function begin(bytes: Buffer, first: number): { at: number; mark: number } {
  const hasMark = first >= 2 && bytes[first - 2] === 0xff && bytes[first - 1] === 0xfe
  return hasMark ? { at: first - 2, mark: 2 } : { at: first, mark: 0 }
}

/** Where plain bytes begin inside UTF-16; their end where they do not, or as far as can be told yet. */
function bytesBegin(bytes: Buffer, isLast: boolean): { at: number; found: boolean } {
  const even = bytes.length & ~1
  for (let at = 0; at < even; at += 2 * sampledUnits) {
    if (!isTextPair(bytes, at)) continue
    const from = runStart(bytes, at)
    const to = runEnd(bytes, at, even)
    if (to - from >= bytesToBelieve || (isLast && to === even && to - from > 2)) return { at: from, found: true }
  }
  if (isLast) return tailOf(bytes, even)
  // A run that has only begun may go on in the next piece.
  const from = even === 0 ? 0 : runStart(bytes, even)
  return { at: from, found: false }
}

/** A run at the very end of the file is judged however short it is; a line end alone is one of these bytes too. */
function tailOf(bytes: Buffer, even: number): { at: number; found: boolean } {
  const from = runStart(bytes, even)
  const isText = from < even && (even - from > 2 || (bytes[from] === 13 && bytes[from + 1] === 10))
  return isText ? { at: from, found: true } : { at: even, found: false }
}

function runStart(bytes: Buffer, at: number): number {
  let from = at
  while (from >= 2 && isTextPair(bytes, from - 2)) from -= 2
  return from
}

function runEnd(bytes: Buffer, at: number, end: number): number {
  let to = at
  while (to < end && to - at < bytesToBelieve && isTextPair(bytes, to)) to += 2
  return to
}

/** Two bytes of which each is a letter, a mark or a line end of ASCII: no letter of a European text in UTF-16. */
const isTextPair = (bytes: Buffer, at: number): boolean =>
  isText(bytes[at] as number) && isText(bytes[at + 1] as number)
const isText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 13 || byte === 10 || byte === 9

/** Without half a unit, and without the first half of a pair, at the end. */
function wholeUnits(bytes: Buffer, end: number, mode: Mode): number {
  const even = end & ~1
  if (even < 2) return even
  const unit = mode === 'utf-16be' ? bytes.readUInt16BE(even - 2) : bytes.readUInt16LE(even - 2)
  return unit >= 0xd800 && unit < 0xdc00 ? even - 2 : even
}
