import { errorCodeCodes, reasonCodes, stateCodes } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { PendingDevice, RegistrarAnswer } from '../contract/pending.ts'
import { actorNo } from './actors.ts'
import { numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { changeDevices, type DeviceRow, lockDevices } from './device-rows.ts'
import { newTally, saveTally } from './device-tally.ts'
import { lockRoll } from './roll-lock.ts'
import { type Settled, settleRows } from './settle-rows.ts'
import { type NewEvent, writeEvents } from './write-events.ts'

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

type Answered = { before: DeviceRow; after: DeviceRow; event: NewEvent; actor: number }

/** Writes a registrar's answers, each with its event; those of a lease that another worker took are passed over. */
export async function answerPending(
  sql: Transaction,
  org: OrganizationNo,
  worker: string,
  answers: RegistrarAnswer[],
  now: number,
  nextTryAt: number,
): Promise<void> {
  await lockRoll(sql, org)
  const devices = await lockDevices(
    sql,
    org,
    answers.map((answer) => answer.id),
  )
  const own = answers.filter(({ id }) => {
    const device = devices.get(id)
    return device?.state === stateCodes.pending && device.lease_worker === worker
  })
  const later = own.filter(({ answer }) => answer === 'not-yet').map(({ id }) => id)
  await sql`
    update devices set next_try_at = ${nextTryAt}, lease_worker = null, lease_until = null
    where id = any(${numbers(later)}::bigint[])`
  const askers = await whoAsked(sql, org, [...devices.values()])
  const settled: Settled[] = []
  const answered: Answered[] = own.flatMap((answer) => {
    const before = devices.get(answer.id)
    if (before === undefined || answer.answer === 'not-yet') return []
    const error = answer.answer === 'refused' ? answer.error : null
    const actor = askers(before)
    if (before.upload_no !== null && before.upload_row !== null) {
      settled.push({
        uploadNo: before.upload_no,
        row: before.upload_row,
        state: error === null ? 'ready' : 'failed',
        error: error?.code ?? null,
        device: before.id,
        requestId: error?.requestId ?? null,
      })
    }
    const kind = error === null ? 'registered' : 'registration-failed'
    const event = { device: before.id, kind, details: error === null ? null : { ...error } } as const
    return [{ before, after: answeredDevice(before, error, actor, now), event, actor }]
  })
  const tally = newTally(org)
  await changeDevices(sql, tally, answered)
  await settleRows(sql, settled)
  for (const [actor, ofActor] of Map.groupBy(answered, (each) => each.actor)) {
    const events = ofActor.map((each) => each.event)
    await writeEvents(sql, org, events, actor, now)
  }
  await saveTally(sql, tally)
}

function answeredDevice(
  before: DeviceRow,
  error: Extract<RegistrarAnswer, { answer: 'refused' }>['error'] | null,
  actor: number,
  now: number,
): DeviceRow {
  return {
    ...before,
    next_try_at: null,
    pending_since: null,
    lease_worker: null,
    lease_until: null,
    state: error === null ? stateCodes.ready : stateCodes.failed,
    registered_at: error === null ? now : before.registered_at,
    registered_by: error === null ? actor : before.registered_by,
    error_code: error === null ? null : errorCodeCodes[error.code],
    error_reason: error?.reason == null ? null : reasonCodes[error.reason],
    request_id: error?.requestId ?? null,
  }
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
