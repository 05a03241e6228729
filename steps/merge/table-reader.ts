import { type PlainHash, readPlainHash } from '../../domain/hardware-hash/plain.ts'
import type { ReadRow } from '../../domain/row.ts'
import { checkRow, type Findings, noFindings, type RowContext } from './check-row.ts'
import type { ColumnPlaces } from './column-places.ts'
import { type Columns, columnsOfLabelledRow, numbered } from './columns.ts'
import { adopted, mayBeHash, placeOfHash, placeOfSerial, takeHashFrom } from './find-by-content.ts'
import { type Glued, headerGluedTo } from './glued-header.ts'
import { HashText } from './hash-text.ts'
import { type ColumnKind, columnKinds, kindOfHeader, noCells, type RowCells } from './header-names.ts'
import { LinesAbove } from './lines-above.ts'
import { lookAtLine, type Sight, separatorLine } from './look-at-line.ts'
import { isBlankRecord, isNoRow } from './no-row.ts'
import { isScriptPlace, placeLooseValues } from './place-loose-values.ts'
import { PlainRow } from './plain-row.ts'
import { fieldKind, longestRecord, RecordSplitter } from './split-records.ts'
import { FieldDecoder } from './text-bytes.ts'
import { WrappedRow } from './wrapped-row.ts'
import { failedRowsHeader, failedRowsHeaders } from './write-people-csv.ts'

const longestHeader = 4000
/** The serial's column is sought in so many rows by what stands in it. */
const mostSeekingSerial = 50

/** Takes a row, with its hash's canonical text but the padding where the hash stood just so in the file. */
export type Emit = (row: ReadRow, plainHash: string | null) => void

/** Takes a row of which no texts were made; it stands only until this returns. */
export type TakePlain = (row: PlainRow) => void

export type TableOptions = {
  /** Whether rows carry the body of a hash that needed nothing; who writes its text again has no use for it. */
  bodies: boolean
  /** Gets the plain rows, in their order among the others; where it is null, `emit` gets all. */
  takePlain: TakePlain | null
  /** Unix seconds (check-row.ts). */
  now: number
}

/** Reads the records of a text (UTF-8 or Windows-1252) as rows, wherever its tables begin and whatever they look like. */
export class TableReader {
  columns: Columns | null = null
  sawHeader = false
  /** Format of the first table. */
  format: string | null = null
  readonly ignored = new Set<string>()
  /** Columns that their content told: `name = what it is`. */
  readonly byContent = new Set<string>()

  #decoder = new FieldDecoder()
  #splitter = new RecordSplitter()
  #emit: Emit
  #gaveUp = false
  #hashText: HashText | null = null
  #wrapped = new WrappedRow((context, cells) => this.#emit(checkRow(context, cells), null))
  #cells: RowCells = { ...noCells }
  /** The bytes of the header that holds, so that the same again costs nothing. */
  #lastHeader = Buffer.alloc(0)

  #bodies: boolean
  #now: number
  #plainRow: PlainRow
  #above = new LinesAbove()
  /** How many rows were looked through for the serial's column in vain. */
  #soughtSerial = 0
  #takePlain: TakePlain | null
  /** The short columns that the table has, and where. */
  #present: { kind: ColumnKind; place: number }[] = []

  constructor(emit: Emit, { bodies, takePlain, now }: TableOptions) {
    this.#emit = emit
    this.#bodies = bodies
    this.#takePlain = takePlain
    this.#now = now
    this.#plainRow = new PlainRow(now)
  }

  /** The cells above any table, for the error of a file without one. */
  get cellsAbove(): string[] {
    return this.#above.cells
  }

