import type { EventKind } from '../device.ts'
import type { DeviceKeys } from '../device-identity.ts'
import { errorOfReason } from '../errors.ts'
import type { ErrorCode, Reason, Verdict, Warning } from '../words.ts'
import {
  addToRoll,
  type ClaimKind,
  type DeviceParts,
  foldSerial,
  isOlderCapture,
  type JudgedRow,
  judgeRow,
  type KnownDevice,
  type Roll,
  type RowJudgement,
} from './roll.ts'

/** A device as it shall stand; written whole, whether it is new or takes the place of a failed entry. */
export type PlannedDevice = DeviceParts & {
  id: number
  row: number
  onRoll: boolean
  state: 'pending' | 'ready' | 'failed'
  error: { code: ErrorCode; reason: Reason | null } | null
  keys: DeviceKeys
  groupTag: string | null
  assignedUser: string | null
}

export type PlannedEvent = { device: number; kind: EventKind; row: number; details: Record<string, unknown> | null }

export type PlannedResult = {
  row: number
  verdict: Verdict | null
  warnings: Warning[]
  updated: boolean
  /** Changed hardware that was captured before what the list has of the device. */
  olderCapture: boolean
  /** Counted for the upload: what this row's device is now; null where the row made none. */
  state: 'pending' | 'ready' | 'failed' | null
  device: number | null
  error: ErrorCode | null
}

/** All that one batch writes, in one transaction. */
export type Plan = {
  inserts: PlannedDevice[]
  /** Devices that take the place of a failed entry (same id). */
  replacements: PlannedDevice[]
  /** Removed devices that come back as they were. */
  returned: number[]
  /** Tag or user brought up to date; a key is there only where it changes. */
  updates: { device: number; groupTag?: string; assignedUser?: string }[]
  /** Devices on which changed hardware now waits for a person. */
  attention: { device: number; row: number }[]
  claims: { key: string; kind: ClaimKind; device: number; ek: string | null }[]
  events: PlannedEvent[]
  results: PlannedResult[]
}

export type PlanContext = {
  /** True where the claim is the effect: new devices are `ready` at once. */
  immediate: boolean
  newDeviceId(): number
}

/**
 * What registering a batch of rows does, from what the database looked up for them. Pure but for `roll`, which learns
 * what the plan does, so that later rows of the batch see earlier ones. Rows are taken in their order.
 */
export function planRegistration(rows: readonly JudgedRow[], roll: Roll, context: PlanContext): Plan {
  const plan: Plan = {
    inserts: [],
    replacements: [],
    returned: [],
    updates: [],
    attention: [],
    claims: [],
    events: [],
    results: [],
  }
  const planning: Planning = { ...context, written: new Map() }
  for (const row of rows) {
    if (row.refused !== null) planRefused(row, row.refused, roll, planning, plan)
    else planAccepted(row, judgeRow(row, roll), roll, planning, plan)
  }
  return plan
}

/** Where in the plan a device is written. */
type Planning = PlanContext & { written: Map<number, { list: PlannedDevice[]; at: number }> }

/** Text that is equal where a failed entry would say the same again. */
export function entryMark(
  error: { code: ErrorCode; reason: Reason | null },
  row: Pick<JudgedRow, 'groupTag' | 'assignedUser' | 'hashMark'>,
): string {
  return JSON.stringify([error.code, error.reason, row.groupTag, row.assignedUser, row.hashMark])
}

function planAccepted(row: JudgedRow, judged: RowJudgement, roll: Roll, context: Planning, plan: Plan): void {
  const { device, taken } = judged
  if (device?.removed) planReturn(row, device, roll, plan)
  switch (judged.verdict) {
    case 'new':
      if (taken !== null) planNew(row, judged, taken, roll, context, plan)
      else if (device !== null) planBack(row, judged, device, plan)
      return
    case 'already-registered':
      if (device !== null) planAlready(row, judged, device, plan)
      return
    case 'hardware-changed':
      if (device !== null) planChanged(row, judged, device, plan)
      return
    case 'claimed-by-another-organization':
      planFailed(row, judged, { code: 'device-claimed-by-another-organization', reason: null }, roll, context, plan)
      return
    case 'not-found':
      planFailed(row, judged, { code: 'device-not-found', reason: null }, roll, context, plan)
  }
}

type Taken = NonNullable<RowJudgement['taken']>

function planNew(row: JudgedRow, judged: RowJudgement, taken: Taken, roll: Roll, context: Planning, plan: Plan): void {
  const { keys, parts } = taken
  const serial = foldSerial(parts.serialNumber)
  const entry = roll.entries.get(serial)
  const id = entry?.id ?? context.newDeviceId()
  const state = context.immediate ? 'ready' : 'pending'
  const device: PlannedDevice = {
    id,
    row: row.row,
    onRoll: true,
    state,
    error: null,
    keys,
    serialNumber: parts.serialNumber,
    manufacturer: parts.manufacturer,
    model: parts.model,
    productKeyId: parts.productKeyId,
    osBuild: parts.osBuild,
    capturedAt: parts.capturedAt,
    hardwareId: parts.hardwareId,
    groupTag: row.groupTag,
    assignedUser: row.assignedUser,
  }
  write(device, entry === undefined ? plan.inserts : plan.replacements, context)
  if (entry !== undefined) roll.entries.delete(serial)
  for (const key of taken.claims) {
    const kind = key === keys.ek ? 'ek' : key === keys.uuid ? 'uuid' : 'tuple'
    plan.claims.push({ key, kind, device: id, ek: kind === 'uuid' ? keys.ek : null })
    roll.claims.set(key, { own: true, kind, ek: keys.ek })
  }
  addToRoll(roll, {
    id,
    state,
    removed: false,
    groupTag: row.groupTag,
    assignedUser: row.assignedUser,
    capturedAt: parts.capturedAt,
    hardwareId: parts.hardwareId,
    mark: null,
    waiting: null,
    ek: keys.ek,
    uuid: keys.uuid,
    tuple: keys.tuple,
    serial,
  })
  plan.events.push({
    device: id,
    kind: context.immediate ? 'registered' : 'registration-requested',
    row: row.row,
    details: null,
  })
  plan.results.push(resultOf(row, judged, { state, device: id }))
}

