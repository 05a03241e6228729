import type { Device } from '../../domain/device.ts'
import { CursorNotValid, decodeCursor, encodeCursor } from '../sqlite/cursors.ts'
import type { DeviceFilter, DeviceSort, OrganizationNo, Page } from '../store.ts'
import { numbers, texts } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { type Condition, conditionsOf, keptCounts, type Search } from './device-filter.ts'
import { wholeNumber } from './place-in-list.ts'
import { joined } from './row-filter.ts'
import { type NamedDevice, namedColumns, nameJoins, shownDevice } from './show-devices.ts'

/** The column of each sort and its type; `id` always comes after it. */
const sorts = {
  serialNumber: { column: 'serial_key', type: 'text' },
  state: { column: 'state', type: 'smallint' },
  assignedUser: { column: 'user_key', type: 'text' },
  model: { column: 'model_key', type: 'text' },
  groupTag: { column: 'tag_key', type: 'text' },
  registeredAt: { column: 'registered_key', type: 'bigint' },
  lastSeenAt: { column: 'seen_key', type: 'bigint' },
  createdAt: { column: 'id', type: 'bigint' },
} as const satisfies Record<DeviceSort, { column: string; type: string }>

export type DeviceQuery = DeviceFilter & {
  sort: DeviceSort
  descending: boolean
  cursor?: string
  limit: number
  now: number
}

/** Up to so many devices a selective condition is read first and sorted; above, the sort's index is walked. */
export const selective = 5000
/** So far a search looks along the sort for a page before it asks the index: what is common is found at once. */
const probe = 2000

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
    keptCounts(sql, org),
    sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`,
  ])
  return await conditionsOf(sql, org, filter, counts, now)
}

/** Devices with all that is shown of them, in the order of the ids. */
export async function devicesById(sql: Transaction, ids: readonly number[], now: number): Promise<Device[]> {
  if (ids.length === 0) return []
  const rows = await sql.unsafe<NamedDevice[]>(
    `select ${namedColumns} from devices d ${nameJoins} where d.id = any($1::bigint[])`,
    [numbers(ids)],
    { prepare: true },
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [shownDevice(row, now)]
  })
}

async function placesOf(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
): Promise<Place[]> {
  const driving = await mostSelective(sql, org, conditions)
  if (driving !== null) return await readFirst(sql, org, query, conditions, driving.check)
  const search = conditions.find((condition) => condition.search !== undefined)?.search
  if (search?.trigrams) {
    const near = await walk(sql, org, query, conditions, probe)
    if (near.length > query.limit) return near
    const ids = await searched(sql, search, selective + 1)
    if (ids.length <= selective) {
      return await readFirst(sql, org, query, conditions, sql`d.id = any(${numbers(ids)}::bigint[])`)
    }
  }
  return await walk(sql, org, query, conditions, null)
}

/** The condition that the fewest devices meet, if they are few. */
export async function mostSelective(
  sql: Transaction,
  org: OrganizationNo,
  conditions: readonly Condition[],
): Promise<Condition | null> {
  let best: { condition: Condition; count: number } | null = null
  for (const condition of conditions) {
    if (!condition.indexed) continue
    const count = condition.known ?? (await countUpTo(sql, org, condition, selective + 1))
    if (count <= selective && count < (best?.count ?? Number.POSITIVE_INFINITY)) best = { condition, count }
  }
  return best?.condition ?? null
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
    select id from search_devices(${search.pattern}, ${texts(search.models)}::text[], ${texts(search.tags)}::text[],
      ${most}::integer) as id`
  return found.map((row) => row.id)
}

export function checksOf(sql: Transaction, conditions: readonly Condition[]): Fragment {
  return joined(
    sql,
    conditions.map(({ check }) => sql`and (${check})`),
  )
}

async function readFirst(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
  driving: Fragment,
): Promise<Place[]> {
  const { column } = sorts[query.sort]
  return await sql<Place[]>`
    with picked as materialized (select d.id from devices d where d.org = ${org} and (${driving}))
    select d.id, d.${sql(column)} as sort_key from picked join devices d on d.id = picked.id
    where d.org = ${org} ${checksOf(sql, conditions)} ${afterCursor(sql, query)}
    order by ${orderOf(sql, query)} limit ${query.limit + 1}`
}

/** Reads the sort's index from the cursor on; at most `far` entries of it where given. */
async function walk(
  sql: Transaction,
  org: OrganizationNo,
  query: DeviceQuery,
  conditions: readonly Condition[],
  far: number | null,
): Promise<Place[]> {
  const { column } = sorts[query.sort]
  await walkIndexes(sql, true)
  const checks = checksOf(sql, conditions)
  const places =
    far === null
      ? await sql<Place[]>`
          select d.id, d.${sql(column)} as sort_key from devices d
          where d.org = ${org} ${afterCursor(sql, query)} ${checks}
          order by ${orderOf(sql, query)} limit ${query.limit + 1}`
      : await sql<Place[]>`
          select d.id, d.${sql(column)} as sort_key from (
            select * from devices d where d.org = ${org} ${afterCursor(sql, query)}
            order by ${orderOf(sql, query)} limit ${far}
          ) as d where true ${checks} limit ${query.limit + 1}`
  await walkIndexes(sql, false)
  return places
}

/** Whether an order must come out of an index: a plan that sorts a million rows is never the better one here. */
export async function walkIndexes(sql: Transaction, only: boolean): Promise<void> {
  const sorting = only ? 'off' : 'on'
  await sql`select set_config('enable_sort', ${sorting}, true), set_config('enable_incremental_sort', ${sorting}, true),
    set_config('enable_seqscan', ${sorting}, true)`
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
  if (ofSort !== sort || typeof key !== (type === 'text' ? 'string' : 'number')) throw new CursorNotValid()
  const than = sql.unsafe(descending ? '<' : '>')
  if (column === 'id') return sql`and d.id ${than} ${id}::bigint`
  return sql`and (d.${sql(column)}, d.id) ${than} (${String(key)}::${sql.unsafe(type)}, ${id}::bigint)`
}
