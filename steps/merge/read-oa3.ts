import { checkRow } from './check-row.ts'
import { noPlaces } from './column-places.ts'
import { columnNames, noCells } from './header-names.ts'
import type { Emit } from './table-reader.ts'

/** The most characters of an element that are held; a hash may have 16,384. */
const longestElement = 40_000
/** No tag of interest (`opening`) has more characters. */
const longestTag = 300

/**
 * Reads the hashes of an XML file: `HardwareHash` elements, as the OA 3.0 tool writes them (OA3.xml), each with the
 * `ProductKeyID` before it; comments are passed over, CDATA sections and the references that every XML knows are read.
 * Nothing else of XML is looked at, so nothing in it can expand or point elsewhere.
 */
export class Oa3Reader {
  #text = ''
  #line = 1
  #productKeyId = ''
  #inComment = false
  #emit: Emit
  #now: number

  /** `now` in Unix seconds (check-row.ts). */
  constructor(emit: Emit, now: number) {
    this.#emit = emit
    this.#now = now
  }

  append(piece: Uint8Array): void {
    this.#text += Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('utf8')
    while (this.#takeElement());
  }

  end(): void {
    this.#text += '</'
    while (this.#takeElement());
  }

  /** Takes the next element of interest; false when more text is needed. */
  #takeElement(): boolean {
    if (this.#inComment && !this.#leaveComment()) return false
    const opened = opening.exec(this.#text)
    if (opened === null) {
      const last = this.#text.lastIndexOf('<')
      this.#drop(last >= 0 && last >= this.#text.length - longestTag ? last : this.#text.length)
      return false
    }
    this.#drop(opened.index)
    const start = opened[0].length
    if (opened[1] === undefined) {
      this.#drop(start)
      this.#inComment = true
      return true
    }
    const close = opened[0].endsWith('/>') ? start : this.#text.indexOf('</', start)
    if (close < 0 && this.#text.length - start < longestElement) return false
    const end = close < 0 ? start + longestElement : close
    this.#take(opened[1].toLowerCase(), textOf(this.#text.slice(start, end)))
    this.#drop(end)
    return true
  }

  #take(name: string, content: string): void {
    if (name === 'productkeyid') {
      this.#productKeyId = content.trim().slice(0, 100)
      return
    }
    const cells = { ...noCells, productKeyId: this.#productKeyId, hash: content.trim() }
    this.#emit(checkRow({ ...fixed, line: this.#line, now: this.#now }, cells), null)
    this.#productKeyId = ''
  }

  /** Steps behind the comment's end; false when that is not there yet. */
  #leaveComment(): boolean {
    const end = this.#text.indexOf('-->')
    this.#drop(end < 0 ? Math.max(0, this.#text.length - 2) : end + 3)
    this.#inComment = end < 0
    return end >= 0
  }

  #drop(count: number): void {
    const dropped = this.#text.slice(0, count)
    for (let at = dropped.indexOf('\n'); at >= 0; at = dropped.indexOf('\n', at + 1)) this.#line++
    this.#text = this.#text.slice(count)
  }
}

/** An element's text. */
function textOf(content: string): string {
  return content.replace(marks, (whole, section: string | undefined, name: string | undefined) => {
    if (name === undefined) return section ?? ''
    if (!name.startsWith('#')) return references[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole
  })
}

const marks =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);/g
const references: Partial<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const opening = /<!--|<(?:[\w.-]{1,40}:)?(HardwareHash|ProductKeyID)(?:\s[^<>]{0,200})?\/?>/i
const places = { ...noPlaces(), productKeyId: 0, hash: 1 }
const names = { ...columnNames, hash: 'HardwareHash', productKeyId: 'ProductKeyID' }
const fixed = { names, places, cut: null, bodies: true, serialInHash: true }