/** An entry made or replaced in this very batch is written once, as it is at the end. */
function write(device: PlannedDevice, list: PlannedDevice[], { written }: Planning): void {
  const before = written.get(device.id)
  if (before !== undefined) before.list[before.at] = device
  else written.set(device.id, { list, at: list.push(device) - 1 })
}

function planReturn(row: JudgedRow, device: KnownDevice, roll: Roll, plan: Plan): void {
  device.removed = false
  if (device.serial) roll.serials.add(device.serial)
  plan.returned.push(device.id)
  plan.events.push({ device: device.id, kind: 'registered-again', row: row.row, details: null })
}

function planBack(row: JudgedRow, judged: RowJudgement, device: KnownDevice, plan: Plan): void {
  bringUpToDate(row, device, plan)
  const state = device.state === 'active' ? 'ready' : device.state
  plan.results.push(resultOf(row, judged, { state, device: device.id }))
}

function planAlready(row: JudgedRow, judged: RowJudgement, device: KnownDevice, plan: Plan): void {
  const updated = bringUpToDate(row, device, plan)
  plan.results.push({ ...resultOf(row, judged, { state: null, device: device.id }), updated })
}

function bringUpToDate(row: JudgedRow, device: KnownDevice, plan: Plan): boolean {
  const update: Plan['updates'][number] = { device: device.id }
  const details: Record<string, unknown> = {}
  for (const key of ['groupTag', 'assignedUser'] as const) {
    const wanted = row[key]
    if (wanted === null || wanted === device[key]) continue
    details[key] = { from: device[key], to: wanted }
    update[key] = wanted
    device[key] = wanted
  }
  if (Object.keys(details).length === 0) return false
  plan.updates.push(update)
  plan.events.push({ device: device.id, kind: 'updated-by-upload', row: row.row, details })
  return true
}

function planChanged(row: JudgedRow, judged: RowJudgement, device: KnownDevice, plan: Plan): void {
  const { ek, uuid } = row.keys
  const waits = device.waiting !== null && device.waiting.ek === ek && device.waiting.uuid === uuid
  // The same hardware again is asked for where it came last: that is what people look at.
  plan.attention.push({ device: device.id, row: row.row })
  if (!waits) {
    device.waiting = { ek, uuid }
    plan.events.push({ device: device.id, kind: 'hardware-change-found', row: row.row, details: null })
  }
  plan.results.push(resultOf(row, judged, { state: null, device: device.id }))
}

function planRefused(row: JudgedRow, reason: Reason, roll: Roll, context: Planning, plan: Plan): void {
  planFailed(row, null, { code: errorOfReason[reason], reason }, roll, context, plan)
}

/** A failed row stands in the list once a serial, unless a device with that serial is on the roll. */
function planFailed(
  row: JudgedRow,
  judged: RowJudgement | null,
  error: { code: ErrorCode; reason: Reason | null },
  roll: Roll,
  context: Planning,
  plan: Plan,
): void {
  const serial = row.serialNumber === null ? '' : foldSerial(row.serialNumber)
  const result = { ...resultOf(row, judged, { state: 'failed', device: null }), error: error.code }
  plan.results.push(result)
  if (serial === '' || roll.serials.has(serial)) return
  const entry = roll.entries.get(serial)
  const mark = entryMark(error, row)
  result.device = entry?.id ?? context.newDeviceId()
  if (entry?.mark === mark) return
  const device: PlannedDevice = {
    ...row,
    serialNumber: row.serialNumber ?? '',
    id: result.device,
    onRoll: false,
    state: 'failed',
    error,
  }
  write(device, entry === undefined ? plan.inserts : plan.replacements, context)
  roll.entries.set(serial, {
    id: device.id,
    state: 'failed',
    removed: false,
    groupTag: row.groupTag,
    assignedUser: row.assignedUser,
    capturedAt: null,
    hardwareId: null,
    mark,
    waiting: null,
    ek: null,
    uuid: null,
    tuple: null,
    serial,
  })
  plan.events.push({
    device: device.id,
    kind: 'registration-failed',
    row: row.row,
    details: { code: error.code, reason: error.reason },
  })
}

function resultOf(
  row: JudgedRow,
  judged: RowJudgement | null,
  made: { state: PlannedResult['state']; device: number | null },
): PlannedResult {
  return {
    row: row.row,
    verdict: judged?.verdict ?? null,
    warnings: judged?.warnings ?? [],
    updated: false,
    olderCapture: judged !== null && isOlderCapture(row, judged),
    error: null,
    ...made,
  }
}
