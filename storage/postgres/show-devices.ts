import type { Device } from '../../domain/device.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { shownDevice } from '../device/show-device.ts'
import { placeWithMember } from '../upload/file-details.ts'
import { deviceColumns } from './device-rows.ts'

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

const nowhere = { file: null, line: null }

/** A row as a device. */
export function namedDevice(row: NamedDevice, now: number): Device {
  const { upload_id: upload, upload_row: uploadRow, registered_by_name: registeredBy, attention_id: attention } = row
  const place = uploadRow === null ? nowhere : placeWithMember(uploadRow, row.file_name, row.file_member)
  return shownDevice(row, { upload, place, registeredBy, attention }, now)
}
