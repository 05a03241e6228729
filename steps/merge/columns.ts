import { type ColumnPlaces, noPlaces } from './column-places.ts'
import { placeByContent } from './columns-by-content.ts'
import { type ColumnKind, columnNames, isSystemHeader, kindOfHeader } from './header-names.ts'

/** How the records of a stretch of a file are read. */
export type Columns = {
  places: ColumnPlaces
  /** What the file calls each column. */
  names: Record<ColumnKind, string>
  /** The cells of the header, empty where there is none. */
  header: string[]
  /** Where the operating system stands, -1 where it does not. */
  system: number
  /** How many columns the table has; values beyond have none. */
  width: number
  /** Places below the header's end (all places where there is no header) that stand for nothing and have no name. */
  loose: number[]
  ignored: string[]
  /** Columns that their content tells, not their name: `name = what it is`. */
  byContent: string[]
  /** Labels that each row repeats before its values (Configuration Manager's built-in report). */
  labels: ColumnKind[] | null
  format: string
}

/** How a column without a name is called: by its number, from 1. */
export const numbered = (place: number): string => `#${place + 1}`

const noHeader = { header: [], system: -1, loose: [], ignored: [], byContent: [], labels: null } as const

/** The columns of a header record, null where it is none: one needs a column for the serial or the hash. */
export function columnsOfHeader(cells: readonly string[]): Columns | null {
  const places = noPlaces()
  const names: Record<ColumnKind, string> = { ...columnNames }
  const ignored: string[] = []
  const loose: number[] = []
  let system = -1
  cells.forEach((cell, place) => {
    const kind = kindOfHeader(cell)
    if (kind !== null && places[kind] === -1) {
      places[kind] = place
      names[kind] = cell.trim()
    } else if (kind === null && system === -1 && isSystemHeader(cell)) system = place
    else if (cell.trim() === '') loose.push(place)
    else ignored.push(cell.trim().slice(0, 80))
  })
  if (places.serialNumber === -1 && places.hash === -1) return null
  const header = cells.map((cell) => cell.trim())
  const format = formatOf(places, names)
  return {
    ...noHeader,
    places,
    names,
    header,
    width: header.length,
    system,
    loose,
    ignored: ignored.slice(0, 100),
    byContent: [],
    format,
  }
}

/**
 * A row of Configuration Manager's built-in report: its first cells are labels, its last cells their values. It is told
 * from a header by a value that is a hash, or (`above`) by values that stand where the header above has those columns.
 */
export function columnsOfLabelledRow(cells: readonly string[], above: Columns | null = null): Columns | null {
  const labels: ColumnKind[] = []
  for (const cell of cells) {
    const kind = kindOfHeader(cell)
    if (kind === null || labels.includes(kind)) break
    labels.push(kind)
  }
  const offset = cells.length - labels.length
  if (offset < labels.length || !(labels.includes('serialNumber') || labels.includes('hash'))) return null
  if (cells.slice(offset).some((value) => kindOfHeader(value) !== null)) return null
  const hash = cells[offset + labels.indexOf('hash')] ?? ''
  const asAbove = above !== null && labels.every((kind, place) => above.places[kind] === offset + place)
  if (!asAbove && !(labels.includes('hash') && startsLikeHash.test(hash))) return null
  const places = noPlaces()
  const names: Record<ColumnKind, string> = { ...columnNames }
  labels.forEach((kind, place) => {
    places[kind] = offset + place
    names[kind] = (cells[place] as string).trim()
  })
  const width = cells.length
  return {
    ...noHeader,
    places,
    names,
    width,
    loose: [],
    ignored: [],
    byContent: [],
    header: [],
    labels,
    format: 'configmgr-report',
  }
}

/** How a cell begins that holds a hash, whole or not. */
export const startsLikeHash = /^\s*["'“”]?T0[E-H][A-Za-z0-9+/_\-=\s]{40,}/

/**
 * Records one of whose cells holds a hash, below no header that is known. Where the line above has as many cells, it is a
 * header in words that are not: then content says what each column is. Else what the other cells mean follows from
 * content where the hash itself tells it, and from their place.
 */
export function columnsWithoutHeader(cells: readonly string[], above: readonly string[] = []): Columns | null {
  const hash = cells.findIndex((cell) => startsLikeHash.test(cell))
  if (hash === -1) return null
  const header = isHeaderFor(above, cells) ? above.map((cell) => cell.trim()) : []
  const places = placeByContent(cells, hash, header)
  const names: Record<ColumnKind, string> = { ...columnNames }
  const kindAt = new Map((Object.entries(places) as [ColumnKind, number][]).map(([kind, place]) => [place, kind]))
  const byContent: string[] = []
  const ignored: string[] = []
  const loose: number[] = []
  const width = Math.max(cells.length, header.length)
  for (let place = 0; place < width; place++) {
    const kind = kindAt.get(place)
    const name = header[place] ?? ''
    if (kind === undefined && name === '') loose.push(place)
    else if (kind === undefined) ignored.push(name.slice(0, 80))
    else if (name !== '') {
      names[kind] = name
      if (kindOfHeader(name) === null) byContent.push(`${name.slice(0, 80)} = ${columnNames[kind]}`)
    }
  }
  const format = cells.length === 1 ? 'hash-text' : header.length > 0 ? 'other' : 'no-header'
  return { ...noHeader, places, names, header: [...header], width, loose, ignored, byContent, format }
}

/** As many short cells, one of them a word, and nothing in them that a row of this table would have. */
function isHeaderFor(above: readonly string[], cells: readonly string[]): boolean {
  if (cells.length < 2 || above.length < 2 || Math.abs(above.length - cells.length) > 2) return false
  return (
    above.every((cell) => cell.length <= 80 && !/@|^\d+$/.test(cell)) && above.some((cell) => /\p{L}{3}/u.test(cell))
  )
}

function formatOf(places: ColumnPlaces, names: Record<ColumnKind, string>): string {
  const has = (kind: ColumnKind) => places[kind] !== -1
  const maker = has('manufacturer') && has('model')
  if (!has('hash')) return maker ? 'managed-desktop-partner' : 'other'
  if (!has('serialNumber')) return 'other'
  if (/_|\d$/.test(names.serialNumber) || names.hash === 'HardwareHash') return maker ? 'configmgr-custom' : 'other'
  if (maker) return has('productKeyId') ? 'partner-center' : 'managed-desktop'
  return has('productKeyId') ? 'intune' : 'other'
}
