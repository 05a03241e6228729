import type { Device } from '../../domain/device.ts'
import type { DeviceState, Reason } from '../../domain/words.ts'
import { errorCodeCodes, reasonCodes, stateCodes, wordOf } from '../codes.ts'
import type { DeviceRow } from './device-row.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const reasonOf = wordOf(reasonCodes)
export const weekMs = 7 * 86_400_000

/** The state as people see it: `inactive` is active and not seen for seven days. */
export function shownState(state: number, lastSeenAt: number | null, now: number): DeviceState {
  const stored = stateOf(state)
  return stored === 'active' && lastSeenAt !== null && lastSeenAt <= now - weekMs ? 'inactive' : stored
}

/** Milliseconds as ISO 8601 UTC. */
export function isoOf(at: number): string
export function isoOf(at: number | null): string | null
export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** The names that a row of `devices` refers to by number; null where what it refers to is gone. */
export type NamesOfDevice = {
  upload: string | null
  /** File and line of the row that it came from. */
  place: { file: string | null; line: number | null }
  registeredBy: string | null
  /** The upload whose changed hardware waits. */
  attention: string | null
}

/** A row of `devices` as a device. */
export function shownDevice(row: DeviceRow, names: NamesOfDevice, now: number): Device {
  const { upload, place, attention } = names
  return {
    id: row.id,
    serialNumber: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    state: shownState(row.state, row.last_seen_at, now),
    error: errorOfDevice(row),
    attention:
      attention === null || row.attention_row === null
        ? null
        : { kind: 'hardware-changed', upload: attention, row: row.attention_row },
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    productKeyId: row.product_key_id,
    osBuild: row.os_build,
    capturedAt: row.captured_at === null ? null : isoOf(row.captured_at * 1000),
    registeredAt: isoOf(row.registered_at),
    registeredBy: names.registeredBy,
    lastSeenAt: isoOf(row.last_seen_at),
    createdAt: isoOf(row.created_at),
    upload: upload === null ? null : { id: upload, ...place },
    example: Boolean(row.example),
    version: row.version,
  }
}

function errorOfDevice(row: DeviceRow): Device['error'] {
  if (row.error_code === null) return null
  return {
    code: errorOf(row.error_code),
    reason: row.error_reason === null ? null : (reasonOf(row.error_reason) as Reason),
    requestId: row.request_id,
  }
}
