import {
  type ClaimKind,
  emptyRoll,
  foldSerial,
  type JudgedRow,
  type KnownDevice,
  type Roll,
} from '../../domain/registration/roll.ts'
import { type AnsweringEntry, putAnswer } from '../catalogue/show-entry.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { knownDevice, putOnRoll } from '../device/know-device.ts'
import { hexes, numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { deviceColumns } from './device-rows.ts'

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
    putOnRoll(roll, device, knownHere(device, isRemoved))
  }
  for (const device of byId) know(device, false)
  for (const device of bySerial) know(device, false)
  for (const { device } of removed) know({ ...device, ...nothingLoaded }, true)
}

/** Of a device of which no more than its own row is known. */
export const nothingLoaded = { text_sha256: null, waiting_row: null, waiting_ek: null, waiting_uuid: null }

/** A device as the domain judges it. */
export function knownHere(device: LoadedDevice, removed: boolean): KnownDevice {
  return knownDevice(device, removed, {
    refusedMark: () => device.text_sha256,
    waiting: device.waiting_row === null ? null : { ek: device.waiting_ek, uuid: device.waiting_uuid },
  })
}

/** The newest catalogue's answer for each row without a hash; gives the keys that they bring. */
async function loadCatalogue(sql: Transaction, org: number, roll: Roll, rows: readonly JudgedRow[]): Promise<Keys[]> {
  if (rows.length === 0) return []
  const entries = await sql<AnsweringEntry[]>`
    select serial, manufacturer, model, product_key_id, os_build, captured_at,
      encode(ek, 'hex') as ek, encode(uuid, 'hex') as uuid, encode(e.tuple, 'hex') as tuple, hardware_id
    from unnest(${hexes([...new Set(rows.map((row) => row.keys.tuple))])}::bytea[]) as asked (tuple)
    cross join lateral (
      select * from catalogue_entries where org = ${org} and tuple = asked.tuple order by catalogue_no desc limit 1
    ) e`
  return entries.map((entry) => putAnswer(roll, entry))
}
