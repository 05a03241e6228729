import type { DeviceRow } from '../device/device-row.ts'
import { type Tally, tallyDevice } from '../device/tally-device.ts'
import { booleans, hexes, numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'

const columns = {
  id: 'bigint',
  org: 'integer',
  state: 'smallint',
  on_roll: 'boolean',
  version: 'integer',
  serial: 'text',
  manufacturer: 'text',
  model: 'text',
  group_tag: 'text',
  assigned_user: 'text',
  product_key_id: 'text',
  os_build: 'integer',
  captured_at: 'bigint',
  created_at: 'bigint',
  registered_at: 'bigint',
  registered_by: 'integer',
  last_seen_at: 'bigint',
  hardware_id: 'bigint',
  hardware_since: 'bigint',
  ek: 'bytea',
  uuid: 'bytea',
  tuple: 'bytea',
  upload_no: 'integer',
  upload_row: 'bigint',
  example: 'boolean',
  error_code: 'smallint',
  error_reason: 'smallint',
  request_id: 'text',
  attention_upload: 'integer',
  attention_row: 'bigint',
  pending_since: 'bigint',
  next_try_at: 'bigint',
  attempts: 'integer',
  lease_worker: 'text',
  lease_until: 'bigint',
} as const satisfies Record<keyof DeviceRow, 'bigint' | 'integer' | 'smallint' | 'boolean' | 'text' | 'bytea'>
type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]

const literalOf: Record<(typeof columns)[Column], (values: readonly never[]) => string> = {
  bigint: numbers,
  integer: numbers,
  smallint: numbers,
  boolean: booleans,
  text: texts,
  bytea: hexes,
}

const arrays = names.map((name, at) => `$${at + 1}::${columns[name]}[]`).join(', ')
const insert = `insert into devices (${names.join(', ')}) select * from unnest(${arrays})`
const assignments = names.filter((name) => name !== 'id' && name !== 'org').map((name) => `${name} = v.${name}`)
const update = `update devices d set ${assignments.join(', ')}
  from unnest(${arrays}) as v (${names.join(', ')}) where d.id = v.id and d.org = v.org`

/** The columns of a device as `DeviceRow` has them, for a select list; `d` is the table. */
export const deviceColumns = names
  .map((name) => (columns[name] === 'bytea' ? `encode(d.${name}, 'hex') as ${name}` : `d.${name}`))
  .join(', ')

/** Devices of this organization by id, kept from other writers until this transaction ends; in order of id. */
export async function lockDevices(
  sql: Transaction,
  org: number,
  ids: readonly number[],
): Promise<Map<number, DeviceRow>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.unsafe<DeviceRow[]>(
    `select ${deviceColumns} from devices d where d.org = $1 and d.id = any($2::bigint[]) order by d.id for update`,
    [org, numbers(ids)],
    { prepare: true },
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Inserts devices and counts them. */
export async function insertDevices(sql: Transaction, tally: Tally, devices: readonly DeviceRow[]): Promise<void> {
  if (devices.length === 0) return
  for (const device of devices) tallyDevice(tally, device, 1)
  await sql.unsafe(insert, literals(devices), { prepare: true })
}

/** Writes devices that were locked before; `before` is counted out, `after` in, and the version grows by one. */
export async function changeDevices(
  sql: Transaction,
  tally: Tally,
  changes: readonly { before: DeviceRow; after: DeviceRow }[],
): Promise<void> {
  if (changes.length === 0) return
  for (const { before, after } of changes) {
    tallyDevice(tally, before, -1)
    tallyDevice(tally, after, 1)
    after.version = before.version + 1
  }
  await sql.unsafe(update, literals(changes.map((change) => change.after)), { prepare: true })
}

/** Takes devices out of lists, search and counters. Claims, hardware and events are not touched. */
export async function deleteDevices(sql: Transaction, tally: Tally, devices: readonly DeviceRow[]): Promise<void> {
  if (devices.length === 0) return
  for (const device of devices) tallyDevice(tally, device, -1)
  await sql`delete from devices where id = any(${numbers(devices.map((device) => device.id))}::bigint[])`
}

function literals(devices: readonly DeviceRow[]): string[] {
  return names.map((name) => literalOf[columns[name]](devices.map((device) => device[name]) as never[]))
}
