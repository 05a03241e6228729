import { type Columns, columnsOfHeader } from './columns.ts'
import { kindOfHeader } from './header-names.ts'

/** A row that ends in the first name of the header of a file joined to it without a line end. */
export type Glued = {
  /** The field that the name is glued to, and its text without it. */
  place: number
  text: string
  /** The header of the file that follows. */
  columns: Columns
}

const longestName = 60

/**
 * `copy /b a.csv+b.csv` where a.csv has no line end: the last field of a row runs on into the first name of the next
 * header. Null where the fields beyond the row's `width` are no such header.
 */
export function headerGluedTo(fields: readonly string[], width: number): Glued | null {
  const place = width - 1
  const last = fields[place]
  const rest = fields.slice(width)
  if (last === undefined || rest.length === 0 || rest.every((name) => kindOfHeader(name) === null)) return null
  for (let at = Math.max(0, last.length - longestName); at < last.length; at++) {
    const name = last.slice(at)
    if (kindOfHeader(name) === null) continue
    const columns = columnsOfHeader([name, ...rest])
    if (columns !== null) return { place, text: last.slice(0, at), columns }
  }
  return null
}