  get delimiter(): string {
    return String.fromCharCode(this.#splitter.delimiter)
  }

  get sawInvalidUtf8(): boolean {
    return this.#decoder.sawInvalid
  }

  /** Takes at most `longestPiece` bytes and gives out every row that is whole. */
  append(piece: Uint8Array): void {
    if (this.#gaveUp) return
    this.#splitter.append(piece)
    this.#readRecords()
  }

  end(): void {
    if (!this.#gaveUp) {
      this.#splitter.end()
      this.#readRecords()
      this.#hashText?.flush()
      this.#wrapped.flush()
    }
    this.#splitter.free()
  }

  #readRecords(): void {
    while (!this.#gaveUp) {
      if (this.columns === null) {
        if (!this.#seekTable()) return
      } else {
        if (!this.#splitter.next()) return
        this.#readRecord(this.columns)
      }
    }
  }

  /** Looks at the next line; false when it is not there yet. A header is stepped over, the first row is not. */
  #seekTable(): boolean {
    const line = this.#splitter.peek()
    if (line === null) return false
    const text = this.#decoder.decode(this.#splitter.bytes, line.start, line.end)
    const sight = this.#lookAt(text, this.#above.last)
    if (sight.kind === 'row') {
      this.#enter(sight.columns)
      return true
    }
    if (!this.#splitter.next()) return false
    if (sight.kind === 'header') this.#enterHeader(sight.columns)
    else this.#gaveUp = this.#above.note(text)
    return true
  }

  /** Tries each delimiter; the one that makes sense of the line stays. */
  #lookAt(text: string, above = ''): Sight {
    const separator = separatorLine(text)
    if (separator !== null) {
      this.#splitter.delimiter = separator
      this.#lastHeader = Buffer.alloc(0)
      return { kind: 'text' }
    }
    const { sight, delimiter } = lookAtLine(text, this.delimiter, above)
    this.#splitter.delimiter = delimiter.charCodeAt(0)
    return sight
  }

  #enterHeader(columns: Columns): void {
    this.sawHeader = true
    this.#enter(columns)
  }

  #enter(columns: Columns): void {
    this.#wrapped.flush()
    this.#lastHeader = Buffer.alloc(0)
    this.#hashText?.flush()
    this.#hashText = columns.format === 'hash-text' ? new HashText((line, hash) => this.#emitHash(line, hash)) : null
    this.#soughtSerial = 0
    this.#place(columns)
    if (this.format === null || columns.labels !== null) this.format = columns.format
    for (const name of columns.ignored) if (this.ignored.size < 100) this.ignored.add(name)
    for (const said of columns.byContent) this.byContent.add(said)
  }

