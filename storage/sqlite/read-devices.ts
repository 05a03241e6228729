import type { Device, DeviceEvent } from '../../domain/device.ts'
import { eventKindCodes, wordOf } from '../codes.ts'
import type { Page } from '../contract/answers.ts'
import type { DeviceFilter, DeviceHardware } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import type { DeviceRow } from '../device/device-row.ts'
import type { Connection } from './connection.ts'
import { conditionsOf, type Piece } from './device-filter.ts'
import { deviceColumns, deviceRow } from './device-rows.ts'
import { mostSelective, unionOf } from './list-devices.ts'
import { Names, shownDevices } from './show-devices.ts'

/** One device, or null. */
export function getDevice(c: Connection, org: OrganizationNo, id: number, now: number): Device | null {
  const row = deviceRow(c, org, id)
  return row === undefined ? null : (shownDevices(c, [row], now)[0] ?? null)
}

/** How many devices meet a filter; without one, out of the kept counters. */
export function countDevices(c: Connection, org: OrganizationNo, filter: DeviceFilter, now: number): number {
  const conditions = conditionsOf(c, org, filter, now)
  if (conditions.length === 0) {
    const row = c.kept('select n from device_counts where org = ? and kind = 0').get(org) as { n: number } | undefined
    return row?.n ?? 0
  }
  const [only] = conditions
  if (conditions.length === 1 && only?.exact && only.sources !== null) return countSources(c, only.sources)
  const driving = mostSelective(c, conditions)
  const ids = driving === null ? null : unionOf(driving)
  const { n } = c
    .kept(
      `select count(*) as n from devices where org = ?${ids === null ? '' : ` and id in (${ids.sql})`}${conditions.map(({ check }) => ` and ${check.sql}`).join('')}`,
    )
    .get(org, ...(ids?.values ?? []), ...conditions.flatMap(({ check }) => check.values)) as unknown as { n: number }
  return n
}

/** Counts by the indexes alone. */
function countSources(c: Connection, sources: readonly Piece[]): number {
  const distinct = sources.map((source) => `select id from (${source.sql})`).join(' union ')
  const counted = sources.length === 1 ? sources[0]?.sql : distinct
  if (counted === undefined || sources.length === 0) return 0
  const { n } = c
    .kept(`select count(*) as n from (${counted})`)
    .get(...sources.flatMap(({ values }) => values)) as unknown as { n: number }
  return n
}

/** Which serials, any case, are on the list. Answers keep the wanted order and spelling. */
export function findSerials(
  c: Connection,
  org: OrganizationNo,
  serials: string[],
): { found: { serial: string; ids: number[] }[]; missing: string[] } {
  const find = c.kept('select id from devices where org = ? and serial = ? order by id')
  const found: { serial: string; ids: number[] }[] = []
  const missing: string[] = []
  for (const serial of serials) {
    const ids = (find.all(org, serial.trim()) as unknown as { id: number }[]).map(({ id }) => id)
    if (ids.length > 0) found.push({ serial, ids })
    else missing.push(serial)
  }
  return { found, missing }
}

type HardwareRow = {
  body: Buffer | null
  tail: Buffer | null
  refusedText: string | null
  since: number
  until: number | null
}

/** Present hardware first, then what the device had before, newest first; null where there is no such device. */
export function hardwareOfDevice(c: Connection, org: OrganizationNo, id: number): DeviceHardware[] | null {
  if (deviceRow(c, org, id) === undefined) return null
  const rows = c
    .kept(
      `select * from (
       select h.body, h.tail, h.refused_text as refusedText, d.hardware_since as since, null as until
         from devices d left join hardware h on h.id = d.hardware_id where d.id = ?
       union all
       select h.body, h.tail, h.refused_text, p.since, p.until
         from hardware_history p left join hardware h on h.id = p.hardware_id where p.device = ?)
       order by until is not null, until desc`,
    )
    .all(id, id) as unknown as HardwareRow[]
  return rows.map((row) => ({
    ...row,
    since: new Date(row.since).toISOString(),
    until: row.until === null ? null : new Date(row.until).toISOString(),
  }))
}

