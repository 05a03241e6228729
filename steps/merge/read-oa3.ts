import { checkRow } from './check-row.ts'
import { columnNames } from './columns.ts'
import type { Emit } from './table-reader.ts'

/** The most characters of an element that are held; a hash may have 16,384. */
const longestElement = 40_000

/**
 * Reads the hashes of an XML file: `HardwareHash` elements, as the OA 3.0 tool writes them (OA3.xml), each with the
 * `ProductKeyID` before it. Nothing else of XML is looked at, so nothing in it can expand or point elsewhere.
 */
export class Oa3Reader {
  sawHash = false
  #text = ''
  #line = 1
  #productKeyId = ''
  #emit: Emit

  constructor(emit: Emit) {
    this.#emit = emit
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
    const opened = opening.exec(this.#text)
    if (opened === null) {
      const keep = Math.max(this.#text.lastIndexOf('<'), this.#text.length - 300)
      this.#drop(keep > 0 && this.#text.lastIndexOf('<') === keep ? keep : this.#text.length)
      return false
    }
    this.#drop(opened.index)
    const start = opened[0].length
    const close = opened[0].endsWith('/>') ? start : this.#text.indexOf('</', start)
    if (close < 0 && this.#text.length - start < longestElement) return false
    const end = close < 0 ? start + longestElement : close
    this.#take((opened[1] as string).toLowerCase(), this.#text.slice(start, end))
    this.#drop(end)
    return true
  }

  #take(name: string, content: string): void {
    if (name === 'productkeyid') {
      this.#productKeyId = content.trim().slice(0, 100)
      return
    }
    this.sawHash = true
    const cells = { ...noCells, productKeyId: this.#productKeyId, hash: content.trim() }
    this.#emit(checkRow({ line: this.#line, names, cut: null, bodies: true }, cells), null)
    this.#productKeyId = ''
  }

  #drop(count: number): void {
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < count; at = this.#text.indexOf('\n', at + 1)) this.#line++
    this.#text = this.#text.slice(count)
  }
}

const opening = /<(?:[\w.-]{1,40}:)?(HardwareHash|ProductKeyID)(?:\s[^<>]{0,200})?>/i
const names = { ...columnNames, hash: 'HardwareHash', productKeyId: 'ProductKeyID' }
const noCells = {
  serialNumber: '',
  productKeyId: '',
  manufacturer: '',
  model: '',
  groupTag: '',
  assignedUser: '',
  hash: '',
}
