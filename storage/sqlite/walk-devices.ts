import type { DeviceRow } from '../device/device-row.ts'
import { compareLists, type SortValue } from './compare-values.ts'
import type { Connection } from './connection.ts'
import type { Condition, Piece } from './device-filter.ts'
import { deviceColumns } from './device-rows.ts'

/** A page that is wanted: where it begins, in which order, how many rows at most. */
export type PageWanted = {
  org: number
  columns: readonly (keyof DeviceRow)[]
  index: string
  descending: boolean
  /** Values of `columns` and the id of the last row of the page before; null for the first page. */
  after: readonly SortValue[] | null
  conditions: readonly Condition[]
  rows: number
}

/** The sort's columns with the id that makes every place its own. */
export function orderOf({ columns, descending }: PageWanted): string {
  return [...columns, 'id'].map((column) => `${column} ${descending ? 'desc' : 'asc'}`).join(', ')
}

export function checksOf(conditions: readonly Condition[]): Piece {
  return {
    sql: conditions.map(({ check }) => ` and ${check.sql}`).join(''),
    values: conditions.flatMap(({ check }) => check.values),
  }
}

/** Reads the sort's index from its place on until the page is full. */
export function walkAll(c: Connection, page: PageWanted): DeviceRow[] {
  return walkSegments(c, page, segmentsAfter(page))
}

/** The same where the condition is equality with some values of the sort's columns: only their stretches are read. */
export function walkRanges(c: Connection, page: PageWanted, values: readonly SortValue[][]): DeviceRow[] {
  const { columns, after, descending } = page
  const equal = columns.map((column) => ` and ${column} is ?`).join('')
  const segments: Piece[] = []
  for (const value of descending ? values.toReversed() : values) {
    const order = after === null ? 1 : compareLists(value, after) * (descending ? -1 : 1)
    if (order < 0) continue
    const here = order === 0 ? ` and id ${descending ? '<' : '>'} ?` : ''
    segments.push({ sql: equal + here, values: order === 0 ? [...value, after?.at(-1)] : value })
  }
  return walkSegments(c, page, segments)
}

/** How far an index is walked, `endless` to its end; `null` members: every device may meet the conditions. */
export type Walk = { members: ReadonlySet<number> | null; steps: readonly number[]; endless?: boolean }

/**
 * Walks the sort's index step by step (`steps` places each, the index alone), and reads only the devices that may meet
 * the conditions, until the page is full. Null where it is not after the last step.
 */
export function walkBounded(c: Connection, page: PageWanted, { members, steps, endless }: Walk): DeviceRow[] | null {
  const rows: DeviceRow[] = []
  let step = 0
  for (const segment of segmentsAfter(page)) {
    for (let skipped = 0; ; ) {
      const most = steps[step++] ?? (endless ? Number.MAX_SAFE_INTEGER : undefined)
      if (most === undefined) return null
      const ids = placesOf(c, page, segment, most, skipped)
      skipped += ids.length
      takeRows(c, page, members === null ? ids : ids.filter((id) => members.has(id)), rows)
      if (rows.length >= page.rows) return rows
      if (ids.length < most) break
    }
  }
  return rows
}

function placesOf(c: Connection, page: PageWanted, segment: Piece, most: number, skipped: number): number[] {
  return c
    .kept(
      `select id from devices indexed by ${page.index} where org = ?${segment.sql} order by ${orderOf(page)}
       limit ? offset ?`,
    )
    .pluck()
    .all(page.org, ...segment.values, most, skipped) as unknown as number[]
}

const readAtOnce = 250

/** Reads these devices, which stand in order, some at once, until the page is full. */
function takeRows(c: Connection, page: PageWanted, ids: readonly number[], rows: DeviceRow[]): void {
  const checks = checksOf(page.conditions)
  const read = c.kept(
    `select ${deviceColumns} from devices not indexed
     where id in (select value from json_each(?)) and org = ?${checks.sql} order by ${orderOf(page)} limit ?`,
  )
  for (let at = 0; at < ids.length && rows.length < page.rows; at += readAtOnce) {
    const some = JSON.stringify(ids.slice(at, at + readAtOnce))
    const found = read.all(some, page.org, ...checks.values, page.rows - rows.length)
    rows.push(...(found as unknown as DeviceRow[]))
  }
}

/** Reads the devices of these ids that meet the conditions, sorts them, and gives the page. */
export function readIds(c: Connection, page: PageWanted, ids: Piece): DeviceRow[] {
  const checks = checksOf(page.conditions)
  const segments = page.after === null ? [] : segmentsAfter(page)
  const place = segments.length === 0 ? '' : ` and (${segments.map(({ sql }) => `(1${sql})`).join(' or ')})`
  const order = orderOf(page)
  return c
    .kept(
      `select ${deviceColumns} from devices not indexed where id in (
         select id from devices not indexed where id in (${ids.sql}) and org = ?${checks.sql}${place}
         order by ${order} limit ?) order by ${order}`,
    )
    .all(
      ...ids.values,
      page.org,
      ...checks.values,
      ...segments.flatMap(({ values }) => values),
      page.rows,
    ) as unknown as DeviceRow[]
}

function walkSegments(c: Connection, page: PageWanted, segments: readonly Piece[]): DeviceRow[] {
  const checks = checksOf(page.conditions)
  const rows: DeviceRow[] = []
  for (const segment of segments) {
    const found = c
      .kept(
        `select ${deviceColumns} from devices indexed by ${page.index} where org = ?${segment.sql}${checks.sql}
         order by ${orderOf(page)} limit ?`,
      )
      .all(page.org, ...segment.values, ...checks.values, page.rows - rows.length) as unknown as DeviceRow[]
    rows.push(...found)
    if (rows.length >= page.rows) break
  }
  return rows
}

/**
 * What comes after a place in a sort, as ranges of its index one after another: first those equal in all columns but
 * the last, then in all but two, … (one condition with `or` would read the index from its beginning).
 */
export function segmentsAfter({ columns, after, descending }: PageWanted): Piece[] {
  if (after === null) return [{ sql: '', values: [] }]
  const all = [...columns, 'id']
  const segments: Piece[] = []
  for (let equal = all.length - 1; equal >= 0; equal--) {
    const prefix = all
      .slice(0, equal)
      .map((column) => ` and ${column} is ?`)
      .join('')
    const values = after.slice(0, equal)
    const column = all[equal] as string
    const value = after[equal] ?? null
    if (value === null && !descending) segments.push({ sql: `${prefix} and ${column} is not null`, values })
    if (value === null) continue
    segments.push({ sql: `${prefix} and ${column} ${descending ? '<' : '>'} ?`, values: [...values, value] })
    if (descending && column !== 'id') segments.push({ sql: `${prefix} and ${column} is null`, values })
  }
  return segments
}
