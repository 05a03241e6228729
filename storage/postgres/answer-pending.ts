import type { RegistrarAnswer } from '../../steps/register/registrar.ts'
import { stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Answering, PendingDevice } from '../contract/pending.ts'
import { answered } from '../device/answer-device.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import { actorNo } from './actors.ts'
import { numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { changeDevices, lockDevices } from './device-rows.ts'
import { keepData } from './registrar-data.ts'
import { lockRoll } from './roll-lock.ts'
import { saveTally } from './save-tally.ts'
import { settleRows } from './settle-rows.ts'
import { writeEvents } from './write-events.ts'

/** Pending devices over all organizations whose time has come, none of another live lease; takes the lease. */
export async function takePending(
  sql: Transaction,
  worker: string,
  now: number,
  leaseMs: number,
  limit: number,
): Promise<PendingDevice[]> {
  const taken = await sql<PendingDevice[]>`
    select org, id, serial as "serialNumber", product_key_id as "productKeyId", body, group_tag as "groupTag",
      assigned_user as "assignedUser", example, pending_since as "pendingSince", attempts
    from take_pending_devices(${worker}, ${now}, ${leaseMs}, ${limit})`
  return [...taken]
}

/** Writes a registrar's answers, each with its event; those of a lease that another worker took are passed over. */
export async function answerPending(
  sql: Transaction,
  org: OrganizationNo,
  { worker, registrar, nextTryAt }: Answering,
  answers: RegistrarAnswer[],
  now: number,
): Promise<void> {
  await lockRoll(sql, org)
  const devices = await lockDevices(
    sql,
    org,
    answers.map((answer) => answer.id),
  )
  const toKeep = answers.flatMap(({ id, keep }) => (keep !== undefined && devices.has(id) ? { id, data: keep } : []))
  await keepData(sql, org, registrar, toKeep, now)
  const own = answers.filter(({ id }) => {
    const device = devices.get(id)
    return device?.state === stateCodes.pending && device.lease_worker === worker
  })
  const later = own.filter(({ answer }) => answer === 'not-yet').map(({ id }) => id)
  await sql`
    update devices set next_try_at = ${nextTryAt}, lease_worker = null, lease_until = null
    where id = any(${numbers(later)}::bigint[])`
  const askers = await whoAsked(sql, org, [...devices.values()])
  const outcomes = own.flatMap((answer) => {
    const before = devices.get(answer.id)
    if (before === undefined || answer.answer === 'not-yet') return []
    const actor = askers(before)
    const { change, ...more } = answered(before, answer, actor, now)
    return [{ before, after: { ...before, ...change }, actor, ...more }]
  })
  const tally = newTally(org)
  await changeDevices(sql, tally, outcomes)
  await settleRows(
    sql,
    outcomes.flatMap(({ settled }) => settled ?? []),
  )
  for (const [actor, ofActor] of Map.groupBy(outcomes, (each) => each.actor)) {
    const events = ofActor.map((each) => each.event)
    await writeEvents(sql, org, events, actor, now)
  }
  await saveTally(sql, tally)
}

/** Who let the upload be registered counts as who registered the device. */
async function whoAsked(
  sql: Transaction,
  org: OrganizationNo,
  devices: readonly DeviceRow[],
): Promise<(device: DeviceRow) => number> {
  const uploadNos = [...new Set(devices.map((device) => device.upload_no))]
  const uploads = await sql<{ no: number; actor: number }[]>`
    select no, coalesce(registered_by, created_by) as actor from uploads
    where org = ${org} and no = any(${numbers(uploadNos)}::integer[])`
  const registrar = await actorNo(sql, org, { kind: 'system', id: 'registrar', name: 'registrar' })
  const byUpload = new Map(uploads.map(({ no, actor }) => [no, actor]))
  return (device) => byUpload.get(device.upload_no ?? -1) ?? registrar
}
