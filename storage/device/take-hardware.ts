import type { Plan } from '../../domain/registration/plan.ts'
import type { RowJudgement } from '../../domain/registration/roll.ts'
import type { StoredRow } from '../row/stored-row.ts'
import type { DeviceRow } from './device-row.ts'

/** What a device becomes by the hardware of a row; nothing waits for an answer any more. */
export function hardwareOf(stored: StoredRow, now: number) {
  return {
    hardware_id: stored.hardware_id,
    hardware_since: now,
    ek: stored.ek,
    uuid: stored.uuid,
    tuple: stored.tuple,
    product_key_id: stored.product_key_id,
    os_build: stored.os_build,
    captured_at: stored.captured_at,
    attention_upload: null,
    attention_row: null,
  } satisfies Partial<DeviceRow>
}

/** The claims of a device on the keys that a judged row takes. */
export function claimsOf({ keys, claims }: NonNullable<RowJudgement['taken']>, device: number): Plan['claims'] {
  return claims.map((key) => {
    const kind = key === keys.ek ? 'ek' : key === keys.uuid ? 'uuid' : 'tuple'
    return { key, kind, device, ek: kind === 'uuid' ? keys.ek : null }
  })
}
