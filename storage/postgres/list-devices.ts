import type { Device } from '../../domain/device.ts'
import type { DeviceSort } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { DeviceFilter } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { CursorNotValid, decodeCursor, encodeCursor, wholeNumber } from '../cursors.ts'
import { numbers, texts } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { type Condition, conditionsOf, isFiltered, keptCounts, type Search } from './device-filter.ts'
import { joined } from './row-filter.ts'
import { type NamedDevice, namedColumns, namedDevice, nameJoins } from './show-devices.ts'

/** The column of each sort, its type, and what changes nothing about it; `id` always comes after it. */
const sorts = {
  serialNumber: { column: 'serial_key', type: 'text', nothing: `|| ''` },
  state: { column: 'state', type: 'smallint', nothing: '+ 0' },
  assignedUser: { column: 'user_key', type: 'text', nothing: `|| ''` },
  model: { column: 'model_key', type: 'text', nothing: `|| ''` },
  groupTag: { column: 'tag_key', type: 'text', nothing: `|| ''` },
  registeredAt: { column: 'registered_key', type: 'bigint', nothing: '+ 0' },
  lastSeenAt: { column: 'seen_key', type: 'bigint', nothing: '+ 0' },
  createdAt: { column: 'id', type: 'bigint', nothing: '+ 0' },
} as const satisfies Record<DeviceSort, { column: string; type: string; nothing: string }>

export type DeviceQuery = DeviceFilter & {
  sort: DeviceSort
  descending: boolean
  cursor?: string
  limit: number
  now: number
}

/** Up to so many devices a condition is read first and what is found is sorted. */
const few = 5000
/** So many are still read first where the page was not found near by along the sort. */
const some = 50_000
/** How many entries of the sort's index are looked through for a page: what is common is found at once. */
const near = 4000
/** So many more where what was found near by promises the page. */
const far = 40_000
/** So many devices at most are taken from the search index. */
const fromSearch = 20_000

type Place = { id: number; sort_key: string | number }

/** A page of devices. */
export async function listDevices(sql: Transaction, org: OrganizationNo, query: DeviceQuery): Promise<Page<Device>> {
  const conditions = await filterOf(sql, org, query, query.now)
  const places = await placesOf(sql, org, query, conditions)
  const page = places.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await devicesById(
      sql,
      page.map((place) => place.id),
      query.now,
    ),
    nextCursor:
      places.length > query.limit && last !== undefined ? encodeCursor([query.sort, last.sort_key, last.id]) : null,
  }
}

