import { entryMark } from '../../domain/registration/plan.ts'
import { addToRoll, foldSerial, type KnownDevice, type Roll } from '../../domain/registration/roll.ts'
import type { Reason } from '../../domain/words.ts'
import { errorCodeCodes, reasonCodes, stateCodes, wordOf } from '../codes.ts'
import type { DeviceRow } from './device-row.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const reasonOf = wordOf(reasonCodes)

/** Tells hashes apart: refused ones by their text, proven ones by what identifies and when it was captured. */
export function hashMarkOf(row: {
  ek: string | null
  uuid: string | null
  capturedAt: number | null
  /** SHA-256 of a refused text in hex. */
  refusedMark: string | null
}): string | null {
  if (row.refusedMark !== null) return row.refusedMark
  if (row.capturedAt === null) return null
  return `${row.ek ?? ''}|${row.uuid ?? ''}|${row.capturedAt}`
}

/** What judging needs of a device beyond its own row; asked for only where it is needed. */
type MoreOfDevice = { refusedMark: () => string | null; waiting: KnownDevice['waiting'] }

/** A device as the domain judges it. */
export function knownDevice(device: DeviceRow, removed: boolean, { refusedMark, waiting }: MoreOfDevice): KnownDevice {
  const { ek, uuid, tuple } = device
  return {
    id: device.id,
    state: stateOf(device.state),
    removed,
    groupTag: device.group_tag,
    assignedUser: device.assigned_user,
    capturedAt: device.captured_at,
    hardwareId: device.hardware_id,
    mark: device.on_roll ? null : markOf(device, refusedMark()),
    waiting,
    ek,
    uuid,
    tuple,
    serial: foldSerial(device.serial),
  }
}

function markOf(device: DeviceRow, refusedMark: string | null): string {
  const error = {
    code: errorOf(device.error_code ?? errorCodeCodes['unexpected-error']),
    reason: device.error_reason === null ? null : (reasonOf(device.error_reason) as Reason),
  }
  const { ek, uuid, captured_at: capturedAt } = device
  const hashMark = hashMarkOf({ ek, uuid, capturedAt, refusedMark })
  return entryMark(error, { groupTag: device.group_tag, assignedUser: device.assigned_user, hashMark })
}

/** Puts a device where judging finds it: on the roll by its keys, or among the entries that failed by its serial. */
export function putOnRoll(roll: Roll, device: DeviceRow, known: KnownDevice): void {
  if (device.on_roll) addToRoll(roll, known)
  else if (!known.removed) roll.entries.set(foldSerial(device.serial), withoutKeys(known))
}

/** An entry that failed has claimed none of its keys. */
export const withoutKeys = (known: KnownDevice): KnownDevice => ({ ...known, ek: null, uuid: null, tuple: null })

/** Forgets a device in what was looked up, as if it were not on the roll. */
export function leaveRoll(roll: Roll, device: DeviceRow): void {
  for (const [key, devices] of roll.devices) {
    roll.devices.set(
      key,
      devices.filter((known) => known.id !== device.id),
    )
  }
  for (const key of heldKeys(device)) {
    const claim = roll.claims.get(key)
    if (claim?.own === true && claim.device === device.id) roll.claims.delete(key)
  }
}

/** The identity keys that a device has. */
export function heldKeys(device: DeviceRow): string[] {
  return [device.ek, device.uuid, device.tuple].filter((key) => key !== null)
}
