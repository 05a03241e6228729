import { type Plan, planRegistration } from '../../domain/registration/plan.ts'
import { foldSerial, type JudgedRow, type KnownDevice, type Roll } from '../../domain/registration/roll.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceRow } from './device-row.ts'
import { leaveRoll, withoutKeys } from './know-device.ts'

/** A failed device that was tried again: `merged` is its number where it turned out to be one that is on the roll. */
export type Retried = OrRefusal<{ id: number; merged?: number }>

/**
 * Judges the row of a device that failed as if it were new, in the place of the entry that the device is.
 * @returns the plan, and the entry under the row's serial that is another one's and goes
 */
export function planAgain(
  device: DeviceRow,
  row: JudgedRow,
  roll: Roll,
  known: KnownDevice,
  immediate: boolean,
): { plan: Plan; result: Plan['results'][number]; other: number | null } {
  leaveRoll(roll, device)
  if (device.on_roll) roll.serials.delete(foldSerial(device.serial))
  const serial = foldSerial(row.serialNumber ?? device.serial)
  const other = roll.entries.get(serial)
  roll.entries.set(serial, { ...withoutKeys(known), mark: null })
  const newDeviceId = () => {
    throw new Error('a retried device keeps its id')
  }
  const plan = planRegistration([row], roll, { immediate, newDeviceId })
  const [result] = plan.results
  if (result === undefined) throw new Error('a row has a result')
  return { plan, result, other: other === undefined || other.id === device.id ? null : other.id }
}

/** The device as the row that it came from. */
export function rowOfDevice(device: DeviceRow, hasHash: boolean): JudgedRow {
  const { ek, uuid, tuple } = device
  return {
    ...commonOf(device),
    serialNumber: device.serial,
    manufacturer: device.manufacturer,
    model: device.model,
    productKeyId: device.product_key_id,
    osBuild: device.os_build,
    capturedAt: device.captured_at,
    hardwareId: device.hardware_id,
    hasHash,
    keys: { ek, uuid, tuple, serial: foldSerial(device.serial) },
  }
}

/** What a person gave in the place of a row; keys in hex. */
export type MendedValues = {
  serial: string | null
  manufacturer: string | null
  model: string | null
  productKeyId: string | null
  osBuild: number | null
  capturedAt: number | null
  hasHash: boolean
  ek: string | null
  uuid: string | null
  tuple: string | null
}

/** The same of a mended row; what it lacks stays the device's. */
export function rowOfMended(device: DeviceRow, mended: MendedValues, hardwareId: number | null): JudgedRow {
  const { ek, uuid, tuple, productKeyId, osBuild, capturedAt, hasHash } = mended
  const serial = mended.serial ?? device.serial
  return {
    ...commonOf(device),
    serialNumber: serial,
    manufacturer: mended.manufacturer ?? device.manufacturer,
    model: mended.model ?? device.model,
    productKeyId,
    osBuild,
    capturedAt,
    hardwareId: hardwareId ?? device.hardware_id,
    hasHash,
    keys: { ek, uuid, tuple, serial: foldSerial(serial) },
  }
}

function commonOf(device: DeviceRow): Pick<JudgedRow, 'row' | 'refused' | 'groupTag' | 'assignedUser' | 'hashMark'> {
  return {
    row: device.upload_row ?? 0,
    refused: null,
    groupTag: device.group_tag,
    assignedUser: device.assigned_user,
    hashMark: null,
  }
}
