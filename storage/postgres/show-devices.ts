import type { Device } from '../../domain/device.ts'
import type { DeviceState, Reason } from '../../domain/words.ts'
import { errorCodeCodes, reasonCodes, stateCodes, wordOf } from '../codes.ts'
import { placeWithMember } from '../file-details.ts'
import { type DeviceRow, deviceColumns } from './device-rows.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const reasonOf = wordOf(reasonCodes)
export const weekMs = 7 * 86_400_000

/** A device with the names that it refers to by number. */
export type NamedDevice = DeviceRow & {
  upload_id: string | null
  file_name: string | null
  file_member: string | null
  registered_by_name: string | null
  attention_id: string | null
}

/** Select list of a `NamedDevice`; `d` is the table, joined with `nameJoins`. */
export const namedColumns = `${deviceColumns}, u.id as upload_id, f.name as file_name,
  f.details -> 'members' -> ((d.upload_row & 4294967295) >> 22)::integer ->> 'name' as file_member, a.name as registered_by_name,
  w.id as attention_id`
export const nameJoins = `left join uploads u on u.no = d.upload_no
  left join upload_files f on f.upload_no = d.upload_no and f.number = (d.upload_row >> 32)::integer
  left join actors a on a.no = d.registered_by
  left join uploads w on w.no = d.attention_upload`

/** The state as people see it: `inactive` is active and not seen for seven days. */
export function shownState(state: number, lastSeenAt: number | null, now: number): DeviceState {
  const stored = stateOf(state)
  return stored === 'active' && lastSeenAt !== null && lastSeenAt <= now - weekMs ? 'inactive' : stored
}

/** Milliseconds as ISO 8601 UTC. */
export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

const nowhere = { file: null, line: null }

/** A row as a device. */
export function shownDevice(row: NamedDevice, now: number): Device {
  const { upload_id: upload, upload_row: uploadRow, attention_id: attention, attention_row: attentionRow } = row
  const error =
    row.error_code === null
      ? null
      : {
          code: errorOf(row.error_code),
          reason: row.error_reason === null ? null : (reasonOf(row.error_reason) as Reason),
          requestId: row.request_id,
        }
  return {
    id: row.id,
    serialNumber: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    state: shownState(row.state, row.last_seen_at, now),
    error,
    attention:
      attention === null || attentionRow === null
        ? null
        : { kind: 'hardware-changed', upload: attention, row: attentionRow },
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    productKeyId: row.product_key_id,
    osBuild: row.os_build,
    capturedAt: row.captured_at === null ? null : isoOf(row.captured_at * 1000),
    registeredAt: isoOf(row.registered_at),
    registeredBy: row.registered_by_name,
    lastSeenAt: isoOf(row.last_seen_at),
    createdAt: new Date(row.created_at).toISOString(),
    upload:
      upload === null
        ? null
        : {
            id: upload,
            ...(uploadRow === null ? nowhere : placeWithMember(uploadRow, row.file_name, row.file_member)),
          },
    example: row.example,
    version: row.version,
  }
}
