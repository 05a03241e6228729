import type { Actor } from '../../domain/device.ts'
import { judgeRow, type Roll } from '../../domain/registration/roll.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { type Changed, changeWithEvents, conflict, markAnswered, waitingDevice } from './change-devices.ts'
import { releaseClaims, writeClaims } from './claims.ts'
import type { DeviceRow } from './device-rows.ts'
import { judgedRow, type StoredRow, storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import type { Context } from './serve-calls.ts'

/** Makes the waiting hardware the device's own: old keys are released, new ones claimed, the old hardware becomes history. */
export function replaceHardware(
  c: Context,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
  actor: Actor | number,
  now: number,
): Changed {
  const waiting = waitingDevice(c, org, id, from)
  if ('refused' in waiting) return waiting
  const { device, uploadNo } = waiting
  if (device.pending_since !== null && device.state === 0) return conflict('the device is pending')
  const stored = c
    .kept(`select ${storedRowColumns} from upload_rows where upload_no = ? and row = ?`)
    .get(uploadNo, from.row) as StoredRow | undefined
  if (stored === undefined) return conflict('the row is no longer there')
  const row = judgedRow(c, stored, { group_tag: null, assigned_user: null, only_where_empty: 1 })
  const roll = loadRoll(c, org, [row])
  leaveRoll(roll, device)
  const judged = judgeRow(row, roll)
  if (judged.verdict === 'claimed-by-another-organization') return conflict('claimed by another organization')
  if (judged.taken === null) return conflict('another device has this hardware')
  releaseClaims(c, device)
  c.kept('insert or replace into hardware_history (device, until, since, hardware_id) values (?, ?, ?, ?)').run(
    id,
    now,
    device.hardware_since,
    device.hardware_id,
  )
  const { keys, claims } = judged.taken
  writeClaims(
    c,
    org,
    claims.map((key) => {
      const kind = key === keys.ek ? 'ek' : key === keys.uuid ? 'uuid' : 'tuple'
      return { key, kind, device: id, ek: kind === 'uuid' ? keys.ek : null }
    }),
  )
  changeWithEvents(
    c,
    device,
    {
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
    },
    [{ kind: 'hardware-replaced', details: { u: uploadNo, r: from.row } }],
    actor,
    now,
    [from.upload],
  )
  markAnswered(c, uploadNo, from.row, 'replace')
  return { id, changed: true }
}

/** Forgets a device in what was looked up, as if it were not on the roll. */
export function leaveRoll(roll: Roll, device: DeviceRow): void {
  for (const [key, devices] of roll.devices) {
    roll.devices.set(
      key,
      devices.filter((known) => known.id !== device.id),
    )
  }
  for (const key of [device.ek, device.uuid, device.tuple]) {
    if (key !== null && roll.claims.get(key)?.own === true && roll.claims.get(key)?.device === device.id) {
      roll.claims.delete(key)
    }
  }
}