/** The conditions of a filter. Statements with them are planned for their values, not once for all. */
export async function filterOf(
  sql: Transaction,
  org: OrganizationNo,
  filter: DeviceFilter,
  now: number,
): Promise<Condition[]> {
  const [counts] = await Promise.all([
    isFiltered(filter) ? keptCounts(sql, org) : [],
    sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`,
  ])
  return await conditionsOf(sql, org, filter, counts, now)
}

/** Devices with all that is shown of them, in the order of the ids; each through its key (see load-roll.ts). */
export async function devicesById(sql: Transaction, ids: readonly number[], now: number): Promise<Device[]> {
  if (ids.length === 0) return []
  const rows = await sql.unsafe<NamedDevice[]>(
    `select ${namedColumns} from unnest($1::bigint[]) as asked (id)
      cross join lateral (
        select * from devices d where d.org = current_organization() and d.id = asked.id offset 0
      ) d ${nameJoins}`,
    [numbers(ids)],
    { prepare: true },
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [namedDevice(row, now)]
  })
}

async function placesOf(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
): Promise<Place[]> {
  const most = await fewest(sql, org, conditions)
  if (most <= few) return await readFirst(sql, org, query, findersOf(sql, conditions))
  if (conditions.length === 0) return await walk(sql, org, query, conditions, null)
  const places = await walkNear(sql, org, query, conditions)
  if (places.length > query.limit) return places
  if (most <= some) return await readFirst(sql, org, query, findersOf(sql, conditions))
  const search = conditions.find((condition) => condition.search !== undefined)?.search
  if (search?.trigrams && query.sort === 'serialNumber' && conditions.length === 1) {
    const found = await searchBySerial(sql, org, query, search)
    if (found !== null) return found
  }
  if (search?.trigrams && search.atLeast <= fromSearch) {
    const ids = await searched(sql, search, fromSearch + 1)
    const found = sql`and d.id = any(${numbers(ids)}::bigint[]) ${checksOf(sql, conditions)}`
    if (ids.length <= fromSearch) return await readFirst(sql, org, query, found)
  }
  return await walk(sql, org, query, conditions, null)
}

/**
 * What meets a search in the order of serials, out of parts that each come in that order. Null where one of them does
 * not and is large.
 */
async function searchBySerial(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  search: Search,
): Promise<Place[] | null> {
  if (search.ofTags > few) return null
  const inside = await sql<{ id: number }[]>`
    select id from search_inside(${search.pattern}, ${fromSearch + 1}) as id`
  if (inside.length > fromSearch) return null
  const ids = numbers(inside.map(({ id }) => id))
  const tags = texts(search.tags)
  const scattered = sql`and (d.id = any(${ids}::bigint[]) or d.tag_key = any(${tags}::text[]))`
  const parts = [await readFirst(sql, org, query, scattered)]
  await walkIndexes(sql, true)
  const ends = `${search.needle}\u{10FFFF}`
  parts.push(await inOrder(sql, org, query, sql`d.serial_key >= ${search.needle} and d.serial_key < ${ends}`))
  for (const model of search.models) parts.push(await inOrder(sql, org, query, sql`d.model_key = ${model}`))
  await walkIndexes(sql, false)
  const places = new Map(parts.flat().map((place) => [place.id, place]))
  const sign = query.descending ? -1 : 1
  return [...places.values()].sort((a, b) => sign * (bytesOrder(a, b) || a.id - b.id)).slice(0, query.limit + 1)
}

/** As the database orders them: by the bytes of UTF-8. */
const bytesOrder = (a: Place, b: Place) => Buffer.compare(Buffer.from(`${a.sort_key}`), Buffer.from(`${b.sort_key}`))

/** The first that meet a condition whose index is in the order of the sort. */
async function inOrder(sql: Transaction, org: OrganizationNo, query: DeviceQuery, check: Fragment): Promise<Place[]> {
  const { column } = sorts[query.sort]
  return await sql<Place[]>`
    select d.id, d.${sql(column)} as sort_key from devices d
    where d.org = ${org} and ${check} ${afterCursor(sql, query)} order by ${orderOf(sql, query)} limit ${query.limit + 1}`
}

/** Looks near by along the sort for the page, and farther where what is found there promises it. */
async function walkNear(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
): Promise<Place[]> {
  const places = await walk(sql, org, query, conditions, near)
  if (places.length > query.limit) return places
  const promised = (near * query.limit * 2) / Math.max(places.length, 1)
  return promised <= far ? await walk(sql, org, query, conditions, promised) : places
}

/** How many devices the most selective condition lets through at most; infinite where that is not known. */
export async function fewest(sql: Transaction, org: OrganizationNo, conditions: readonly Condition[]): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (const condition of conditions) {
    const { known, countable } = condition
    const count = known ?? (countable ? await countUpTo(sql, org, condition, few + 1) : null)
    // Counting ended there: it may be any number above.
    if (count !== null && (known !== null || count <= few)) least = Math.min(least, count)
  }
  return least
}

// A fragment is a thenable that runs when it is awaited: it travels inside its condition.
async function countUpTo(sql: Transaction, org: OrganizationNo, { check }: Condition, most: number): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from (select from devices d where d.org = ${org} and (${check}) limit ${most}) as first`
  return row?.n ?? 0
}

/** Ids of devices that meet a search, at most so many; the trigram index is read outside row-level security. */
export async function searched(sql: Transaction, search: Search, most: number | null): Promise<number[]> {
  const found = await sql<{ id: number }[]>`
    select id from search_devices(${search.needle}, ${search.pattern}, ${texts(search.models)}::text[],
      ${texts(search.tags)}::text[], ${most}::integer) as id`
  return found.map((row) => row.id)
}

/** How many devices meet a search. */
export async function countSearched(sql: Transaction, search: Search): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from search_devices(${search.needle}, ${search.pattern}, ${texts(search.models)}::text[],
      ${texts(search.tags)}::text[], null)`
  return row?.n ?? 0
}

function checksOf(sql: Transaction, conditions: readonly Condition[]): Fragment {
  return joined(
    sql,
    conditions.map(({ check }) => sql`and (${check})`),
  )
}

/** The same, to be read through whatever index finds them rather than along a sort. */
export function findersOf(sql: Transaction, conditions: readonly Condition[]): Fragment {
  const finders = conditions.flatMap(({ known, finder }) =>
    finder === undefined || known === null || known > some ? [] : [sql`and ${finder}`],
  )
  return joined(sql, [checksOf(sql, conditions), ...finders])
}

/** Reads what meets the conditions through whatever index suits them, and sorts it. */
async function readFirst(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  checks: Fragment,
): Promise<Place[]> {
  const { column, nothing } = sorts[query.sort]
  const direction = sql.unsafe(query.descending ? 'desc' : 'asc')
  // An order by an expression keeps the planner from walking the sort's index in the hope of an early end.
  return await sql<Place[]>`
    select d.id, d.${sql(column)} as sort_key from devices d
    where d.org = ${org} ${checks} ${afterCursor(sql, query)}
    order by (d.${sql(column)} ${sql.unsafe(nothing)}) ${direction}, d.id ${direction} limit ${query.limit + 1}`
}

/** Reads the sort's index from the cursor on; at most so many entries of it where given. */
async function walk(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
  entries: number | null,
): Promise<Place[]> {
  const { column } = sorts[query.sort]
  await walkIndexes(sql, true)
  const checks = checksOf(sql, conditions)
  const places =
    entries === null
      ? await sql<Place[]>`
          select d.id, d.${sql(column)} as sort_key from devices d
          where d.org = ${org} ${afterCursor(sql, query)} ${checks}
          order by ${orderOf(sql, query)} limit ${query.limit + 1}`
      : await sql<Place[]>`
          select d.id, d.${sql(column)} as sort_key from (
            select * from devices d where d.org = ${org} ${afterCursor(sql, query)}
            order by ${orderOf(sql, query)} limit ${Math.ceil(entries)}
          ) as d where true ${checks} limit ${query.limit + 1}`
  await walkIndexes(sql, false)
  return places
}

/** Whether an order must come out of an index: a plan that sorts a million rows is never the better one here. */
export async function walkIndexes(sql: Transaction, only: boolean): Promise<void> {
  const sorting = only ? 'off' : 'on'
  await sql`
    select set_config('enable_sort', ${sorting}, true), set_config('enable_incremental_sort', ${sorting}, true)`
}

function orderOf(sql: Transaction, { sort, descending }: DeviceQuery): Fragment {
  const { column } = sorts[sort]
  if (column === 'id') return descending ? sql`d.id desc` : sql`d.id`
  return descending ? sql`d.${sql(column)} desc, d.id desc` : sql`d.${sql(column)}, d.id`
}

function afterCursor(sql: Transaction, { sort, descending, cursor }: DeviceQuery): Fragment {
  if (cursor === undefined) return sql``
  const { column, type } = sorts[sort]
  const [ofSort, key, last] = decodeCursor(cursor, 3)
  const id = wholeNumber(last)
  if (ofSort !== sort || (type === 'text' && typeof key !== 'string')) throw new CursorNotValid()
  if (type !== 'text') wholeNumber(key)
  const than = sql.unsafe(descending ? '<' : '>')
  if (column === 'id') return sql`and d.id ${than} ${id}::bigint`
  return sql`and (d.${sql(column)}, d.id) ${than} (${String(key)}::${sql.unsafe(type)}, ${id}::bigint)`
}
