import type { Language } from '../../domain/words.ts'

/** A cell of a report for people. */
export type PeopleCell = string | number | null | undefined

/**
 * Chunks of a CSV for people: UTF-8 with a byte order mark (Excel shows accents only so), CRLF, every cell in quotes. A
 * cell that begins like a formula gets a `'` before it, which the reader takes off again (check-row.ts).
 */
export async function* writePeopleCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly PeopleCell[]> | Iterable<readonly PeopleCell[]>,
): AsyncGenerator<string> {
  let chunk = `\ufeff${peopleLine(header)}`
  for await (const row of rows) {
    chunk += peopleLine(row)
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** One line with its line end. */
export function peopleLine(cells: readonly PeopleCell[]): string {
  return `${cells.map(quotedCell).join(',')}\r\n`
}

function quotedCell(cell: PeopleCell): string {
  if (cell === null || cell === undefined) return '""'
  const text = String(cell).replaceAll('\u0000', '\u2400')
  return `"${beginsLikeFormula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`
}

/** With our own mark before it or not: one that has it already gets another, so that taking one off gives the text again. */
const beginsLikeFormula = /^'*[=+\-@\t\r]/
const chunkLength = 64 * 1024

/** The columns of a file of failed rows: read again, the first seven are a device list, the others mean nothing. */
export const failedRowsHeader = [
  'Device Serial Number',
  'Windows Product ID',
  'Hardware Hash',
  'Group Tag',
  'Assigned User',
  'Manufacturer name',
  'Device model',
  'File',
  'Line',
  'Reason',
  'Where',
  'Found',
  'Next step',
] as const

/** The same in the reader's language; columns.ts knows the first seven in each. */
export const failedRowsHeaders = {
  en: failedRowsHeader,
  nl: [
    'Serienummer',
    'Windows-product-ID',
    'Hardware-hash',
    'Groepstag',
    'Toegewezen gebruiker',
    'Fabrikant',
    'Apparaatmodel',
    'Bestand',
    'Regel',
    'Reden',
    'Waar',
    'Gevonden',
    'Volgende stap',
  ],
} as const satisfies Record<Language, readonly string[]>

/** How many of these columns a device list has; the others say what was wrong with a row. */
const listColumns = 7

/**
 * An empty device list to be filled in: the columns in the reader's language, and what parts them as Excel has it there,
 * so that it opens in columns.
 */
export function deviceListTemplate(language: Language): string {
  const columns = failedRowsHeaders[language].slice(0, listColumns)
  return `\ufeff${columns.join(listSeparators[language])}\r\n`
}

const listSeparators = { en: ',', nl: ';' } as const satisfies Record<Language, string>

export type FailedRow = {
  serialNumber: string | null
  productKeyId: string | null
  /** As received. */
  hash: string | null
  groupTag: string | null
  assignedUser: string | null
  manufacturer: string | null
  model: string | null
  file: string
  line: number
  /** Sentences for a person. */
  reason: string
  column: string | null
  found: string | null
  nextStep: string
}

/** A failed row's cells under `failedRowsHeader`. Mended and given back as it is, such a file is read again. */
export function failedRowCells(row: FailedRow): PeopleCell[] {
  return [
    row.serialNumber,
    row.productKeyId,
    row.hash,
    row.groupTag,
    row.assignedUser,
    row.manufacturer,
    row.model,
    row.file,
    row.line,
    row.reason,
    row.column,
    row.found,
    row.nextStep,
  ]
}
