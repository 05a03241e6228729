import type { CheckOptions } from './check-row.ts'
import { kindOfHeader } from './header-names.ts'
import { LabelledValues } from './labelled-values.ts'
import type { Emit } from './table-reader.ts'
import { FieldDecoder } from './text-bytes.ts'

/** A ruler of dashes under each heading, as PowerShell's Format-Table and sqlcmd draw it. */
const ruler = /^\s*-{2,}(?:\s+-{2,})*\s*$/
const longestLine = 128 * 1024

type Column = { from: number; to: number; name: string }

/** The columns that a heading and the ruler below it make; null where they name no device. */
function columnsOf(heading: string, dashes: string): Column[] | null {
  if (!ruler.test(dashes)) return null
  const starts = [...dashes.matchAll(/-+/g)].map(({ index }) => index)
  const columns = starts.map((from, number) => {
    const to = starts[number + 1] ?? Number.POSITIVE_INFINITY
    return { from, to, name: heading.slice(from, to).trim() }
  })
  const kinds = columns.map(({ name }) => kindOfHeader(name))
  return kinds.includes('serialNumber') || kinds.includes('hash') ? columns : null
}

/** Whether a text is a table whose columns stand below one another, drawn with spaces. */
export function looksLikeFixedWidth(text: string): boolean {
  const lines = text.split(/\r?\n|\r/)
  return lines.some((line, number) => number > 0 && columnsOf(lines[number - 1] as string, line) !== null)
}

/**
 * Reads such a table. What a screen cut off (`T0HZAwEA…`) cannot be made again: `sawCut` then says so, and the file is one
 * of screen output.
 */
export class FixedWidthReader {
  readonly values: LabelledValues
  sawCut = false
  #decoder = new FieldDecoder()
  #rest = Buffer.alloc(0)
  #line = 0
  #above = ''
  #columns: Column[] | null = null

  constructor(emit: Emit, options: CheckOptions) {
    this.values = new LabelledValues(emit, options)
  }

  append(piece: Uint8Array): void {
    const bytes = Buffer.concat([this.#rest, piece])
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      this.#take(this.#decoder.decode(bytes, from, end).replace(/\r$/, ''))
      from = end + 1
    }
    this.#rest = Buffer.from(bytes.subarray(bytes.length - from > longestLine ? bytes.length : from))
  }

  end(): void {
    if (this.#rest.length > 0) this.#take(this.#decoder.decode(this.#rest, 0, this.#rest.length))
  }

  #take(text: string): void {
    this.#line++
    const columns = columnsOf(this.#above, text)
    this.#above = text
    if (columns !== null) this.#columns = columns
    else if (this.#columns !== null && text.trim() !== '' && !/^\s*\(\d+ /.test(text))
      this.#takeRow(this.#columns, text)
  }

  #takeRow(columns: readonly Column[], text: string): void {
    const values = columns.map(({ name, from, to }) => [name, text.slice(from, to).trim()] as const)
    const hash = values.find(([name]) => kindOfHeader(name) === 'hash')?.[1] ?? ''
    if (/^T0[E-H].*(?:\.\.\.|…)$/.test(hash)) this.sawCut = true
    // A heading again, or the line that would be the next one's.
    else if (!values.every(([name, value]) => value === name)) this.values.take(this.#line, values)
  }
}
