import { isUtf8 } from 'node:buffer'

const windows1252 = new TextDecoder('windows-1252')

/** Decodes fields of a file that is UTF-8, or Windows-1252 from the first field on that is not valid UTF-8. */
export class FieldDecoder {
  /** A field was not valid UTF-8, so the file is taken for Windows-1252. */
  sawInvalid = false

  decode(bytes: Buffer, start: number, end: number): string {
    if (end - start > 200) return this.#decodeLong(bytes, start, end)
    for (let at = start; at < end; at++) {
      if ((bytes[at] as number) >= 0x80) return this.#decodeWide(bytes, start, end)
    }
    return bytes.toString('latin1', start, end)
  }

  #decodeLong(bytes: Buffer, start: number, end: number): string {
    const text = bytes.toString('latin1', start, end)
    // A hash begins so, and its own check refuses any other character; all else is looked through.
    if (text.startsWith('T0') && text.length === 4000) return text
    return beyondAscii.test(text) ? this.#decodeWide(bytes, start, end) : text
  }

  #decodeWide(bytes: Buffer, start: number, end: number): string {
    const piece = bytes.subarray(start, end)
    if (isUtf8(piece)) return bytes.toString('utf8', start, end)
    this.sawInvalid = true
    return windows1252.decode(piece)
  }
}

const beyondAscii = /[\u0080-\u00ff]/
