import type { Actor } from '../../domain/device.ts'
import { judgeRow } from '../../domain/registration/roll.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { leaveRoll } from '../device/know-device.ts'
import { claimsOf, hardwareOf } from '../device/take-hardware.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { type Changed, changeWithEvents, conflict, markAnswered, waitingDevice } from './change-devices.ts'
import { releaseClaims, writeClaims } from './claims.ts'
import { storedRowColumns } from './judge-rows.ts'
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
  const row = judgedRow(stored, { group_tag: null, assigned_user: null, only_where_empty: 1 })
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
  writeClaims(c, org, claimsOf(judged.taken, id))
  changeWithEvents(
    c,
    device,
    hardwareOf(stored, now),
    [{ kind: 'hardware-replaced', details: { u: uploadNo, r: from.row } }],
    actor,
    now,
    [from.upload],
  )
  markAnswered(c, uploadNo, from.row, 'replace')
  return { id, changed: true }
}
