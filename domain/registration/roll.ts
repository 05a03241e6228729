import { claimedElsewhere, type DeviceKeys, type Judgement, judge } from '../device-identity.ts'
import type { Reason, StoredDeviceState, Verdict, Warning } from '../words.ts'

/**
 * What a database looked up for a batch of rows. Keys are opaque strings, equal where the identity keys are (a store
 * uses their 16-byte digests). `serial` of keys is `foldSerial`'s text.
 */
export type Roll = {
  /** Devices on the roll of this organization (removed ones that can still come back included) by each of their keys. */
  devices: Map<string, KnownDevice[]>
  /** Claims over the whole installation by key. */
  claims: Map<string, KnownClaim>
  /** Failed entries of this organization by folded serial. */
  entries: Map<string, KnownDevice>
  /** Folded serials that stand on the roll of this organization. */
  serials: Set<string>
  /** What this organization's catalogues have, by tuple key. */
  catalogue: Map<string, CatalogueAnswer>
}

export type KnownDevice = DeviceKeys & {
  id: number
  state: StoredDeviceState
  removed: boolean
  groupTag: string | null
  assignedUser: string | null
  /** When its hash was captured (seconds since 1970), and the number of its hardware record. */
  capturedAt: number | null
  hardwareId: number | null
  /** What a failed entry stands for, so that the same row again changes nothing (`entryMark`). */
  mark: string | null
  /** EK and UUID keys of the hardware that waits for a person already. */
  waiting: { ek: string | null; uuid: string | null } | null
}

/** Of another organization nothing is told but the keys; `device` only of the own. */
export type KnownClaim = { own: boolean; kind: ClaimKind; ek: string | null; device?: number | null }
export type ClaimKind = 'ek' | 'uuid' | 'tuple'

export type CatalogueAnswer = DeviceParts & { keys: DeviceKeys }

/** What a device takes over from a row or a catalogue. */
export type DeviceParts = {
  serialNumber: string
  manufacturer: string | null
  model: string | null
  productKeyId: string | null
  osBuild: number | null
  capturedAt: number | null
  hardwareId: number | null
}

/** A row to be judged. Tag and user are those that shall stand (file's and upload's choice already weighed). */
export type JudgedRow = Omit<DeviceParts, 'serialNumber'> & {
  row: number
  serialNumber: string | null
  hasHash: boolean
  /** Null for an accepted row; a refused row only becomes a failed entry. */
  refused: Reason | null
  keys: DeviceKeys
  groupTag: string | null
  assignedUser: string | null
  /** Mark of the hash, proven or refused (any text that differs when the hash does). */
  hashMark: string | null
}

export type RowJudgement = {
  verdict: Verdict
  device: KnownDevice | null
  warnings: Warning[]
  /** Keys to claim, with what the new device takes over; null where the verdict is not `new`. */
  taken: { keys: DeviceKeys; claims: string[]; parts: DeviceParts } | null
}

/** Serials are compared trimmed, in any case. */
export function foldSerial(serial: string): string {
  return serial.trim().toLowerCase()
}

export function emptyRoll(): Roll {
  return { devices: new Map(), claims: new Map(), entries: new Map(), serials: new Set(), catalogue: new Map() }
}

/** Makes a device known under each of its keys. */
export function addToRoll(roll: Roll, device: KnownDevice): void {
  for (const key of [device.ek, device.uuid, device.tuple]) {
    if (key === null) continue
    const there = roll.devices.get(key)
    if (there === undefined) roll.devices.set(key, [device])
    else if (!there.includes(device)) there.push(device)
  }
  if (!device.removed && device.serial) roll.serials.add(device.serial)
}

/** The verdict of an accepted row against the roll; changes nothing. */
export function judgeRow(row: JudgedRow, roll: Roll): RowJudgement {
  const judged = judgeKeys(row.keys, roll)
  if (judged.device !== null) return known(judged)
  if (row.hasHash) return unknown(row.keys, judged, partsOf(row), roll)
  const answer = row.keys.tuple === null ? undefined : roll.catalogue.get(row.keys.tuple)
  if (answer === undefined) {
    const verdict = isClaimedElsewhere(row.keys, roll) ? 'claimed-by-another-organization' : 'not-found'
    return { verdict, device: null, warnings: judged.warnings, taken: null }
  }
  const again = judgeKeys(answer.keys, roll)
  if (again.device !== null) return known(again)
  return unknown(answer.keys, again, answer, roll)
}

function judgeKeys(keys: DeviceKeys, roll: Roll): Judgement<KnownDevice> {
  return judge(keys, candidatesFor(keys, roll))
}

const nobody: readonly KnownDevice[] = []

function candidatesFor(keys: DeviceKeys, roll: Roll): readonly KnownDevice[] {
  const byEk = keys.ek === null ? undefined : roll.devices.get(keys.ek)
  const byUuid = keys.uuid === null ? undefined : roll.devices.get(keys.uuid)
  const byTuple = keys.tuple === null ? undefined : roll.devices.get(keys.tuple)
  if (byEk === undefined && byUuid === undefined && byTuple === undefined) return nobody
  return [...new Set([...(byEk ?? nobody), ...(byUuid ?? nobody), ...(byTuple ?? nobody)])].sort(
    (one, other) => one.id - other.id,
  )
}

function known(judged: Judgement<KnownDevice>): RowJudgement {
  const { device, warnings } = judged
  if (judged.answer === 'hardware-changed') return { verdict: 'hardware-changed', device, warnings, taken: null }
  return { verdict: device?.removed === true ? 'new' : 'already-registered', device, warnings, taken: null }
}

function unknown(keys: DeviceKeys, judged: Judgement<KnownDevice>, parts: DeviceParts, roll: Roll): RowJudgement {
  const { warnings } = judged
  if (isClaimedElsewhere(keys, roll)) {
    return { verdict: 'claimed-by-another-organization', device: null, warnings, taken: null }
  }
  // A key that somebody holds stays with its first owner.
  const claims = judged.claims.filter((key) => !roll.claims.has(key))
  return { verdict: 'new', device: null, warnings, taken: { keys, claims, parts } }
}

function isClaimedElsewhere(keys: DeviceKeys, roll: Roll): boolean {
  for (const key of [keys.ek, keys.uuid, keys.tuple]) {
    const claim = key === null ? undefined : roll.claims.get(key)
    if (key === null || claim === undefined || claim.own) continue
    if (claimedElsewhere(keys, keysOfClaim(key, claim))) return true
  }
  return false
}

function keysOfClaim(key: string, claim: KnownClaim): DeviceKeys {
  return {
    ek: claim.kind === 'ek' ? key : claim.ek,
    uuid: claim.kind === 'uuid' ? key : null,
    tuple: claim.kind === 'tuple' ? key : null,
  }
}

function partsOf(row: JudgedRow): DeviceParts {
  return { ...row, serialNumber: row.serialNumber ?? '' }
}

/** Whether a row of changed hardware was captured before what the list has of the device: then the list is likely right. */
export function isOlderCapture(row: Pick<JudgedRow, 'capturedAt'>, { verdict, device }: RowJudgement): boolean {
  if (verdict !== 'hardware-changed' || row.capturedAt === null || device?.capturedAt == null) return false
  return row.capturedAt < device.capturedAt
}
