import { type Columns, columnsOfHeader, columnsOfLabelledRow, columnsWithoutHeader } from './columns.ts'

/** What the line that comes next is: the header of a table, its first row where there is no header, or nothing to us. */
export type Sight = { kind: 'header' | 'row'; columns: Columns } | { kind: 'text' }

export const delimiters = [',', ';', '\t', '|'] as const

/**
 * What a line is: each delimiter is tried, the present one first, and the one that makes sense of the line is told with
 * it. `above`: the line before, which may be a header in words that are not known.
 */
export function lookAtLine(text: string, present: string, above: string): { sight: Sight; delimiter: string } {
  const others = delimiters.filter((delimiter) => delimiter !== present && text.includes(delimiter))
  for (const look of [lookForHeader, lookForRow]) {
    for (const delimiter of [present, ...others]) {
      const sight = look(splitLine(text, delimiter), above === '' ? [] : splitLine(above, delimiter))
      if (sight !== null) return { sight, delimiter }
    }
  }
  return { sight: { kind: 'text' }, delimiter: present }
}

function lookForHeader(cells: string[]): Sight | null {
  if (cells.some((cell) => cell.length > 200)) return null
  const columns = columnsOfLabelledRow(cells) === null ? columnsOfHeader(cells) : null
  return columns && { kind: 'header', columns }
}

function lookForRow(cells: string[], above: string[]): Sight | null {
  const columns = columnsOfLabelledRow(cells) ?? columnsWithoutHeader(cells, above)
  return columns && { kind: 'row', columns }
}

/** Excel's first line `sep=;`: the delimiter's code, or null. */
export function separatorLine(text: string): number | null {
  const found = /^\ufeff?"?sep=([^\s"\w]|\t)"?\s*$/i.exec(text.slice(0, 20))
  return found ? (found[1] as string).charCodeAt(0) : null
}

/** One line's cells, quotes taken off: good enough to tell a header, not for values. */
export function splitLine(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter)
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const part of text.split(delimiter)) {
    cell = quoted ? cell + delimiter + part : part
    const quotes = cell.length - cell.replaceAll('"', '').length
    quoted = cell.trimStart().startsWith('"') && quotes % 2 === 1
    if (!quoted) cells.push(unquoted(cell))
  }
  if (quoted) cells.push(unquoted(cell))
  return cells
}

function unquoted(cell: string): string {
  const trimmed = cell.trim()
  return trimmed.startsWith('"') ? trimmed.replace(/^"|"$/g, '').replaceAll('""', '"') : cell
}