const eventKindOf = wordOf(eventKindCodes)
type EventRow = { id: number; at: number; kind: number; actor: number; details: string | null }

/** What happened to a device, newest first; null where there never was such a device here. */
export function deviceEvents(
  c: Connection,
  org: OrganizationNo,
  id: number,
  query: { cursor?: string; limit: number },
): Page<DeviceEvent> | null {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const rows = c
    .kept(
      'select id, at, kind, actor, details from events where device = ? and id < ? and org = ? order by id desc limit ?',
    )
    .all(id, before, org, query.limit + 1) as unknown as EventRow[]
  if (rows.length === 0 && deviceRow(c, org, id) === undefined) return null
  const names = new Names(c)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      device: id,
      at: new Date(row.at).toISOString(),
      kind: eventKindOf(row.kind),
      by: actorOf(c, row.actor),
      details: shownDetails(names, row.details),
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.id]) : null,
  }
}

function actorOf(c: Connection, no: number): DeviceEvent['by'] {
  const row = c.kept('select kind, id, name from actors where no = ?').get(no) as DeviceEvent['by'] | undefined
  return row ?? { kind: 'system', id: '', name: '' }
}

/** Details are stored with numbers of upload and row (`u`, `r`) and shown with upload, file and line. */
function shownDetails(names: Names, text: string | null): Record<string, unknown> {
  if (text === null) return {}
  const { u, r, ...rest } = JSON.parse(text) as { u?: number; r?: number } & Record<string, unknown>
  if (u === undefined || r === undefined) return rest
  const upload = names.upload(u)
  if (upload === null) return rest
  return { upload, row: r, ...names.place(u, r), ...rest }
}

/** Devices under a filter after an id, in order of id, with their hash where wanted. */
export function exportDevices(
  c: Connection,
  org: OrganizationNo,
  filter: DeviceFilter,
  options: { withHash: boolean; now: number },
  after: number,
  limit: number,
): (Device & { body: Buffer | null; refusedText: string | null })[] {
  const conditions = conditionsOf(c, org, filter, options.now)
  const driving = mostSelective(c, conditions)
  const ids = driving === null ? null : unionOf(driving)
  const rows = c
    .kept(
      `select ${deviceColumns} from devices ${ids === null ? 'indexed by devices_org' : ''} where org = ? and id > ?${
        ids === null ? '' : ` and id in (${ids.sql})`
      }${conditions.map(({ check }) => ` and ${check.sql}`).join('')} order by id limit ?`,
    )
    .all(
      org,
      after,
      ...(ids?.values ?? []),
      ...conditions.flatMap(({ check }) => check.values),
      limit,
    ) as unknown as DeviceRow[]
  const hash = c.kept('select body, refused_text as refusedText from hardware where id = ?')
  return shownDevices(c, rows, options.now).map((device, at) => {
    const found = options.withHash
      ? (hash.get(rows[at]?.hardware_id ?? null) as { body: Buffer | null; refusedText: string | null } | undefined)
      : undefined
    return { ...device, body: found?.body ?? null, refusedText: found?.refusedText ?? null }
  })
}

/** The hash that waits for a person on this device. */
export function waitingHardware(
  c: Connection,
  org: OrganizationNo,
  id: number,
): { upload: string; row: number; body: Buffer }[] {
  return c
    .kept(
      `select u.id as upload, r.row, h.body from devices d
         join uploads u on u.no = d.attention_upload
         join upload_rows r on r.upload_no = d.attention_upload and r.row = d.attention_row
         join hardware h on h.id = r.hardware_id
       where d.id = ? and d.org = ? and h.body is not null`,
    )
    .all(id, org) as unknown as { upload: string; row: number; body: Buffer }[]
}
