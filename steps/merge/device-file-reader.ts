import type { ReadFile, ReadRow } from '../../domain/row.ts'
import type { FileErrorCode } from '../../domain/words.ts'
import type { CheckOptions } from './check-row.ts'
import { type Hint, HintFinder } from './hints.ts'
import { FixedWidthReader, looksLikeFixedWidth } from './read-fixed-width.ts'
import { JsonReader } from './read-json.ts'
import { ListReader, looksLikeList } from './read-list.ts'
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

export type ReadingOptions = { bodies?: boolean; plain?: TakePlain; now?: number }

type Reader = TableReader | Oa3Reader | JsonReader | ListReader | FixedWidthReader

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
  #reader: Reader | null = null
  #begun: Uint8Array = new Uint8Array(0)
  #rows = 0
  #lastLine = 0
  #hints = new HintFinder()

  #plain: TakePlain | null
  #options: CheckOptions

  /**
   * `bodies` false leaves the body of a hash that needed nothing empty: for who takes its text. `plain` gets the rows
   * that need no texts to be made of them (plain-row.ts), in their order among the others. `now` in Unix seconds.
   */
  constructor(name: string, emit: Emit, { bodies = true, plain, now = Date.now() / 1000 }: ReadingOptions = {}) {
    this.#name = name
    this.#emit = emit
    this.#options = { bodies, now }
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
    this.#reader = this.#readerFor(text, emit)
    this.#transcoder = new Transcoder(encoding.name)
    this.#read(bytes.subarray(encoding.markBytes))
  }

  #tableReader(emit: Emit): TableReader {
    const plain = this.#plain
    if (plain === null) return new TableReader(emit, { ...this.#options, takePlain: null })
    const takePlain: TakePlain = (row) => {
      this.#rows++
      this.#lastLine = row.line
      this.#hints.seePlain(row)
      plain(row)
    }
    return new TableReader(emit, { ...this.#options, takePlain })
  }

  /** What reads a text that begins like this (UTF-8). */
  #readerFor(begin: Uint8Array, emit: Emit): Reader {
    const name = nameOfText(this.#begun)
    if (name === 'XML') return new Oa3Reader(emit, this.#options.now)
    if (name === 'JSON') return new JsonReader(emit, this.#options)
    const text = Buffer.from(begin.buffer, begin.byteOffset, begin.length).toString('latin1')
    if (looksLikeFixedWidth(text)) return new FixedWidthReader(emit, this.#options)
    if (looksLikeList(text)) return new ListReader(emit, this.#options)
    return this.#tableReader(emit)
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
    // Several devices may stand on one line, and a row is known by its line: then each counts as one more.
    if (row.line <= this.#lastLine) row.line = this.#lastLine + 1
    this.#lastLine = row.line
    this.#hints.see(row)
    if (row.outcome === 'refused') row.identity = null
    this.#emit(row, plainHash)
  }

  #result(): FileReading {
    const reader = this.#reader
    if (this.#rows === 0 && this.#error === null) this.#failWithoutRows(reader)
    if (reader instanceof FixedWidthReader && reader.sawCut) this.#fail('screen-output', null)
    const table = reader instanceof TableReader ? reader : null
    const hasTable = table !== null && table.format !== null && table.format !== 'hash-text'
    return {
      name: this.#name,
      format: this.#formatOf(reader),
      encoding: this.#encodings(table),
      delimiter: hasTable ? table.delimiter : '',
      rows: this.#rows,
      columnsIgnored: [...ignoredBy(reader)],
      columnsByContent: table ? [...table.byContent] : [],
      sheet: null,
      passedOver: [],
      members: null,
      error: this.#error,
      hints: this.#hints.find(),
    }
  }

  #formatOf(reader: Reader | null): string {
    if (reader instanceof TableReader) return reader.format ?? 'unknown'
    const named = formats.find(([kind]) => reader instanceof kind)
    return named !== undefined && this.#rows > 0 ? named[1] : 'unknown'
  }

  /** What the file was encoded in; more than one where it was appended to in another. */
  #encodings(table: TableReader | null): string {
    const met = this.#transcoder?.met.length ? this.#transcoder.met : [this.#encoding]
    return met.map((each) => (each === 'utf-8' && table?.sawInvalidUtf8 ? 'windows-1252' : each)).join(' + ')
  }

  #failWithoutRows(reader: Reader | null): void {
    if (reader instanceof TableReader && reader.sawHeader) this.#fail('header-only', null)
    else if (reader === null || (reader instanceof TableReader && reader.cellsAbove.length === 0))
      this.#fail('empty', null)
    else if (looksLikeNoWriting(this.#begun)) this.#fail('not-text', null)
    else if (reader instanceof FixedWidthReader) this.#fail('header-only', null)
    else if (!(reader instanceof TableReader) || nameOfText(this.#begun) !== null)
      this.#fail('no-known-column', nameOfText(this.#begun), [])
    else this.#fail('no-known-column', reader.cellsAbove.join(', ').slice(0, 500), reader.cellsAbove)
  }
}

const formats = [
  [Oa3Reader, 'oa3'],
  [JsonReader, 'json'],
  [ListReader, 'list'],
  [FixedWidthReader, 'fixed-width'],
] as const

function ignoredBy(reader: Reader | null): Iterable<string> {
  if (reader instanceof TableReader) return reader.ignored
  return reader === null || reader instanceof Oa3Reader ? [] : reader.values.ignored
}
