import { emptyRoll, type JudgedRow, type KnownDevice, type Roll } from '../../domain/registration/roll.ts'
import { type AnsweringEntry, putAnswer } from '../catalogue/show-entry.ts'
import { claimKinds, wordOf } from '../codes.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { knownDevice, putOnRoll } from '../device/know-device.ts'
import type { Connection } from './connection.ts'
import { deviceColumns, deviceFromJson } from './device-rows.ts'

const claimKindOf = wordOf(claimKinds)

/** Looks up all that judging these rows needs. */
export function loadRoll(c: Connection, org: number, rows: readonly JudgedRow[]): Roll {
  const roll = emptyRoll()
  const anyRemoved = c.kept('select 1 from removed_devices limit 1').get() !== undefined
  const loader = { c, org, roll, seen: new Set<number>(), anyRemoved }
  for (const row of rows) {
    if (row.refused === null) loadKeys(loader, row)
    if (row.serialNumber !== null) loadSerial(loader, row.serialNumber)
  }
  return roll
}

type Loader = { c: Connection; org: number; roll: Roll; seen: Set<number>; anyRemoved: boolean }

const selectById = `select ${deviceColumns} from devices where id = ?`
const selectBySerial = `select ${deviceColumns} from devices where org = ? and serial = ?`
const selectClaim = `select org, device, kind, nullif(hex(ek), '') as ek from claims where key = unhex(?)`

function loadKeys(loader: Loader, row: JudgedRow): void {
  loadClaims(loader, row.keys)
  if (row.hasHash || row.keys.tuple === null || loader.roll.catalogue.has(row.keys.tuple)) return
  loadCatalogue(loader, row.keys.tuple)
}

function loadClaims(loader: Loader, keys: JudgedRow['keys']): void {
  if (keys.ek !== null) loadClaim(loader, keys.ek)
  if (keys.uuid !== null) loadClaim(loader, keys.uuid)
  if (keys.ek === null && keys.uuid === null && keys.tuple !== null) loadClaim(loader, keys.tuple)
}

type ClaimRow = { org: number; device: number; kind: number; ek: string | null }

function loadClaim(loader: Loader, key: string): void {
  const { c, org, roll, seen } = loader
  if (roll.claims.has(key)) return
  const claim = c.kept(selectClaim).get(key) as ClaimRow | undefined
  if (claim === undefined) return
  const own = claim.org === org
  roll.claims.set(key, { own, kind: claimKindOf(claim.kind), ek: claim.ek, device: own ? claim.device : null })
  if (!own || seen.has(claim.device)) return
  const device = c.kept(selectById).get(claim.device) as DeviceRow | undefined
  if (device !== undefined) {
    know(loader, device, false)
    return
  }
  const removed = c.kept('select device from removed_devices where id = ?').get(claim.device) as
    | { device: string }
    | undefined
  if (removed !== undefined) know(loader, deviceFromJson(removed.device), true)
}

function loadSerial(loader: Loader, serial: string): void {
  const { c, org } = loader
  for (const variant of variantsOf(serial)) {
    const devices = c.kept(selectBySerial).all(org, variant)
    for (const device of devices as unknown as DeviceRow[]) know(loader, device, false)
    if (!loader.anyRemoved) continue
    const removed = c.kept('select device from removed_devices where org = ? and serial = ?').all(org, variant)
    for (const { device } of removed as unknown as { device: string }[]) know(loader, deviceFromJson(device), true)
  }
}

/** The column folds ASCII only. */
function variantsOf(serial: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
  if (/^[\x00-\x7f]*$/.test(serial)) return [serial.trim()]
  return [...new Set([serial, serial.trim(), serial.trim().toLowerCase(), serial.trim().toUpperCase()])]
}

function know(loader: Loader, device: DeviceRow, removed: boolean): void {
  const { roll, seen } = loader
  if (seen.has(device.id)) return
  seen.add(device.id)
  putOnRoll(roll, device, knownHere(loader.c, device, removed))
}

/** A device as the domain judges it. */
export function knownHere(c: Connection, device: DeviceRow, removed: boolean): KnownDevice {
  const refusedMark = () => {
    const hardware = c
      .kept("select nullif(hex(text_sha256), '') as mark from hardware where id = ?")
      .get(device.hardware_id) as { mark: string | null } | undefined
    return hardware?.mark ?? null
  }
  return knownDevice(device, removed, { refusedMark, waiting: waitingOn(c, device) })
}

function waitingOn(c: Connection, device: DeviceRow): KnownDevice['waiting'] {
  if (device.attention_upload === null) return null
  const row = c
    .kept(
      "select nullif(hex(ek), '') as ek, nullif(hex(uuid), '') as uuid from upload_rows where upload_no = ? and row = ?",
    )
    .get(device.attention_upload, device.attention_row) as KnownDevice['waiting'] | undefined
  return row ?? null
}

function loadCatalogue(loader: Loader, tuple: string): void {
  const entry = loader.c
    .kept(`select serial, manufacturer, model, product_key_id, os_build, captured_at, nullif(hex(ek), '') as ek,
         nullif(hex(uuid), '') as uuid, hex(tuple) as tuple, hardware_id
       from catalogue_entries where org = ? and tuple = unhex(?) order by catalogue_no desc limit 1`)
    .get(loader.org, tuple) as AnsweringEntry | undefined
  if (entry !== undefined) loadClaims(loader, putAnswer(loader.roll, entry))
}
