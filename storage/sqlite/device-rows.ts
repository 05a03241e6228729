import type { DeviceRow } from '../device/device-row.ts'
import { type Tally, tallyDevice } from '../device/tally-device.ts'
import type { Connection } from './connection.ts'
import { searchTokens } from './search-tokens.ts'

const columns = [
  'id',
  'org',
  'state',
  'on_roll',
  'version',
  'serial',
  'manufacturer',
  'model',
  'group_tag',
  'assigned_user',
  'product_key_id',
  'os_build',
  'captured_at',
  'created_at',
  'registered_at',
  'registered_by',
  'last_seen_at',
  'hardware_id',
  'hardware_since',
  'ek',
  'uuid',
  'tuple',
  'upload_no',
  'upload_row',
  'example',
  'error_code',
  'error_reason',
  'request_id',
  'attention_upload',
  'attention_row',
  'pending_since',
  'next_try_at',
  'attempts',
  'lease_worker',
  'lease_until',
] as const satisfies (keyof DeviceRow)[]

const keys: readonly string[] = ['ek', 'uuid', 'tuple']
const placeOf = (column: string) => (keys.includes(column) ? 'unhex(?)' : '?')
const insert = `insert into devices (${columns.join(', ')}) values (${columns.map(placeOf).join(', ')})`
/** What is selected for a `DeviceRow`. */
export const deviceColumns = columns
  .map((column) => (keys.includes(column) ? `nullif(hex(${column}), '') as ${column}` : column))
  .join(', ')

const selectDevice = `select ${deviceColumns} from devices where id = ? and org = ?`

/** A device of this organization, or undefined. */
export function deviceRow(c: Connection, org: number, id: number): DeviceRow | undefined {
  return c.kept(selectDevice).get(id, org) as DeviceRow | undefined
}

/** Inserts a device with its search entry and counts it. Values stand in the order of `columns`, one by one: it is the hottest statement. */
export function insertDevice(c: Connection, tally: Tally, device: DeviceRow): void {
  c.kept(insert).run(
    device.id,
    device.org,
    device.state,
    Number(device.on_roll),
    device.version,
    device.serial,
    device.manufacturer,
    device.model,
    device.group_tag,
    device.assigned_user,
    device.product_key_id,
    device.os_build,
    device.captured_at,
    device.created_at,
    device.registered_at,
    device.registered_by,
    device.last_seen_at,
    device.hardware_id,
    device.hardware_since,
    device.ek,
    device.uuid,
    device.tuple,
    device.upload_no,
    device.upload_row,
    Number(device.example),
    device.error_code,
    device.error_reason,
    device.request_id,
    device.attention_upload,
    device.attention_row,
    device.pending_since,
    device.next_try_at,
    device.attempts,
    device.lease_worker,
    device.lease_until,
  )
  insertSearch(c, device)
  tallyDevice(tally, device, 1)
}

/** Takes a device out of lists, search and counters. Claims, hardware and events are not touched. */
export function deleteDevice(c: Connection, tally: Tally, device: DeviceRow): void {
  c.kept('delete from devices where id = ?').run(device.id)
  c.kept('delete from device_search where rowid = ?').run(device.id)
  tallyDevice(tally, device, -1)
}

/** Changes some columns, counts anew and makes the version one greater. Gives the device as it is then. */
export function changeDevice(
  c: Connection,
  tally: Tally,
  device: DeviceRow,
  change: Partial<Omit<DeviceRow, 'id' | 'org' | 'version'>>,
): DeviceRow {
  const names = Object.keys(change) as (keyof typeof change)[]
  const after = { ...device, ...change, version: device.version + 1 }
  c.kept(
    `update devices set version = version + 1${names.map((name) => `, ${name} = ${placeOf(name)}`).join('')} where id = ?`,
  ).run(...names.map((name) => change[name]), device.id)
  if (after.serial !== device.serial || after.assigned_user !== device.assigned_user) {
    c.kept('delete from device_search where rowid = ?').run(device.id)
    insertSearch(c, after)
  }
  tallyDevice(tally, device, -1)
  tallyDevice(tally, after, 1)
  return after
}

function insertSearch(c: Connection, device: DeviceRow): void {
  c.kept('insert into device_search (rowid, tokens) values (?, ?)').run(
    device.id,
    searchTokens(device.org, device.serial, device.assigned_user),
  )
}

/** A device as text, for `removed_devices`. */
export function deviceToJson(device: DeviceRow): string {
  return JSON.stringify(device)
}

export function deviceFromJson(text: string): DeviceRow {
  return JSON.parse(text) as DeviceRow
}
