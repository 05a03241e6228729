import type { Actor } from '../../domain/device.ts'
import { judgeRow } from '../../domain/registration/roll.ts'
import { stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { leaveRoll } from '../device/know-device.ts'
import { claimsOf, hardwareOf } from '../device/take-hardware.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { type Changed, changeWithEvents, markAnswered, waitingDevice } from './change-devices.ts'
import { releaseClaims, writeClaims } from './claims.ts'
import type { Transaction } from './connection.ts'
import { conflict } from './context.ts'
import { storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import { lockRoll } from './roll-lock.ts'

/** Makes the waiting hardware the device's own: old keys are released, new ones claimed, the old hardware becomes history. */
export async function replaceHardware(
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  from: { upload: string; row: number },
  actor: Actor | number,
  now: number,
): Promise<Changed> {
  await lockRoll(sql, org)
  const waiting = await waitingDevice(sql, org, id, from)
  if ('refused' in waiting) return waiting
  const { device, uploadNo } = waiting
  if (device.state === stateCodes.pending) return conflict('the device is pending')
  const [stored] = await sql.unsafe<StoredRow[]>(
    `select ${storedRowColumns} from upload_rows r where r.upload_no = $1 and r.row = $2`,
    [uploadNo, from.row],
    { prepare: true },
  )
  if (stored === undefined) return conflict('the row is no longer there')
  const row = judgedRow(stored, { group_tag: null, assigned_user: null, only_where_empty: true })
  const roll = await loadRoll(sql, org, [row])
  leaveRoll(roll, device)
  const judged = judgeRow(row, roll)
  if (judged.verdict === 'claimed-by-another-organization') return conflict('claimed by another organization')
  if (judged.taken === null) return conflict('another device has this hardware')
  await releaseClaims(sql, [device])
  await sql`
    insert into hardware_history (org, device, until, since, hardware_id)
    values (${org}, ${id}, ${now}, ${device.hardware_since}, ${device.hardware_id})
    on conflict (device, until) do update set since = excluded.since, hardware_id = excluded.hardware_id`
  await writeClaims(sql, org, claimsOf(judged.taken, id))
  const details = { u: uploadNo, r: from.row }
  await changeWithEvents(sql, device, hardwareOf(stored, now), [{ kind: 'hardware-replaced', details }], actor, now)
  await markAnswered(sql, uploadNo, from.row, 'replace')
  return { id, changed: true }
}
