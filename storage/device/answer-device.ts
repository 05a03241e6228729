import type { DeviceError } from '../../domain/device.ts'
import type { RegistrarAnswer } from '../../steps/register/registrar.ts'
import { errorCodeCodes, reasonCodes, stateCodes } from '../codes.ts'
import type { Settled } from '../row/settled-row.ts'
import type { NewEvent } from './change-values.ts'
import type { DeviceRow } from './device-row.ts'

/** What a registrar's answer makes of a device that was pending, with its event and what its row shows. */
export function answered(
  device: DeviceRow,
  answer: Exclude<RegistrarAnswer, { answer: 'not-yet' }>,
  actor: number,
  now: number,
): { change: ReturnType<typeof answeredValues>; event: NewEvent; settled: Settled | null } {
  const error = answer.answer === 'refused' ? answer.error : null
  return {
    change: answeredValues(device, error, actor, now),
    event: {
      device: device.id,
      kind: error === null ? 'registered' : 'registration-failed',
      details: error === null ? null : { ...error },
    },
    settled: settledBy(device, error),
  }
}

function answeredValues(device: DeviceRow, error: DeviceError | null, actor: number, now: number) {
  return {
    next_try_at: null,
    pending_since: null,
    lease_worker: null,
    lease_until: null,
    state: error === null ? stateCodes.ready : stateCodes.failed,
    registered_at: error === null ? now : device.registered_at,
    registered_by: error === null ? actor : device.registered_by,
    error_code: error === null ? null : errorCodeCodes[error.code],
    error_reason: error?.reason == null ? null : reasonCodes[error.reason],
    request_id: error?.requestId ?? null,
  } satisfies Partial<DeviceRow>
}

function settledBy(device: DeviceRow, error: DeviceError | null): Settled | null {
  if (device.upload_no === null || device.upload_row === null) return null
  return {
    uploadNo: device.upload_no,
    row: device.upload_row,
    state: error === null ? 'ready' : 'failed',
    error: error?.code ?? null,
    device: device.id,
    requestId: error?.requestId ?? null,
  }
}
