import { type Plan, planRegistration } from '../../domain/registration/plan.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newDevice, plannedValues, type Registering } from '../device/plan-device.ts'
import { newTally } from '../device/tally-device.ts'
import { resultsOf } from '../row/judge-stored.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { numbers } from './bulk.ts'
import { carryOutAnswers } from './carry-out-answers.ts'
import { registerCatalogueRows } from './catalogue-rows.ts'
import { writeClaims } from './claims.ts'
import { Overtaken, type Transaction } from './connection.ts'
import { changeDevices, insertDevices, lockDevices } from './device-rows.ts'
import { storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import { bringAllBack } from './removed-devices.ts'
import { lockRoll } from './roll-lock.ts'
import { saveTally } from './save-tally.ts'
import { lockUpload, type UploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

/** Cursor of an upload whose rows are all registered. */
export const pastAllRows = Number.MAX_SAFE_INTEGER

const nextRows = `select ${storedRowColumns} from upload_rows r
  where r.upload_no = $1 and r.row > $2 and r.flags & ${rowFlags.leftOut} = 0
    and (r.outcome = ${outcomeCodes.accepted} or r.outcome = ${outcomeCodes.refused} and r.serial is not null)
  order by r.row limit $3`

/** One transaction of registering: the next rows, whole, with claims, devices, events, results and counts. */
export async function registerNext(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  limit: number,
  how: { immediate: boolean; requestId: string; worker?: string },
  now: number,
): Promise<{ more: boolean; done: number; deviceIds: number[]; isCatalogue: boolean }> {
  await lockRoll(sql, org)
  const head = await lockUpload(sql, org, id)
  if (
    head === undefined ||
    head.status !== 'registering' ||
    head.cursor === pastAllRows ||
    isTakenOver(head, how.worker)
  ) {
    return { more: false, done: 0, deviceIds: [], isCatalogue: false }
  }
  const stored = await sql.unsafe<StoredRow[]>(nextRows, [head.no, head.cursor ?? -1, limit], { prepare: true })
  const { counts } = head
  const registering = { head, ...how, actor: head.registered_by ?? head.created_by, now }
  const deviceIds =
    head.kind === 'catalogue'
      ? await registerCatalogueRows(sql, registering, stored, counts)
      : await registerRows(sql, registering, stored, counts, head)
  const more = stored.length === limit
  const done = stored.filter((row) => row.outcome === outcomeCodes.accepted).length
  await sql`
    update uploads set cursor = ${more ? (stored.at(-1)?.row ?? pastAllRows) : pastAllRows},
      work_done = work_done + ${done}, counts = ${counts as never}
    where no = ${head.no}`
  return { more, done: stored.length, deviceIds, isCatalogue: head.kind === 'catalogue' }
}

/** Judges rows again, plans and writes all of it; gives the devices that now are pending. */
async function registerRows(
  sql: Transaction,
  r: Registering,
  stored: readonly StoredRow[],
  counts: UploadCounts,
  head: UploadHead,
): Promise<number[]> {
  const rows = stored.map((row) => judgedRow(row, head))
  const [roll, ids] = await Promise.all([loadRoll(sql, head.org, rows), newDeviceIds(sql, rows.length)])
  const plan = planRegistration(rows, roll, { immediate: r.immediate, newDeviceId: () => ids.pop() as number })
  await Promise.all([writePlan(sql, r, plan), writeResults(sql, r, plan, stored, counts)])
  await carryOutAnswers(sql, r, plan, stored, counts)
  const made = plan.inserts.concat(plan.replacements)
  return made.filter((device) => device.state === 'pending').map((device) => device.id)
}

/** Numbers for devices, greatest first; those that are not used are lost. */
export async function newDeviceIds(sql: Transaction, count: number): Promise<number[]> {
  const ids = await sql<{ id: number }[]>`select nextval('device_id') as id from generate_series(1, ${count}::integer)`
  return ids.map((row) => row.id).reverse()
}

/** Writes devices, claims and events of a plan. A claim that somebody else was given meanwhile begins it all again. */
export async function writePlan(sql: Transaction, r: Registering, plan: Plan): Promise<void> {
  const { org } = r.head
  const tally = newTally(org)
  const events = plan.events.map((event) => ({ ...event, details: { u: r.head.no, r: event.row, ...event.details } }))
  await Promise.all([
    writeClaims(sql, org, plan.claims),
    insertDevices(
      sql,
      tally,
      plan.inserts.map((device) => newDevice(r, device)),
    ),
    writeEvents(sql, org, events, r.actor, r.now),
  ])
  await bringAllBack(sql, tally, org, plan.returned)
  const changes = changesOf(r, plan)
  const there = await lockDevices(sql, org, [...changes.keys()])
  if (there.size !== changes.size) throw new Overtaken('a device was removed')
  await changeDevices(
    sql,
    tally,
    [...there.values()].map((before) => ({ before, after: { ...before, ...changes.get(before.id) } })),
  )
  await saveTally(sql, tally)
}

/** What becomes of devices that are there already, by id. */
function changesOf(r: Registering, plan: Plan): Map<number, Partial<DeviceRow>> {
  const changes = new Map<number, Partial<DeviceRow>>()
  const add = (id: number, change: Partial<DeviceRow>) => changes.set(id, { ...changes.get(id), ...change })
  for (const device of plan.replacements) add(device.id, plannedValues(r, device))
  for (const { device, groupTag, assignedUser } of plan.updates) {
    if (groupTag !== undefined) add(device, { group_tag: groupTag })
    if (assignedUser !== undefined) add(device, { assigned_user: assignedUser })
  }
  for (const { device, row } of plan.attention) add(device, { attention_upload: r.head.no, attention_row: row })
  return changes
}

async function writeResults(
  sql: Transaction,
  r: Registering,
  plan: Plan,
  stored: readonly StoredRow[],
  counts: UploadCounts,
): Promise<void> {
  const written = resultsOf(plan.results, stored, counts)
  if (written.length === 0) return
  await sql`
    update upload_rows r set verdict = v.verdict, verdict_at_check = v.verdict_at_check, warnings = v.warnings,
      flags = v.flags, state = v.state, device_id = v.device_id, error_code = v.error_code
    from unnest(
      ${numbers(written.map((each) => each.row))}::bigint[],
      ${numbers(written.map((each) => each.verdict))}::smallint[],
      ${numbers(written.map((each) => each.verdictAtCheck))}::smallint[],
      ${numbers(written.map((each) => each.warnings))}::integer[],
      ${numbers(written.map((each) => each.flags))}::smallint[],
      ${numbers(written.map((each) => each.state))}::smallint[],
      ${numbers(written.map((each) => each.device))}::bigint[],
      ${numbers(written.map((each) => each.error))}::smallint[]
    ) as v (row, verdict, verdict_at_check, warnings, flags, state, device_id, error_code)
    where r.upload_no = ${r.head.no} and r.row = v.row`
}
