import type { StoredDeviceState } from '../../domain/words.ts'
import { countKinds, errorCodeCodes, reasonCodes, stateCodes } from '../codes.ts'
import type { DeviceFilter } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { weekMs } from '../device/show-device.ts'
import { dayMs, modelSeparator } from '../device/tally-device.ts'
import { numbers, texts } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'

/**
 * One condition of a filter. `check` is tested on a row of `devices d`. `known` is how many devices meet it at most, as
 * the kept counters say (`exact`: that many); where they do not know it, `countable` says that an index finds them.
 */
export type Condition = {
  check: Fragment
  known: number | null
  exact?: boolean
  countable?: boolean
  /** Where no index on devices finds those few: one more test that does. */
  finder?: Fragment
  search?: Search
}

/** A search: devices by serial or user through the trigram index, or by model or tag among the few that there are. */
export type Search = {
  needle: string
  pattern: string
  models: string[]
  tags: string[]
  /** False where the text has nothing that the trigram index knows. */
  trigrams: boolean
  /** So many devices meet it by model or tag alone. */
  atLeast: number
  /** So many at most meet it by their tag. */
  ofTags: number
}

export type Counts = { kind: number; value: string; n: number }[]

/** All kept counters of an organization. */
export async function keptCounts(sql: Transaction, org: OrganizationNo): Promise<Counts> {
  return await sql<Counts>`
    select kind, value, sum(n)::bigint as n from device_counts where org = ${org}
    group by kind, value having sum(n) <> 0 order by kind, n desc, value`
}

/** Whether a filter asks for anything. */
export function isFiltered(filter: DeviceFilter): boolean {
  const others = ['registeredFrom', 'registeredTo', 'upload'] as const
  return [...Object.keys(conditions), ...others].some((name) => filter[name as keyof DeviceFilter] !== undefined)
}

/** All conditions of a filter; a device must meet each. */
export async function conditionsOf(
  sql: Transaction,
  org: OrganizationNo,
  filter: DeviceFilter,
  counts: Counts,
  now: number,
): Promise<Condition[]> {
  const made = Object.entries(conditions).map(([name, make]) => {
    const value = filter[name as keyof DeviceFilter]
    if (value === undefined) return null
    return (make as Maker<never>)(sql, { org, counts, now }, value as never)
  })
  const found = made.filter((condition) => condition !== null)
  if (filter.registeredFrom !== undefined || filter.registeredTo !== undefined) {
    found.push(registeredCondition(sql, filter))
  }
  if (filter.upload !== undefined) found.push(await uploadCondition(sql, org, filter.upload))
  return found
}

/** A pattern for `like` on folded texts that hold this one somewhere. */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}

type Known = { org: OrganizationNo; counts: Counts; now: number }
type Maker<V> = (sql: Transaction, known: Known, value: V) => Condition | null
type Conditions = {
  [K in Exclude<keyof DeviceFilter, 'registeredFrom' | 'registeredTo' | 'upload'>]-?: Maker<
    NonNullable<DeviceFilter[K]>
  >
}

const fold = (values: readonly string[]) => [...new Set(values.map((value) => value.toLowerCase()))]

const conditions: Conditions = {
  ids: (sql, _, ids) => ({
    check: sql`d.id = any(${numbers(ids)}::bigint[])`,
    known: ids.length,
  }),
  serials: (sql, _, serials) => ({
    check: oneOf(sql, 'serial_key', fold(serials.map((serial) => serial.trim()))),
    known: null,
    countable: true,
  }),
  state: stateCondition,
  error: (sql, { counts }, errors) => {
    const codes = errors.map((error) => errorCodeCodes[error])
    return {
      check: sql`d.error_code = any(${numbers(codes)}::smallint[])`,
      exact: true,
      known: countOf(counts, countKinds.error, (value) => codes.some((code) => code === Number(value))),
    }
  },
  reason: (sql, { counts }, reasons) => {
    const codes = reasons.map((reason) => reasonCodes[reason])
    return {
      check: sql`d.error_code is not null and d.error_reason = any(${numbers(codes)}::smallint[])`,
      exact: true,
      known: countOf(counts, countKinds.reason, (value) => codes.some((code) => code === Number(value))),
    }
  },
  attention: (sql, { counts }, attention) => ({
    check: attention ? sql`d.attention_upload is not null` : sql`d.attention_upload is null`,
    known: attention ? countOf(counts, countKinds.attention, () => true) : null,
    exact: attention,
  }),
  example: (sql, { counts }, example) => ({
    check: example ? sql`d.example` : sql`not d.example`,
    known: example ? countOf(counts, countKinds.example, () => true) : null,
    exact: example,
  }),
  groupTag: (sql, { counts }, tags) => {
    const wanted = fold(tags)
    return {
      check: oneOf(sql, 'tag_key', wanted),
      exact: true,
      known: countOf(counts, countKinds.tag, (value) => wanted.includes(value.toLowerCase())),
    }
  },
  user: (sql, _, users) => ({
    check: oneOf(sql, 'user_key', fold(users)),
    known: null,
    countable: true,
  }),
  manufacturer: (sql, { counts }, makers) => {
    const wanted = fold(makers)
    return pairsCondition(sql, counts, (maker) => wanted.includes(maker))
  },
  model: (sql, { counts }, models) => {
    const wanted = fold(models)
    return pairsCondition(sql, counts, (_, model) => wanted.includes(model))
  },
  search: (sql, { counts }, search) => (search.trim() === '' ? null : searchCondition(sql, counts, search.trim())),
}

