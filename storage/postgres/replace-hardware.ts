import type { Actor } from '../../domain/device.ts'
import { judgeRow, type Roll } from '../../domain/registration/roll.ts'
import { stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { type Changed, changeWithEvents, markAnswered, waitingDevice } from './change-devices.ts'
import { heldKeys, releaseClaims, writeClaims } from './claims.ts'
import type { Transaction } from './connection.ts'
import { conflict } from './context.ts'
import type { DeviceRow } from './device-rows.ts'
import { judgedRow, type StoredRow, storedRowColumns } from './judge-rows.ts'
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
  const { keys, claims } = judged.taken
  await writeClaims(
    sql,
    org,
    claims.map((key) => {
      const kind = key === keys.ek ? 'ek' : key === keys.uuid ? 'uuid' : 'tuple'
      return { key, kind, device: id, ek: kind === 'uuid' ? keys.ek : null }
    }),
  )
  const change = {
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
  }
  const details = { u: uploadNo, r: from.row }
  await changeWithEvents(sql, device, change, [{ kind: 'hardware-replaced', details }], actor, now)
  await markAnswered(sql, uploadNo, from.row, 'replace')
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
  for (const key of heldKeys(device)) {
    const claim = roll.claims.get(key)
    if (claim?.own === true && claim.device === device.id) roll.claims.delete(key)
  }
}
