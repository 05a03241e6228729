import type { Device, DeviceEvent } from '../../domain/device.ts'
import { eventKindCodes, wordOf } from '../codes.ts'
import type { Page } from '../contract/answers.ts'
import type { DeviceFilter, DeviceHardware } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import { placeWithMember } from '../upload/file-details.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { countSearched, devicesById, fewest, filterOf, findersOf, searched, walkIndexes } from './list-devices.ts'

/** One device, or null. */
export async function getDevice(
  sql: Transaction,
  _org: OrganizationNo,
  id: number,
  now: number,
): Promise<Device | null> {
  return (await devicesById(sql, [id], now))[0] ?? null
}

/** How many devices meet a filter; where the kept counters know it, out of them. */
export async function countDevices(
  sql: Transaction,
  org: OrganizationNo,
  filter: DeviceFilter,
  now: number,
): Promise<number> {
  const conditions = await filterOf(sql, org, filter, now)
  if (conditions.length === 0) {
    const [row] = await sql<{ n: number }[]>`
      select coalesce(sum(n), 0)::bigint as n from device_counts where org = ${org} and kind = 0`
    return row?.n ?? 0
  }
  const [only] = conditions
  if (conditions.length === 1 && only?.exact && only.known !== null) return only.known
  const search = conditions.find((condition) => condition.search?.trigrams)?.search
  if (conditions.length === 1 && search !== undefined) return await countSearched(sql, search)
  const ids = search === undefined ? null : await searched(sql, search, null)
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from devices d where d.org = ${org} ${findersOf(sql, conditions)}
    ${ids === null ? sql`` : sql`and d.id = any(${numbers(ids)}::bigint[])`}`
  return row?.n ?? 0
}

/** Which serials, any case, are on the list. Answers keep the wanted order and spelling. */
export async function findSerials(
  sql: Transaction,
  org: OrganizationNo,
  serials: string[],
): Promise<{ found: { serial: string; ids: number[] }[]; missing: string[] }> {
  const rows = await sql<{ id: number; serial_key: string }[]>`
    select d.id, d.serial_key from unnest(${texts([...new Set(serials.map(folded))])}::text[]) as asked (serial_key)
    cross join lateral (
      select id, serial_key from devices where org = ${org} and serial_key = asked.serial_key offset 0
    ) d order by d.id`
  const bySerial = Map.groupBy(rows, (row) => row.serial_key)
  const found: { serial: string; ids: number[] }[] = []
  const missing: string[] = []
  for (const serial of serials) {
    const there = bySerial.get(folded(serial))
    if (there === undefined) missing.push(serial)
    else found.push({ serial, ids: there.map((row) => row.id) })
  }
  return { found, missing }
}

const folded = (serial: string) => serial.trim().toLowerCase()

type HardwareRow = {
  body: Buffer | null
  tail: Buffer | null
  refusedText: string | null
  since: number
  until: number | null
}

/** Present hardware first, then what the device had before, newest first; null where there is no such device. */
export async function hardwareOfDevice(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
): Promise<DeviceHardware[] | null> {
  const rows = await sql<HardwareRow[]>`
    select h.body, h.tail, h.refused_text as "refusedText", d.hardware_since as since, null::bigint as until
      from devices d left join hardware h on h.id = d.hardware_id where d.id = ${id} and d.org = ${org}
    union all
    select h.body, h.tail, h.refused_text, p.since, p.until
      from hardware_history p left join hardware h on h.id = p.hardware_id where p.device = ${id} and p.org = ${org}
    order by until desc nulls first`
  if (rows[0]?.until !== null) return null
  return rows.map((row) => ({
    ...row,
    since: new Date(row.since).toISOString(),
    until: row.until === null ? null : new Date(row.until).toISOString(),
  }))
}

const eventKindOf = wordOf(eventKindCodes)
type EventRow = {
  id: number
  at: number
  kind: number
  by: DeviceEvent['by']
  details: ({ u?: number; r?: number } & Record<string, unknown>) | null
  upload: string | null
  file: string | null
  member: string | null
}

/** What happened to a device, newest first; null where there never was such a device here. */
export async function deviceEvents(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  query: { cursor?: string; limit: number },
): Promise<Page<DeviceEvent> | null> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const rows = await sql<EventRow[]>`
    select e.id, e.at, e.kind, json_build_object('kind', a.kind, 'id', a.id, 'name', a.name) as by, e.details,
      u.id as upload, f.name as file,
      f.details -> 'members' -> (((e.details ->> 'r')::bigint & 4294967295) >> 22)::integer ->> 'name' as member
    from events e
    join actors a on a.no = e.actor
    left join uploads u on u.no = (e.details ->> 'u')::integer
    left join upload_files f on f.upload_no = u.no and f.number = ((e.details ->> 'r')::bigint >> 32)::integer
    where e.device = ${id} and e.id < ${before} and e.org = ${org} order by e.id desc limit ${query.limit + 1}`
  if (rows.length === 0) {
    const there = await sql`select from devices where id = ${id} and org = ${org}`
    if (there.length === 0) return null
  }
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      device: id,
      at: new Date(row.at).toISOString(),
      kind: eventKindOf(row.kind),
      by: row.by,
      details: shownDetails(row),
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.id]) : null,
  }
}

/** Details are stored with numbers of upload and row (`u`, `r`) and shown with upload, file and line. */
function shownDetails({ details, upload, file, member }: EventRow): Record<string, unknown> {
  if (details === null) return {}
  const { u, r, ...rest } = details
  if (u === undefined || r === undefined || upload === null) return rest
  return { upload, row: r, ...placeWithMember(r, file, member), ...rest }
}

type Exported = Device & { body: Buffer | null; refusedText: string | null }

/** Devices under a filter after an id, in order of id, with their hash where wanted. */
export async function exportDevices(
  sql: Transaction,
  org: OrganizationNo,
  filter: DeviceFilter,
  options: { withHash: boolean; now: number },
  after: number,
  limit: number,
): Promise<Exported[]> {
  const conditions = await filterOf(sql, org, filter, options.now)
  const many = (await fewest(sql, org, conditions)) === Number.POSITIVE_INFINITY
  if (many) await walkIndexes(sql, true)
  const rows = await sql<{ id: number }[]>`
    select d.id from devices d where d.org = ${org} and d.id > ${after} ${findersOf(sql, conditions)}
    order by d.id limit ${limit}`
  if (many) await walkIndexes(sql, false)
  const ids = rows.map((row) => row.id)
  const devices = await devicesById(sql, ids, options.now)
  if (!options.withHash) return devices.map((device) => ({ ...device, body: null, refusedText: null }))
  const hashes = await sql<{ id: number; body: Buffer | null; refusedText: string | null }[]>`
    select d.id, h.body, h.refused_text as "refusedText" from unnest(${numbers(ids)}::bigint[]) as asked (id)
    cross join lateral (select id, hardware_id from devices where org = ${org} and id = asked.id offset 0) d
    join hardware h on h.id = d.hardware_id`
  const byId = new Map(hashes.map((hash) => [hash.id, hash]))
  return devices.map((device) => {
    const hash = byId.get(device.id)
    return { ...device, body: hash?.body ?? null, refusedText: hash?.refusedText ?? null }
  })
}

/** The hash that waits for a person on this device. */
export async function waitingHardware(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
): Promise<{ upload: string; row: number; body: Buffer }[]> {
  const rows = await sql<{ upload: string; row: number; body: Buffer }[]>`
    select u.id as upload, r.row, h.body from devices d
      join uploads u on u.no = d.attention_upload
      join upload_rows r on r.upload_no = d.attention_upload and r.row = d.attention_row
      join hardware h on h.id = r.hardware_id
    where d.id = ${id} and d.org = ${org} and h.body is not null`
  return [...rows]
}
