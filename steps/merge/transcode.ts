import type { Encoding } from './sniff.ts'

/** Turns pieces of UTF-16 into UTF-8, wherever they are cut; UTF-8 passes as it is. */
export class Transcoder {
  #encoding: Encoding['name']
  #left = Buffer.alloc(4)
  #leftLength = 0
  #target = Buffer.allocUnsafe(0)

  constructor(encoding: Encoding['name']) {
    this.#encoding = encoding
  }

  /** What comes back stands only until the next call. */
  take(piece: Uint8Array): Uint8Array {
    if (this.#encoding === 'utf-8') return piece
    const bytes = Buffer.allocUnsafe(this.#leftLength + piece.length)
    this.#left.copy(bytes, 0, 0, this.#leftLength)
    bytes.set(piece, this.#leftLength)
    const whole = this.#wholeLength(bytes)
    this.#leftLength = bytes.copy(this.#left, 0, whole)
    return this.#encode(bytes.subarray(0, whole))
  }

  /** Half a character at the end of the file. */
  end(): Uint8Array {
    return this.#leftLength < 2 ? new Uint8Array(0) : this.#encode(Buffer.from(this.#left.subarray(0, 2)))
  }

  #encode(bytes: Buffer): Uint8Array {
    if (this.#encoding === 'utf-16be') bytes.swap16()
    const text = bytes.toString('utf16le')
    if (this.#target.length < text.length * 3) this.#target = Buffer.allocUnsafe(text.length * 3)
    return this.#target.subarray(0, this.#target.write(text, 0, 'utf8'))
  }

  /** Without half a unit, and without the first half of a pair, at the end. */
  #wholeLength(bytes: Buffer): number {
    const even = bytes.length & ~1
    if (even < 2) return even
    const unit = this.#encoding === 'utf-16le' ? bytes.readUInt16LE(even - 2) : bytes.readUInt16BE(even - 2)
    return unit >= 0xd800 && unit < 0xdc00 ? even - 2 : even
  }
}
