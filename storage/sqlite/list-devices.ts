import type { Device } from '../../domain/device.ts'
import type { DeviceFilter, DeviceSort, OrganizationNo, Page } from '../store.ts'
import type { Connection } from './connection.ts'
import { decodeCursor, encodeCursor } from './cursors.ts'
import { type Condition, conditionsOf, type Piece } from './device-filter.ts'
import { type DeviceRow, deviceColumns } from './device-rows.ts'
import { shownDevices } from './show-devices.ts'

/** The columns of each sort and the index that walks them; `id` always comes last. */
const sorts = {
  serialNumber: { columns: ['serial'], index: 'devices_serial' },
  state: { columns: ['state'], index: 'devices_state' },
  assignedUser: { columns: ['assigned_user'], index: 'devices_user' },
  model: { columns: ['manufacturer', 'model'], index: 'devices_model' },
  groupTag: { columns: ['group_tag'], index: 'devices_tag' },
  registeredAt: { columns: ['registered_at'], index: 'devices_registered' },
  lastSeenAt: { columns: ['last_seen_at'], index: 'devices_seen' },
  createdAt: { columns: [], index: 'devices_org' },
} as const satisfies Record<DeviceSort, { columns: (keyof DeviceRow)[]; index: string }>

export type DeviceQuery = DeviceFilter & {
  sort: DeviceSort
  descending: boolean
  cursor?: string
  limit: number
  now: number
}

/** Up to so many devices a selective condition is read first and sorted in memory; above, the sort's index is walked. */
const selective = 10_000

/** A page of devices. */
export function listDevices(c: Connection, org: OrganizationNo, query: DeviceQuery): Page<Device> {
  const conditions = conditionsOf(c, org, query, query.now)
  const driving = mostSelective(c, conditions)
  const rows = driving === null ? walk(c, org, query, conditions) : readFirst(c, org, query, conditions, driving)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: shownDevices(c, page, query.now),
    nextCursor: rows.length > query.limit && last !== undefined ? cursorOf(query.sort, last) : null,
  }
}

function cursorOf(sort: DeviceSort, row: DeviceRow): string {
  return encodeCursor([...sorts[sort].columns.map((column) => row[column]), row.id])
}

/** The condition that the fewest devices may meet, if they are few. */
export function mostSelective(c: Connection, conditions: readonly Condition[]): Piece[] | null {
  let best: { sources: Piece[]; count: number } | null = null
  for (const { sources } of conditions) {
    if (sources === null) continue
    let count = 0
    for (const source of sources) {
      const most = (best?.count ?? selective) - count
      if (most <= 0) break
      count += countUpTo(c, source, most)
    }
    if (count < (best?.count ?? selective)) best = { sources, count }
  }
  return best?.sources ?? null
}

function countUpTo(c: Connection, source: Piece, most: number): number {
  const { n } = c.kept(`select count(*) as n from (${source.sql} limit ?)`).get(...source.values, most) as unknown as {
    n: number
  }
  return n
}

/** Ids that any of the sources gives. */
export function unionOf(sources: readonly Piece[]): Piece {
  if (sources.length === 0) return { sql: 'select null where 0', values: [] }
  return {
    sql: sources.map((source) => `select id from (${source.sql})`).join(' union all '),
    values: sources.flatMap((source) => source.values),
  }
}

function readFirst(
  c: Connection,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
  driving: Piece[],
): DeviceRow[] {
  const ids = unionOf(driving)
  const found = c
    .kept(`select ${deviceColumns} from devices where id in (${ids.sql}) and org = ?${checks(conditions)}`)
    .all(...ids.values, org, ...conditions.flatMap(({ check }) => check.values)) as unknown as DeviceRow[]
  const columns = [...sorts[query.sort].columns, 'id'] as (keyof DeviceRow)[]
  const sign = query.descending ? -1 : 1
  found.sort(
    (one, other) =>
      sign *
      compareBy(
        columns,
        (column) => one[column],
        (column) => other[column],
      ),
  )
  if (query.cursor === undefined) return found.slice(0, query.limit + 1)
  const after = decodeCursor(query.cursor, columns.length)
  const begin = found.findIndex(
    (row) =>
      sign *
        compareBy(
          columns,
          (column) => row[column],
          (_, at) => after[at] ?? null,
        ) >
      0,
  )
  return begin < 0 ? [] : found.slice(begin, begin + query.limit + 1)
}

type Value = DeviceRow[keyof DeviceRow] | undefined

/** As SQLite orders: nothing first, then numbers, texts without regard to the case of ASCII letters. */
function compareBy(
  columns: readonly (keyof DeviceRow)[],
  one: (column: keyof DeviceRow, at: number) => Value,
  other: (column: keyof DeviceRow, at: number) => Value,
): number {
  for (const [at, column] of columns.entries()) {
    const order = compareValues(one(column, at) ?? null, other(column, at) ?? null)
    if (order !== 0) return order
  }
  return 0
}

function compareValues(one: NonNullable<Value> | null, other: NonNullable<Value> | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [a, b] = [foldAscii(String(one)), foldAscii(String(other))]
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function checks(conditions: readonly Condition[]): string {
  return conditions.map(({ check }) => ` and ${check.sql}`).join('')
}

function walk(c: Connection, org: OrganizationNo, query: DeviceQuery, conditions: readonly Condition[]): DeviceRow[] {
  const { columns, index } = sorts[query.sort]
  const direction = query.descending ? 'desc' : 'asc'
  const order = [...columns, 'id'].map((column) => `${column} ${direction}`).join(', ')
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, columns.length + 1)
  const rows: DeviceRow[] = []
  for (const segment of segmentsAfter([...columns, 'id'], after, query.descending)) {
    const found = c
      .kept(
        `select ${deviceColumns} from devices indexed by ${index} where org = ?${segment.sql}${checks(conditions)} order by ${order} limit ?`,
      )
      .all(
        org,
        ...segment.values,
        ...conditions.flatMap(({ check }) => check.values),
        query.limit + 1 - rows.length,
      ) as unknown as DeviceRow[]
    rows.push(...found)
    if (rows.length > query.limit) break
  }
  return rows
}

/**
 * What comes after a place in a sort, as ranges of its index one after another: first those equal in all columns but
 * the last, then in all but two, … (one condition with `or` would read the index from its beginning).
 */
function segmentsAfter(columns: readonly string[], after: readonly unknown[] | null, descending: boolean): Piece[] {
  if (after === null) return [{ sql: '', values: [] }]
  const segments: Piece[] = []
  for (let equal = columns.length - 1; equal >= 0; equal--) {
    const prefix = columns
      .slice(0, equal)
      .map((column) => ` and ${column} is ?`)
      .join('')
    const values = after.slice(0, equal)
    const column = columns[equal] as string
    const value = after[equal] ?? null
    if (value === null && !descending) segments.push({ sql: `${prefix} and ${column} is not null`, values })
    if (value === null) continue
    segments.push({ sql: `${prefix} and ${column} ${descending ? '<' : '>'} ?`, values: [...values, value] })
    if (descending && column !== 'id') segments.push({ sql: `${prefix} and ${column} is null`, values })
  }
  return segments
}