  /** From here on records have these columns. */
  #place(columns: Columns): void {
    this.columns = columns
    this.#cells = { ...noCells }
    this.#present = shortColumns
      .map((kind) => ({ kind, place: columns.places[kind] }))
      .filter(({ place }) => place >= 0)
  }

  #readRecord(columns: Columns): void {
    const { recordStart, recordEnd } = this.#splitter
    if (this.#wrapped.isWaiting && (isBlankRecord(this.#splitter) || this.#wrapped.take(this.#allFields()))) return
    // A long record whose serial is that of its hash is a row; only of others it is asked whether they name columns.
    const isLong = recordEnd - recordStart > longestHeader / 4
    if (isLong && this.#readPlain(columns)) return
    if (this.#speaksOfColumns() && this.#changesTable(recordStart, recordEnd)) return
    if (this.#hashText !== null) {
      this.#hashText.take(this.#splitter.line, this.#wholeRecord())
      return
    }
    if (columns.labels !== null && kindOfHeader(this.#field(0)) !== columns.labels[0]) return
    if (isBlankRecord(this.#splitter) || (recordEnd - recordStart < 400 && isNoRow(this.#wholeRecord()))) return
    this.#emitRecord(this.columns as Columns)
  }

  #readPlain(columns: Columns): boolean {
    if (this.#takePlain === null || columns.labels !== null || this.#hasLoose(columns)) return false
    if (!this.#plainRow.read(this.#splitter, columns.places)) return false
    this.#takePlain(this.#plainRow)
    return true
  }

  /** Whether a value stands where no column has a name. */
  #hasLoose(columns: Columns): boolean {
    if (columns.labels !== null) return false
    const { fieldCount, starts, ends } = this.#splitter
    for (let place = columns.width; place < fieldCount; place++) if (starts[place] !== ends[place]) return true
    for (const place of columns.loose) if (place < fieldCount && starts[place] !== ends[place]) return true
    return false
  }

  /** A header is short, and a long record that begins with labels has one for its first cell. */
  #speaksOfColumns(): boolean {
    const { bytes, recordStart, recordEnd, ends, starts } = this.#splitter
    const isLong = recordEnd - recordStart > longestHeader / 4
    const end = isLong ? Math.min(ends[0] as number, (starts[0] as number) + 80) : recordEnd
    return aboutColumns.test(bytes.toString('latin1', recordStart, end))
  }

  /** A header again, a `sep=` line, or labels before the values: true when the record is no row. */
  #changesTable(start: number, end: number): boolean {
    const { bytes } = this.#splitter
    if (this.#lastHeader.length === end - start && bytes.compare(this.#lastHeader, 0, end - start, start, end) === 0)
      return true
    const whole = this.#decoder.decode(this.#splitter.bytes, start, end)
    if (end - start <= longestHeader) {
      const sight = this.#lookAt(whole)
      if (sight.kind === 'header' && this.#saysWhere(sight.columns)) return false
      if (sight.kind === 'header') {
        this.#enterHeader(sight.columns)
        this.#lastHeader = Buffer.from(bytes.subarray(start, end))
      }
      if (sight.kind === 'header' || separatorLine(whole) !== null) return true
    }
    const labelled = columnsOfLabelledRow(this.#allFields(), this.columns)
    if (labelled !== null) this.#enter(labelled)
    return false
  }

  /** A row of our own file of failed rows names the column in which the fault stands: that makes it no header. */
  #saysWhere({ places }: Columns): boolean {
    const isFailedRows = this.columns?.ignored.some((name) => whereNames.has(name)) ?? false
    return isFailedRows && Object.values(places).every((place) => place < 0 || place === wherePlace)
  }

  #emitRecord(given: Columns): void {
    const findings = noFindings()
    const glued = this.#splitter.fieldCount > given.width && given.header.length > 0 ? this.#glued(given) : null
    let columns = given
    let plain = this.#plainHash(columns.places.hash)
    const hashText = plain !== null || columns.places.hash < 0 ? '' : this.#field(columns.places.hash)
    let elsewhere = -1
    if (plain === null && !mayBeHash(hashText)) {
      const found = placeOfHash(this.#allFields())
      if (found.place >= 0 && columns.places.hash < 0 && found.proven) columns = this.#adopt('hash', found.place)
      else if (found.place >= 0 && (found.proven || columns.places.hash < 0)) elsewhere = found.place
      plain = this.#plainHash(columns.places.hash)
    }
    if (plain !== null && columns.places.serialNumber < 0) columns = this.#seekSerial(columns, plain)
    const { places } = columns
    const cells = this.#cells
    for (const { kind, place } of this.#present) cells[kind] = this.#field(place)
    cells.hash = plain !== null || places.hash < 0 ? '' : this.#field(places.hash)
    if (elsewhere >= 0) takeHashFrom(elsewhere, this.#field(elsewhere), columns, cells, findings)
    if (glued !== null) {
      if (glued.place === places.hash) findings.repairs.push('hash-repaired')
      const kind = columnKinds.find((each) => places[each] === glued.place)
      if (kind !== undefined) cells[kind] = glued.text
    } else if (this.#hasLoose(columns)) this.#takeLoose(columns, cells, findings)
    this.#check(columns, cells, findings, plain)
    for (const kind of columnKinds) if (places[kind] < 0) cells[kind] = ''
    if (glued !== null) this.#enterHeader(glued.columns)
  }

  #check(columns: Columns, cells: RowCells, findings: Findings, plain: PlainHash | null): void {
    const { places, names } = columns
    const cut = this.#splitter.cut ? { kind: this.#lastColumn(places) } : null
    const system = columns.system < 0 ? '' : this.#field(columns.system).trim()
    const context: RowContext = {
      line: this.#splitter.line,
      names,
      places,
      cut,
      bodies: this.#bodies,
      now: this.#now,
      system,
      findings,
    }
    if (plain === null && cut === null && this.#endsWithPlainField(places.hash) && this.#wrapped.hold(context, cells))
      return
    this.#emit(checkRow(context, cells, plain), plain?.text ?? null)
  }

  #glued(columns: Columns): Glued | null {
    return headerGluedTo(this.#allFields(), columns.width)
  }

  /** A column that its content told, from this record on. */
  #adopt(kind: ColumnKind, place: number): Columns {
    const found = adopted(this.columns as Columns, kind, place)
    this.ignored.delete(found.name)
    this.byContent.add(found.said)
    this.#place(found.columns)
    return found.columns
  }

  #seekSerial(columns: Columns, plain: PlainHash): Columns {
    if (columns.header.length === 0 || this.#soughtSerial >= mostSeekingSerial) return columns
    this.#soughtSerial++
    const place = placeOfSerial(this.#allFields(), columns, plain.identity.serialNumber as string)
    return place < 0 ? columns : this.#adopt('serialNumber', place)
  }

  #takeLoose(columns: Columns, cells: RowCells, findings: Findings): void {
    const loose = new Set(columns.loose)
    for (const place of columns.loose)
      if (columns.header.length > 0 && this.#field(place).trim() !== '' && !isScriptPlace(columns, place)) {
        loose.delete(place)
        if (this.ignored.size < 100) this.ignored.add(numbered(place))
      }
    placeLooseValues(this.#allFields(), columns, (place) => place >= columns.width || loose.has(place), cells, findings)
  }

  #plainHash(place: number): PlainHash | null {
    const { starts, ends, bytes, fieldCount } = this.#splitter
    if (place < 0 || place >= fieldCount) return null
    return readPlainHash(bytes, starts[place] as number, ends[place] as number)
  }

  #endsWithPlainField(place: number): boolean {
    return place === this.#splitter.fieldCount - 1 && this.#splitter.kinds[place] === fieldKind.plain
  }

  #lastColumn(places: ColumnPlaces): ColumnKind | null {
    return columnKinds.find((kind) => places[kind] === this.#splitter.fieldCount - 1) ?? null
  }

  #emitHash(line: number, hash: string): void {
    const { names, places } = this.columns as Columns
    const context = { line, names, places, cut: null, bodies: true, now: this.#now }
    this.#emit(checkRow(context, { ...noCells, hash }), null)
  }

  #field(place: number): string {
    const splitter = this.#splitter
    if (place >= splitter.fieldCount) return ''
    const start = splitter.starts[place] as number
    const end = splitter.ends[place] as number
    if (start === end) return ''
    const text = this.#decoder.decode(splitter.bytes, start, end)
    return splitter.kinds[place] === fieldKind.quotedWithQuotes ? text.replaceAll('""', '"') : text
  }

  #allFields(): string[] {
    return Array.from({ length: this.#splitter.fieldCount }, (_, place) => this.#field(place))
  }

  #wholeRecord(): string {
    const { bytes, recordStart, recordEnd } = this.#splitter
    return this.#decoder.decode(bytes, recordStart, Math.min(recordEnd, recordStart + longestRecord))
  }
}

const wherePlace = failedRowsHeader.indexOf('Where')
const whereNames = new Set<string>(Object.values(failedRowsHeaders).map((header) => header[wherePlace] as string))

const shortColumns = columnKinds.filter((kind) => kind !== 'hash')

/** Every header name for a serial or a hash holds one of these. */
const aboutColumns = /seri|hash|hardware|\bs\.?n\b|sep=/i
