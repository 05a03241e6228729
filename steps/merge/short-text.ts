import { placeholderTexts } from '../../domain/hardware-hash/placeholders.ts'

/**
 * A text that stands in a buffer and needs no second look: up to 64 letters, digits and marks of ASCII, no spaces around
 * it, nothing that a quoted cell, JSON or a spreadsheet would have to guard, no placeholder. Its digest (64 bits, case
 * folded) is that of the same text as a string, `digestText`.
 */
export class ShortText {
  bytes: Buffer = nothing
  start = 0
  end = 0
  low = 0
  high = 0

  /** Takes bytes [start, end); false where the text is not such a one, or empty: it has to be read in full then. */
  take(bytes: Buffer, start: number, end: number): boolean {
    const length = end - start
    if (length < 1 || length > mostCharacters) return false
    const first = bytes[start] as number
    if (first === space || leads.has(first) || bytes[end - 1] === space) return false
    let low = seedLow
    let high = seedHigh
    let repeats = true
    for (let at = start; at < end; at++) {
      const code = foldedCodes[bytes[at] as number] as number
      if (code === 0) return false
      repeats &&= code === foldedCodes[first]
      low = Math.imul(low ^ code, factorLow)
      high = Math.imul(high ^ code, factorHigh)
    }
    // By chance a text may have the digest of a placeholder: it is only read in full then.
    if (repeats || placeholderDigests.has(low) || isSmbios(bytes, start)) return false
    this.bytes = bytes
    this.start = start
    this.end = end
    this.low = low
    this.high = high
    return true
  }

  clear(): void {
    this.start = 0
    this.end = 0
    this.low = seedLow
    this.high = seedHigh
  }

  get isEmpty(): boolean {
    return this.end === 0
  }

  /** Whether bytes [start, end) of another buffer are the same text. */
  equals(other: Buffer, start: number, end: number): boolean {
    if (end - start !== this.end - this.start) return false
    for (let at = start, own = this.start; at < end; at++, own++) if (other[at] !== this.bytes[own]) return false
    return true
  }

  includes(byte: number): boolean {
    for (let at = this.start; at < this.end; at++) if (this.bytes[at] === byte) return true
    return false
  }

  /** Writes the text into `target` at `at`; where it ends there. */
  writeTo(target: Buffer, at: number): number {
    let to = at
    for (let from = this.start; from < this.end; from++) target[to++] = this.bytes[from] as number
    return to
  }
}

export type TextDigest = { low: number; high: number }

/** The digest of a folded text of any kind, written into `target`. */
export function digestText(folded: string, target: TextDigest): void {
  let low = seedLow
  let high = seedHigh
  for (let place = 0; place < folded.length; place++) {
    const code = folded.charCodeAt(place)
    low = Math.imul(low ^ code, factorLow)
    high = Math.imul(high ^ code, factorHigh)
  }
  target.low = low
  target.high = high
}

const nothing = Buffer.alloc(0)
const mostCharacters = 64
const space = 32
const seedLow = 0x5eadbeef
const seedHigh = 0x41c6ce57
const factorLow = 0x9e3779b1 | 0
const factorHigh = 0x5f356495

/** What a formula begins with, and the mark with which our own files guard one. */
const leads = new Set([...`=+-@'`].map((lead) => lead.charCodeAt(0)))

/** The code of each character in lower case, 0 for what a text here may not have. */
const foldedCodes = new Uint8Array(256)
for (let code = space; code < 0x7f; code++) foldedCodes[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0)
for (const mark of '"\\') foldedCodes[mark.charCodeAt(0)] = 0

/** `SMBIOS_STRING_INDEX_0` and the like. */
const isSmbios = (bytes: Buffer, start: number) =>
  foldedCodes[bytes[start] as number] === 0x73 && bytes.toString('latin1', start, start + 6).toLowerCase() === 'smbios'

const placeholderDigests = new Set(
  [...placeholderTexts].map((text) => {
    const digest = { low: 0, high: 0 }
    digestText(text, digest)
    return digest.low
  }),
)
