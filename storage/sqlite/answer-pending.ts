import type { RegistrarAnswer } from '../../steps/register/registrar.ts'
import { stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Answering, PendingDevice } from '../contract/pending.ts'
import { answered } from '../device/answer-device.ts'
import type { NewEvent } from '../device/change-values.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import { endDeadLeases } from './dead-leases.ts'
import { changeDevice, deviceRow } from './device-rows.ts'
import { keepData } from './registrar-data.ts'
import { saveTally } from './save-tally.ts'
import type { Context } from './serve-calls.ts'
import { settleRow } from './settle-rows.ts'
import { actorNo } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

type TakenRow = DeviceRow & { body: Buffer | null }

/** Pending devices over all organizations whose time has come, none of another live lease; takes the lease. */
export function takePending(c: Context, worker: string, now: number, leaseMs: number, limit: number): PendingDevice[] {
  endDeadLeases(c, worker)
  const rows = c
    .kept(
      `select d.*, h.body from devices d indexed by devices_pending left join hardware h on h.id = d.hardware_id
       where d.state = ${stateCodes.pending} and d.next_try_at <= ? and (d.lease_until is null or d.lease_until <= ?)
       order by d.next_try_at limit ?`,
    )
    .all(now, now, limit) as unknown as TakenRow[]
  const lease = c.kept('update devices set lease_worker = ?, lease_until = ?, attempts = attempts + 1 where id = ?')
  for (const row of rows) lease.run(worker, now + leaseMs, row.id)
  return rows.map((row) => ({
    org: row.org,
    id: row.id,
    serialNumber: row.serial,
    productKeyId: row.product_key_id,
    body: row.body,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    example: Boolean(row.example),
    pendingSince: row.pending_since ?? now,
    attempts: row.attempts + 1,
  }))
}

/** Writes a registrar's answers, each with its event; those of a lease that another worker took are passed over. */
export function answerPending(
  c: Context,
  org: OrganizationNo,
  { worker, registrar, nextTryAt }: Answering,
  answers: RegistrarAnswer[],
  now: number,
): void {
  const tally = newTally(org)
  const byItself = actorNo(c, { kind: 'system', id: 'registrar', name: 'registrar' })
  const events = new Map<number, NewEvent[]>()
  for (const answer of answers) {
    const device = deviceRow(c, org, answer.id)
    if (device !== undefined && answer.keep !== undefined) keepData(c, org, device.id, registrar, answer.keep, now)
    if (device?.state !== stateCodes.pending || device.lease_worker !== worker) continue
    if (answer.answer === 'not-yet') {
      c.kept('update devices set next_try_at = ?, lease_worker = null, lease_until = null where id = ?').run(
        nextTryAt,
        device.id,
      )
      continue
    }
    const actor = whoAsked(c, device) ?? byItself
    const { change, event, settled } = answered(device, answer, actor, now)
    changeDevice(c, tally, device, change)
    if (settled !== null) settleRow(c, settled)
    events.set(actor, [...(events.get(actor) ?? []), event])
  }
  for (const [actor, ofActor] of events) writeEvents(c, org, ofActor, actor, now)
  saveTally(c, tally)
  c.hint({ org, devices: answers.map(({ id }) => id) })
}

/** Who let the upload be registered counts as who registered the device. */
function whoAsked(c: Context, device: DeviceRow): number | null {
  const upload = c
    .kept('select coalesce(registered_by, created_by) as actor from uploads where no = ?')
    .get(device.upload_no) as { actor: number } | undefined
  return upload?.actor ?? null
}
