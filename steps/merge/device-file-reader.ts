import type { ReadFile, ReadRow } from '../../domain/row.ts'
import type { FileErrorCode } from '../../domain/words.ts'
import { type Hint, HintFinder } from './hints.ts'
import { Oa3Reader } from './read-oa3.ts'
import {
  type Encoding,
  looksBinary,
  looksLikeNoWriting,
  nameOfText,
  sampleBytes,
  sniffContainer,
  sniffEncoding,
} from './sniff.ts'
import { type Emit, TableReader, type TakePlain } from './table-reader.ts'
import { Transcoder } from './transcode.ts'

/** What a file was, and for its serial mismatches the lines where their hashes belong, as far as found. */
export type FileReading = ReadFile & { hints: Hint[] }

/** UTF-16 may grow by half as UTF-8. */
const pieceBytes = 256 * 1024

/**
 * Reads one file that names devices, of any kind in csv-files.md, as its bytes come. Rows go to `emit` in the order of
 * their lines, each checked and mended, with the text of a hash that needed nothing (table-reader.ts); memory is bounded whatever the bytes are, and nothing that comes in throws.
 */
export class DeviceFileReader {
  #name: string
  #emit: Emit
  #sample: Uint8Array[] = []
  #sampleLength = 0
  #error: ReadFile['error'] = null
  #encoding: Encoding['name'] = 'utf-8'
  #transcoder: Transcoder | null = null
  #reader: TableReader | Oa3Reader | null = null
  #begun: Uint8Array = new Uint8Array(0)
  #rows = 0
  #hints = new HintFinder()

  #bodies: boolean
  #plain: TakePlain | null

  /**
   * `bodies` false leaves the body of a hash that needed nothing empty: for who takes its text. `plain` gets the rows
   * that need no texts to be made of them (plain-row.ts), in their order among the others.
   */
  constructor(name: string, emit: Emit, { bodies = true, plain }: { bodies?: boolean; plain?: TakePlain } = {}) {
    this.#name = name
    this.#emit = emit
    this.#bodies = bodies
    this.#plain = plain ?? null
  }

  /** The next bytes; they may be used again afterwards. */
  push(bytes: Uint8Array): void {
    if (this.#error !== null || bytes.length === 0) return
    if (this.#reader === null) this.#collect(bytes)
    else this.#read(bytes)
  }

  #collect(bytes: Uint8Array): void {
    this.#sample.push(Uint8Array.from(bytes))
    this.#sampleLength += bytes.length
    if (this.#sampleLength >= sampleBytes) this.#begin()
  }

  /** All bytes were there: gives out what is left and says what the file was. */
  end(): FileReading {
    if (this.#reader === null && this.#error === null && this.#sampleLength > 0) this.#begin()
    if (this.#reader !== null && this.#transcoder !== null) {
      const rest = this.#transcoder.end()
      if (rest.length > 0) this.#reader.append(rest)
      this.#reader.end()
    }
    return this.#result()
  }

  #begin(): void {
    const bytes = this.#sample.length === 1 ? (this.#sample[0] as Uint8Array) : Buffer.concat(this.#sample)
    this.#sample = []
    const container = sniffContainer(bytes)
    if (container === null) this.#beginText(bytes)
    else this.#fail(container.code, container.found)
  }

  #beginText(bytes: Uint8Array): void {
    const encoding = sniffEncoding(bytes)
    this.#encoding = encoding.name
    const text = new Transcoder(encoding.name).take(bytes.subarray(encoding.markBytes, sampleBytes))
    if (looksBinary(text)) {
      this.#fail('not-text', null)
      return
    }
    this.#begun = Uint8Array.from(text.subarray(0, 4096))
    const emit: Emit = (row, plainHash) => this.#take(row, plainHash)
    this.#reader = nameOfText(this.#begun) === 'XML' ? new Oa3Reader(emit) : this.#tableReader(emit)
    this.#transcoder = new Transcoder(encoding.name)
    this.#read(bytes.subarray(encoding.markBytes))
  }

  #tableReader(emit: Emit): TableReader {
    const plain = this.#plain
    if (plain === null) return new TableReader(emit, this.#bodies, null)
    return new TableReader(emit, this.#bodies, (row) => {
      this.#rows++
      this.#hints.seePlain(row)
      plain(row)
    })
  }

  #fail(code: FileErrorCode, found: string | null, columns?: string[]): void {
    this.#error = columns ? { code, found, columns } : { code, found }
    this.#reader = null
  }

  #read(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = (this.#transcoder as Transcoder).take(bytes.subarray(at, at + pieceBytes))
      this.#reader?.append(piece)
    }
  }

  #take(row: ReadRow, plainHash: string | null): void {
    this.#rows++
    this.#hints.see(row)
    if (row.outcome === 'refused') row.identity = null
    this.#emit(row, plainHash)
  }

  #result(): FileReading {
    const reader = this.#reader
    if (this.#rows === 0 && this.#error === null) this.#failWithoutRows(reader)
    const table = reader instanceof TableReader ? reader : null
    return {
      name: this.#name,
      format: reader instanceof Oa3Reader && this.#rows > 0 ? 'oa3' : (table?.format ?? 'unknown'),
      encoding: table?.sawInvalidUtf8 ? 'windows-1252' : this.#encoding,
      delimiter: table?.format && table.format !== 'hash-text' ? table.delimiter : '',
      rows: this.#rows,
      columnsIgnored: table ? [...table.ignored] : [],
      error: this.#error,
      hints: this.#hints.find(),
    }
  }

  #failWithoutRows(reader: TableReader | Oa3Reader | null): void {
    if (reader instanceof TableReader && reader.sawHeader) this.#fail('header-only', null)
    else if (reader === null || (reader instanceof TableReader && reader.cellsAbove.length === 0))
      this.#fail('empty', null)
    else if (looksLikeNoWriting(this.#begun)) this.#fail('not-text', null)
    else if (reader instanceof Oa3Reader || nameOfText(this.#begun) !== null)
      this.#fail('no-known-column', nameOfText(this.#begun), [])
    else this.#fail('no-known-column', reader.cellsAbove.join(', ').slice(0, 500), reader.cellsAbove)
  }
}
