import { entryMark } from '../../domain/registration/plan.ts'
import {
  addToRoll,
  type ClaimKind,
  emptyRoll,
  foldSerial,
  type JudgedRow,
  type KnownDevice,
  type Roll,
} from '../../domain/registration/roll.ts'
import type { Reason } from '../../domain/words.ts'
import { errorCodeCodes, reasonCodes, stateCodes, wordOf } from '../codes.ts'
import { hexes, numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { type DeviceRow, deviceColumns } from './device-rows.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const reasonOf = wordOf(reasonCodes)

/** Tells hashes apart: refused ones by their text, proven ones by what identifies and when it was captured. */
export function hashMarkOf(row: {
  ek: string | null
  uuid: string | null
  capturedAt: number | null
  refusedMark: string | null
}): string | null {
  if (row.refusedMark !== null) return row.refusedMark
  if (row.capturedAt === null) return null
  return `${row.ek ?? ''}|${row.uuid ?? ''}|${row.capturedAt}`
}

/** Looks up all that judging these rows needs, in a handful of statements whatever their number. */
export async function loadRoll(sql: Transaction, org: number, rows: readonly JudgedRow[]): Promise<Roll> {
  const roll = emptyRoll()
  const accepted = rows.filter((row) => row.refused === null)
  const withoutHash = accepted.filter((row) => !row.hasHash && row.keys.tuple !== null)
  const found = await loadCatalogue(sql, org, roll, withoutHash)
  const asked = [...accepted.map((row) => row.keys), ...found]
  const serials = rows.flatMap((row) => (row.serialNumber === null ? [] : [foldSerial(row.serialNumber)]))
  const own = await loadClaims(sql, roll, asked)
  await loadDevices(sql, org, roll, [...own.devices], [...new Set(serials)])
  return roll
}

type Keys = JudgedRow['keys']
type Asked = { key: string; kind: ClaimKind; ek: string | null }

function askedKeys(all: readonly Keys[]): Asked[] {
  const asked: Asked[] = []
  for (const { ek, uuid, tuple } of all) {
    if (ek !== null) asked.push({ key: ek, kind: 'ek', ek: null })
    if (uuid !== null) asked.push({ key: uuid, kind: 'uuid', ek })
    if (ek === null && uuid === null && tuple !== null) asked.push({ key: tuple, kind: 'tuple', ek: null })
  }
  return asked
}

/** Stands for an EK of which only is known that it is none of those asked for. */
const unlikeAnyEk = 'another'

async function loadClaims(sql: Transaction, roll: Roll, all: readonly Keys[]): Promise<{ devices: Set<number> }> {
  const asked = askedKeys(all)
  const devices = new Set<number>()
  if (asked.length === 0) return { devices }
  const held = await sql<{ place: number; device: number | null; may_be_same: boolean }[]>`
    select place, device, may_be_same from keys_held(
      ${hexes(asked.map((each) => each.key))}::bytea[], ${hexes(asked.map((each) => each.ek))}::bytea[])`
  for (const { place, device, may_be_same: mayBeSame } of held) {
    const { key, kind, ek } = asked[place - 1] as Asked
    if (device !== null) {
      devices.add(device)
      roll.claims.set(key, { own: true, kind, ek: null, device })
      continue
    }
    const before = roll.claims.get(key)
    // Several rows may ask for one UUID with different EKs: an EK that was said to be the same is the holder's.
    if (before === undefined || before.ek === unlikeAnyEk || (mayBeSame && ek !== null)) {
      roll.claims.set(key, { own: false, kind, ek: mayBeSame ? ek : unlikeAnyEk })
    }
  }
  return { devices }
}

export type LoadedDevice = DeviceRow & {
  text_sha256: string | null
  waiting_row: number | null
  waiting_ek: string | null
  waiting_uuid: string | null
}

/** What `knownDevice` needs besides the device itself. */
export const loadedColumns = `${deviceColumns}, encode(h.text_sha256, 'hex') as text_sha256, w.row as waiting_row,
  encode(w.ek, 'hex') as waiting_ek, encode(w.uuid, 'hex') as waiting_uuid`
export const loadedJoins = `left join hardware h on h.id = d.hardware_id and not d.on_roll
  left join upload_rows w on w.upload_no = d.attention_upload and w.row = d.attention_row`

/**
 * Devices by thousands of values of an indexed column, each through its index. With `= any($2)` a plan that was made while
 * the table was small goes on reading all of it, comparing each device with each value; `offset 0` keeps the look-up apart.
 */
function eachAsked(column: 'id' | 'serial_key', type: string): string {
  return `select ${loadedColumns} from unnest($2::${type}[]) as asked (${column})
    cross join lateral (select * from devices d where d.org = $1 and d.${column} = asked.${column} offset 0) d ${loadedJoins}`
}

async function loadDevices(sql: Transaction, org: number, roll: Roll, ids: number[], serials: string[]): Promise<void> {
  const [byId, bySerial, removed] = await Promise.all([
    ids.length === 0
      ? []
      : sql.unsafe<LoadedDevice[]>(eachAsked('id', 'bigint'), [org, numbers(ids)], { prepare: true }),
    sql.unsafe<LoadedDevice[]>(eachAsked('serial_key', 'text'), [org, texts(serials)], { prepare: true }),
    sql<{ device: DeviceRow }[]>`
      select device from removed_devices where org = ${org}
        and (serial_key = any(${texts(serials)}::text[]) or id = any(${numbers(ids)}::bigint[]))`,
  ])
  const seen = new Set<number>()
  const know = (device: LoadedDevice, isRemoved: boolean) => {
    if (seen.has(device.id)) return
    seen.add(device.id)
    const known = knownDevice(device, isRemoved)
    if (device.on_roll) addToRoll(roll, known)
    else if (!isRemoved) roll.entries.set(foldSerial(device.serial), { ...known, ek: null, uuid: null, tuple: null })
  }
  for (const device of byId) know(device, false)
  for (const device of bySerial) know(device, false)
  const nothing = { text_sha256: null, waiting_row: null, waiting_ek: null, waiting_uuid: null }
  for (const { device } of removed) know({ ...device, ...nothing }, true)
}

/** A device as the domain judges it. */
export function knownDevice(device: LoadedDevice, removed: boolean): KnownDevice {
  const { ek, uuid, tuple } = device
  return {
    id: device.id,
    state: stateOf(device.state),
    removed,
    groupTag: device.group_tag,
    assignedUser: device.assigned_user,
    capturedAt: device.captured_at,
    hardwareId: device.hardware_id,
    mark: device.on_roll ? null : markOf(device),
    waiting: device.waiting_row === null ? null : { ek: device.waiting_ek, uuid: device.waiting_uuid },
    ek,
    uuid,
    tuple,
    serial: foldSerial(device.serial),
  }
}

function markOf(device: LoadedDevice): string {
  const error = {
    code: errorOf(device.error_code ?? errorCodeCodes['unexpected-error']),
    reason: device.error_reason === null ? null : (reasonOf(device.error_reason) as Reason),
  }
  const { ek, uuid, captured_at: capturedAt, text_sha256: refusedMark } = device
  const hashMark = hashMarkOf({ ek, uuid, capturedAt, refusedMark })
  return entryMark(error, { groupTag: device.group_tag, assignedUser: device.assigned_user, hashMark })
}

type EntryRow = {
  serial: string
  manufacturer: string
  model: string
  product_key_id: string | null
  os_build: number | null
  captured_at: number | null
  ek: string | null
  uuid: string | null
  tuple: string
  hardware_id: number
}

/** The newest catalogue's answer for each row without a hash; gives the keys that they bring. */
async function loadCatalogue(sql: Transaction, org: number, roll: Roll, rows: readonly JudgedRow[]): Promise<Keys[]> {
  if (rows.length === 0) return []
  const entries = await sql<EntryRow[]>`
    select serial, manufacturer, model, product_key_id, os_build, captured_at,
      encode(ek, 'hex') as ek, encode(uuid, 'hex') as uuid, encode(e.tuple, 'hex') as tuple, hardware_id
    from unnest(${hexes([...new Set(rows.map((row) => row.keys.tuple))])}::bytea[]) as asked (tuple)
    cross join lateral (
      select * from catalogue_entries where org = ${org} and tuple = asked.tuple order by catalogue_no desc limit 1
    ) e`
  return entries.map((entry) => {
    const { ek, uuid, tuple } = entry
    const keys = { ek, uuid, tuple, serial: foldSerial(entry.serial) }
    roll.catalogue.set(tuple, {
      keys,
      serialNumber: entry.serial,
      manufacturer: entry.manufacturer,
      model: entry.model,
      productKeyId: entry.product_key_id,
      osBuild: entry.os_build,
      capturedAt: entry.captured_at,
      hardwareId: entry.hardware_id,
    })
    return keys
  })
}