function countOf(counts: Counts, kind: number, isWanted: (value: string) => boolean): number {
  return counts.reduce((sum, count) => (count.kind === kind && isWanted(count.value) ? sum + count.n : sum), 0)
}

/** One value is told as such: rows with it then come in the order of the rest of an index. */
function oneOf(sql: Transaction, column: string, values: readonly string[]): Fragment {
  if (values.length === 1) return sql`d.${sql(column)} = ${values[0] as string}`
  return sql`d.${sql(column)} = any(${texts(values)}::text[])`
}

function stateCondition(
  sql: Transaction,
  { counts, now }: Known,
  states: NonNullable<DeviceFilter['state']>,
): Condition {
  const weekAgo = now - weekMs
  const parts = states.map((state) => {
    if (state === 'inactive') {
      return sql`d.state = ${stateCodes.active} and d.seen_key between 1 and ${weekAgo}::bigint`
    }
    if (state === 'active') {
      return sql`d.state = ${stateCodes.active} and (d.seen_key = 0 or d.seen_key > ${weekAgo}::bigint)`
    }
    return sql`d.state = ${stateCodes[state satisfies StoredDeviceState]}`
  })
  const [first = sql`false`, ...others] = parts
  const stored = new Set<number>(states.filter((state) => state !== 'inactive').map((state) => stateCodes[state]))
  const edgeDay = Math.floor(weekAgo / dayMs)
  const inactive = states.includes('inactive') && !states.includes('active')
  return {
    check: others.reduce((before, part) => sql`${before} or (${part})`, sql`(${first})`),
    known:
      countOf(counts, countKinds.state, (value) => stored.has(Number(value))) +
      (inactive ? countOf(counts, countKinds.seenDay, (day) => Number(day) <= edgeDay) : 0),
    exact: !states.includes('active') && !states.includes('inactive'),
  }
}

/** Maker and model pairs on the list, folded, out of the kept counters. */
function pairsOf(counts: Counts): { maker: string; model: string; n: number }[] {
  return counts
    .filter((count) => count.kind === countKinds.model)
    .map(({ value, n }) => {
      const [maker = '', model = ''] = value.toLowerCase().split(modelSeparator)
      return { maker, model, n }
    })
}

/** As `model_key` of a device. */
const keyOfPair = ({ maker, model }: { maker: string; model: string }) => `${maker}\n${model}`

function pairsCondition(
  sql: Transaction,
  counts: Counts,
  isWanted: (maker: string, model: string) => boolean,
): Condition {
  const pairs = pairsOf(counts).filter(({ maker, model }) => isWanted(maker, model))
  return {
    check: oneOf(sql, 'model_key', fold(pairs.map(keyOfPair))),
    known: pairs.reduce((sum, pair) => sum + pair.n, 0),
    exact: true,
  }
}

function registeredCondition(sql: Transaction, filter: DeviceFilter): Condition {
  const from = Math.max(1, filter.registeredFrom ?? 1)
  const to = filter.registeredTo ?? Number.MAX_SAFE_INTEGER
  return { check: sql`d.registered_key between ${from}::bigint and ${to}::bigint`, known: null, countable: true }
}

async function uploadCondition(sql: Transaction, org: OrganizationNo, id: string): Promise<Condition> {
  const [upload] = await sql<{ no: number; rows: number }[]>`
    select no, (counts ->> 'rows')::integer as rows from uploads where org = ${org} and id = ${id}`
  const no = upload?.no ?? -1
  return {
    check: sql`d.upload_no = ${no}`,
    known: upload?.rows ?? 0,
    finder: sql`d.id in (select device_id from upload_rows where upload_no = ${no})`,
  }
}

/** The index knows runs of three letters or digits; other texts are looked for along the sort. */
const hasTrigram = /[\p{L}\p{N}]{3}/u

function searchCondition(sql: Transaction, counts: Counts, text: string): Condition {
  const pattern = likePattern(text)
  const needle = text.toLowerCase()
  const pairs = pairsOf(counts).filter(({ model }) => model.includes(needle))
  const tags = counts.filter(({ kind, value }) => kind === countKinds.tag && value.toLowerCase().includes(needle))
  const search = {
    needle,
    pattern,
    models: pairs.map(keyOfPair),
    tags: fold(tags.map(({ value }) => value)),
    trigrams: hasTrigram.test(text),
    ofTags: tags.reduce((sum, { n }) => sum + n, 0),
    atLeast: [...pairs, ...tags].reduce((most, { n }) => Math.max(most, n), 0),
  }
  return {
    check: sql`(d.serial_key like ${pattern} or d.user_key like ${pattern}
      or d.model_key = any(${texts(search.models)}::text[]) or d.tag_key = any(${texts(search.tags)}::text[]))`,
    known: null,
    search,
  }
}
