import { type Plan, type PlannedDevice, planRegistration } from '../../domain/registration/plan.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { newDevice, plannedValues, type Registering } from '../device/plan-device.ts'
import { newTally, type Tally } from '../device/tally-device.ts'
import { resultsOf } from '../row/judge-stored.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { carryOutAnswers } from './carry-out-answers.ts'
import { registerCatalogueRows } from './catalogue-rows.ts'
import { writeClaims } from './claims.ts'
import type { Connection } from './connection.ts'
import { changeDevice, deviceRow, insertDevice } from './device-rows.ts'
import { storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import { bringBack } from './removed-devices.ts'
import { saveTally } from './save-tally.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, saveCounts, takeNumbers, type UploadHead, uploadHead } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

/** Cursor of an upload whose rows are all registered. */
export const pastAllRows = Number.MAX_SAFE_INTEGER

const nextRows = `select ${storedRowColumns} from upload_rows
  where upload_no = ? and row > ? and flags & ${rowFlags.leftOut} = 0
    and (outcome = ${outcomeCodes.accepted} or outcome = ${outcomeCodes.refused} and serial is not null)
  order by row limit ?`

/** One transaction of registering: the next rows, whole, with claims, devices, events, results and counts. */
export function registerNext(
  c: Context,
  org: OrganizationNo,
  id: string,
  limit: number,
  how: { immediate: boolean; requestId: string; worker?: string },
  now: number,
): { more: boolean; done: number; deviceIds: number[] } {
  const head = uploadHead(c, org, id)
  if (
    head === undefined ||
    head.status !== 'registering' ||
    head.cursor === pastAllRows ||
    isTakenOver(head, how.worker)
  ) {
    return { more: false, done: 0, deviceIds: [] }
  }
  const stored = c.kept(nextRows).all(head.no, head.cursor ?? -1, limit) as unknown as StoredRow[]
  const counts = countsOf(head)
  const registering = { head, ...how, actor: head.registered_by ?? head.created_by, now }
  const deviceIds =
    head.kind === 'catalogue'
      ? registerCatalogueRows(c, registering, stored, counts)
      : registerRows(c, registering, stored, counts, head)
  const more = stored.length === limit
  const done = stored.filter((row) => row.outcome === outcomeCodes.accepted).length
  c.kept('update uploads set cursor = ?, work_done = work_done + ? where no = ?').run(
    more ? (stored.at(-1)?.row ?? pastAllRows) : pastAllRows,
    done,
    head.no,
  )
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [id], ...(head.kind === 'catalogue' ? { catalogues: true } : { devices: 'many' as const }) })
  return { more, done: stored.length, deviceIds }
}

/** Judges rows again, plans and writes all of it; gives the devices that now are pending. */
function registerRows(
  c: Context,
  r: Registering,
  stored: readonly StoredRow[],
  counts: UploadCounts,
  head: UploadHead,
): number[] {
  const rows = stored.map((row) => judgedRow(row, head))
  const roll = loadRoll(c, head.org, rows)
  const first = takeNumbers(c, 'device', rows.length)
  let given = 0
  const plan = planRegistration(rows, roll, { immediate: r.immediate, newDeviceId: () => first + given++ })
  writePlan(c, r, plan)
  writeResults(c, r, plan, stored, counts)
  carryOutAnswers(c, r, plan, stored, counts)
  return r.immediate
    ? []
    : plan.inserts
        .concat(plan.replacements)
        .filter((d) => d.state === 'pending')
        .map((d) => d.id)
}

/** Writes devices, claims and events of a plan. */
export function writePlan(c: Connection, r: Registering, plan: Plan): void {
  const { head, now } = r
  const tally = newTally(head.org)
  for (const device of plan.inserts) insertDevice(c, tally, newDevice(r, device))
  for (const device of plan.replacements) replaceEntry(c, tally, r, device)
  for (const id of plan.returned) bringBack(c, tally, head.org, id)
  for (const { device, ...change } of plan.updates) {
    const row = deviceRow(c, head.org, device)
    if (row === undefined) continue
    changeDevice(c, tally, row, {
      ...(change.groupTag === undefined ? {} : { group_tag: change.groupTag }),
      ...(change.assignedUser === undefined ? {} : { assigned_user: change.assignedUser }),
    })
  }
  for (const { device, row } of plan.attention) {
    const found = deviceRow(c, head.org, device)
    if (found !== undefined) changeDevice(c, tally, found, { attention_upload: head.no, attention_row: row })
  }
  writeClaims(c, head.org, plan.claims)
  writeEvents(
    c,
    head.org,
    plan.events.map((event) => ({ ...event, details: { u: head.no, r: event.row, ...event.details } })),
    r.actor,
    now,
  )
  saveTally(c, tally)
}

function replaceEntry(c: Connection, tally: Tally, r: Registering, device: PlannedDevice): void {
  const entry = deviceRow(c, r.head.org, device.id)
  if (entry === undefined) throw new Error(`failed entry ${device.id} is not there`)
  changeDevice(c, tally, entry, plannedValues(r, device))
}

const update = `update upload_rows set verdict = ?, verdict_at_check = ?, warnings = ?, flags = ?, state = ?,
  device_id = ?, error_code = ? where upload_no = ? and row = ?`

function writeResults(
  c: Connection,
  r: Registering,
  plan: Plan,
  stored: readonly StoredRow[],
  counts: UploadCounts,
): void {
  const write = c.kept(update)
  for (const result of resultsOf(plan.results, stored, counts)) {
    const { row, verdict, verdictAtCheck, warnings, flags, state, device, error } = result
    write.run(verdict, verdictAtCheck, warnings, flags, state, device, error, r.head.no, row)
  }
}
