/** True or false as a database gives it: PostgreSQL a boolean, SQLite 0 or 1. */
export type Flag = boolean | number

/** A row of `devices`. Keys are hexadecimal text: tens of thousands of small byte arrays cost more than the look-ups they serve. */
export type DeviceRow = {
  id: number
  org: number
  state: number
  on_roll: Flag
  version: number
  serial: string
  manufacturer: string | null
  model: string | null
  group_tag: string | null
  assigned_user: string | null
  product_key_id: string | null
  os_build: number | null
  captured_at: number | null
  created_at: number
  registered_at: number | null
  registered_by: number | null
  last_seen_at: number | null
  hardware_id: number | null
  hardware_since: number
  ek: string | null
  uuid: string | null
  tuple: string | null
  upload_no: number | null
  upload_row: number | null
  example: Flag
  error_code: number | null
  error_reason: number | null
  request_id: string | null
  attention_upload: number | null
  attention_row: number | null
  pending_since: number | null
  next_try_at: number | null
  attempts: number
  lease_worker: string | null
  lease_until: number | null
}
