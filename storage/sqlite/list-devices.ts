import type { Device } from '../../domain/device.ts'
import type { DeviceSort } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { DeviceFilter } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { CursorNotValid, decodeCursor, encodeCursor, wholeNumber } from '../cursors.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { compareLists, type SortValue } from './compare-values.ts'
import type { Connection } from './connection.ts'
import { type Condition, conditionsOf, type Piece } from './device-filter.ts'
import { deviceColumns } from './device-rows.ts'
import { shownDevices } from './show-devices.ts'
import { checksOf, type PageWanted, readIds, walkAll, walkBounded, walkRanges } from './walk-devices.ts'

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

/** Where one way to a page gives way to another; a page is the same whatever they are. */
export type PlanLimits = {
  /** So few devices are read and sorted without looking further for a better way. */
  few: number
  /** Up to so many devices that meet one condition are read and sorted in memory; that takes some ten milliseconds. */
  selective: number
  /** How many places of a sort's index are looked at, step by step, where every device there must be read. */
  reading: readonly number[]
  /** The same where it is known which of them may meet the conditions. */
  knowing: readonly number[]
  /** How many ids of a source are read at once when the list stands in the order of ids. */
  idsAtOnce: number
}
const usualLimits: PlanLimits = {
  few: 1_500,
  selective: 30_000,
  reading: [300, 900, 2_400],
  knowing: [4_000, 16_000, 60_000],
  idsAtOnce: 400,
}

/** A page of devices. */
export function listDevices(
  c: Connection,
  org: OrganizationNo,
  query: DeviceQuery,
  limits: PlanLimits = usualLimits,
): Page<Device> {
  const { columns, index } = sorts[query.sort]
  const wanted: PageWanted = {
    org,
    columns,
    index,
    descending: query.descending,
    after: query.cursor === undefined ? null : placeOf(query.cursor, query.sort),
    conditions: conditionsOf(c, org, query, query.now),
    rows: query.limit + 1,
  }
  const rows = choose(c, wanted, limits)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: shownDevices(c, page, query.now),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? encodeCursor([query.sort, ...columns.map((column) => last[column]), last.id])
        : null,
  }
}

/** The values of the sort's columns and the id after which the next page begins. */
function placeOf(cursor: string, sort: DeviceSort): SortValue[] {
  const [ofSort, ...place] = decodeCursor(cursor, sorts[sort].columns.length + 2)
  if (ofSort !== sort) throw new CursorNotValid()
  wholeNumber(place.at(-1))
  return place
}

/**
 * The way to a page. No one way is quick for all: the sort's index alone is slow where few rows meet the conditions or
 * where they stand far down; reading all that meet a condition is slow where they are many.
 */
function choose(c: Connection, wanted: PageWanted, limits: PlanLimits): DeviceRow[] {
  const { conditions } = wanted
  if (conditions.length === 0) return walkAll(c, wanted)
  const best = fewest(c, conditions, limits.selective)
  if (best !== null && best.count <= limits.few) return readIds(c, wanted, unionOf(best.sources))
  const ranges = conditions.find((condition) => condition.ranges?.index === wanted.index)?.ranges
  if (ranges !== undefined) return walkRanges(c, wanted, ranges.values)
  const sources = best?.sources ?? conditions.find((condition) => condition.sources !== null)?.sources
  if (wanted.columns.length === 0 && sources != null) return mergeSources(c, wanted, sources, limits.idsAtOnce)
  if (best !== null) {
    const members = idsOf(c, best.sources)
    return walkBounded(c, wanted, { members, steps: limits.knowing }) ?? readIds(c, wanted, unionOf(best.sources))
  }
  const split = wanted.index === 'devices_serial' ? splitByBeginning(c, wanted, limits.selective) : null
  if (split !== null) return split
  const rows = walkBounded(c, wanted, { members: null, steps: limits.reading })
  if (rows !== null) return rows
  if (sources == null) return walkAll(c, wanted)
  return walkBounded(c, wanted, { members: idsOf(c, sources), steps: limits.knowing, endless: true }) ?? []
}

function idsOf(c: Connection, sources: readonly Piece[]): Set<number> {
  const ids = new Set<number>()
  for (const source of sources) {
    const found = c
      .kept(source.sql)
      .pluck()
      .all(...source.values) as unknown as number[]
    for (const id of found) ids.add(id)
  }
  return ids
}

