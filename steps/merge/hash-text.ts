import { beginsHash } from '../../domain/hardware-hash/verify.ts'

/** Text that holds hashes and nothing else: one a line, or one wrapped over many lines, with empty lines between or not. */
export class HashText {
  #text = ''
  #line = 0
  #emit: (line: number, hash: string) => void

  constructor(emit: (line: number, hash: string) => void) {
    this.#emit = emit
  }

  /** The next line of the file; an empty one parts two hashes. */
  take(line: number, text: string): void {
    if (text.trim() === '') {
      this.flush()
      return
    }
    if (!this.#continuesWith(text) || this.#text.length > mostCharacters) this.flush()
    if (this.#text === '') this.#line = line
    this.#text += this.#text === '' ? text : `\n${text}`
  }

  /** A line that begins a hash by chance goes on where characters lack; one that begins with its first record does not. */
  #continuesWith(text: string): boolean {
    if (this.#text === '' || !onlyBase64.test(text) || beginsHash(text.replace(marksBefore, ''))) return false
    return this.#lacksCharacters() || !mayBeginHash.test(text)
  }

  flush(): void {
    if (this.#text !== '') this.#emit(this.#line, this.#text)
    this.#text = ''
  }

  /** Whether the hash begun says that it is longer than what is here. */
  #lacksCharacters(): boolean {
    const begin = Buffer.from(this.#text.slice(0, 16), 'base64')
    const total = begin.length >= 4 ? begin.readUInt16LE(2) : 0
    return mayBeginHash.test(this.#text) && this.#text.length < ((total + 36) * 4) / 3
  }
}

const mostCharacters = 17_000
const onlyBase64 = /^[\s"']*[A-Za-z0-9+/_-]+=*[\s"']*$/
const mayBeginHash = /^[\s"']*T0[E-H]/
const marksBefore = /^[\s"']+/
