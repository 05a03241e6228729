import type { PlannedDevice } from '../../domain/registration/plan.ts'
import { errorCodeCodes, reasonCodes, stateCodes } from '../codes.ts'
import type { UploadHead } from '../upload/upload-head.ts'
import type { DeviceRow } from './device-row.ts'

/** What every row of one batch of registering shares. */
export type Registering = {
  head: Pick<UploadHead, 'no' | 'org' | 'id' | 'example' | 'kind'>
  immediate: boolean
  requestId: string
  /** Number of who asked for it. */
  actor: number
  /** Milliseconds since 1970. */
  now: number
}

/** A device that enters the list, as a row of `devices`. */
export function newDevice(r: Registering, device: PlannedDevice): DeviceRow {
  return {
    ...plannedValues(r, device),
    id: device.id,
    org: r.head.org,
    version: 1,
    created_at: r.now,
    last_seen_at: null,
    attention_upload: null,
    attention_row: null,
    lease_worker: null,
    lease_until: null,
  }
}

/** What a plan says of a device that enters the list, or takes the place of an entry that failed. */
export function plannedValues(r: Registering, device: PlannedDevice) {
  const ready = device.state === 'ready'
  const pending = device.state === 'pending'
  return {
    state: stateCodes[device.state],
    on_roll: Number(device.onRoll),
    serial: device.serialNumber,
    manufacturer: device.manufacturer,
    model: device.model,
    group_tag: device.groupTag,
    assigned_user: device.assignedUser,
    product_key_id: device.productKeyId,
    os_build: device.osBuild,
    captured_at: device.capturedAt,
    registered_at: ready ? r.now : null,
    registered_by: ready ? r.actor : null,
    hardware_id: device.hardwareId,
    hardware_since: r.now,
    ek: device.keys.ek,
    uuid: device.keys.uuid,
    tuple: device.keys.tuple,
    upload_no: r.head.no,
    upload_row: device.row,
    example: r.head.example,
    error_code: device.error === null ? null : errorCodeCodes[device.error.code],
    error_reason: device.error?.reason == null ? null : reasonCodes[device.error.reason],
    request_id: null,
    pending_since: pending ? r.now : null,
    next_try_at: pending ? r.now : null,
    attempts: 0,
  }
}