/** The sources of the condition that the fewest devices may meet, if they are few enough to be read. */
export function mostSelective(c: Connection, conditions: readonly Condition[]): Piece[] | null {
  return fewest(c, conditions, usualLimits.selective)?.sources ?? null
}

function fewest(
  c: Connection,
  conditions: readonly Condition[],
  selective: number,
): { sources: Piece[]; count: number } | null {
  let best: { sources: Piece[]; count: number } | null = null
  for (const { sources } of conditions) {
    if (sources === null) continue
    const most = best?.count ?? selective
    const count = countUpTo(c, sources, most)
    if (count < most) best = { sources, count }
  }
  return best
}

function countUpTo(c: Connection, sources: readonly Piece[], most: number): number {
  let count = 0
  for (const source of sources) {
    if (count >= most) break
    const { n } = c
      .kept(`select count(*) as n from (${source.sql} limit ?)`)
      .get(...source.values, most - count) as unknown as { n: number }
    count += n
  }
  return count
}

/** Ids that any of the sources gives. */
export function unionOf(sources: readonly Piece[]): Piece {
  if (sources.length === 0) return { sql: 'select null where 0', values: [] }
  return {
    sql: sources.map((source) => `select id from (${source.sql})`).join(' union all '),
    values: sources.flatMap((source) => source.values),
  }
}

/** In the order of ids: every source gives its ids in order by itself, so that only as many are read as are shown. */
function mergeSources(c: Connection, wanted: PageWanted, sources: readonly Piece[], idsAtOnce: number): DeviceRow[] {
  const sign = wanted.descending ? -1 : 1
  const [order, beyond] = wanted.descending ? ['desc', '<'] : ['asc', '>']
  const checks = checksOf(wanted.conditions)
  const rows: DeviceRow[] = []
  let after = Number(wanted.after?.at(-1) ?? (wanted.descending ? Number.MAX_SAFE_INTEGER : 0))
  for (;;) {
    const chunks = sources.map(
      (source) =>
        c
          .kept(`select id from (${source.sql}) where id ${beyond} ? order by id ${order} limit ?`)
          .pluck()
          .all(...source.values, after, idsAtOnce) as unknown as number[],
    )
    const ids = [...new Set(chunks.flat())].sort((one, other) => sign * (one - other)).slice(0, idsAtOnce)
    const found = c
      .kept(
        `select ${deviceColumns} from devices not indexed
         where id in (select value from json_each(?)) and org = ?${checks.sql} order by id ${order} limit ?`,
      )
      .all(JSON.stringify(ids), wanted.org, ...checks.values, wanted.rows - rows.length) as unknown as DeviceRow[]
    rows.push(...found)
    if (rows.length >= wanted.rows || ids.length < idsAtOnce) return rows
    after = ids.at(-1) ?? after
  }
}

/**
 * A search that many serials begin with, sorted by serial: those stand together in the index, and the others that
 * contain it are few. Null where it is no such search.
 */
function splitByBeginning(c: Connection, wanted: PageWanted, selective: number): DeviceRow[] | null {
  const search = wanted.conditions.find((condition) => condition.begins !== undefined)
  if (search?.begins === undefined) return null
  const { text } = search.begins
  const others = idsBeside(c, search.begins, selective)
  if (others === null) return null
  const next = text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1)
  const beginning = { check: { sql: 'serial >= ? and serial < ?', values: [text, next] }, sources: null }
  const conditions = [...wanted.conditions, beginning]
  const rest = readIds(c, wanted, others)
  const rows = new Map([...walkAll(c, { ...wanted, conditions }), ...rest].map((row) => [row.id, row]))
  const place = (row: DeviceRow): SortValue[] => [row.serial, row.id]
  const sign = wanted.descending ? -1 : 1
  return [...rows.values()].sort((one, other) => sign * compareLists(place(one), place(other))).slice(0, wanted.rows)
}

/** Ids of what contains the text without beginning with it, as far as the index knows; null where they are many. */
function idsBeside(c: Connection, begins: NonNullable<Condition['begins']>, selective: number): Piece | null {
  const others = unionOf(begins.others)
  const ids = c
    .kept(`${others.sql} except ${begins.source.sql} limit ?`)
    .pluck()
    .all(...others.values, ...begins.source.values, selective)
  return ids.length < selective ? { sql: 'select value from json_each(?)', values: [JSON.stringify(ids)] } : null
}
