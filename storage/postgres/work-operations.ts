import { stateCodes } from '../codes.ts'
import type { OperationResult } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { valueColumns, valueEvents } from '../device/change-values.ts'
import { newTally } from '../device/tally-device.ts'
import { type OperationRow, resultCodes } from '../operation/show-operation.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { numbers, storable, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import type { Context } from './context.ts'
import { changeDevices, lockDevices } from './device-rows.ts'
import { endOperation, lockOperation } from './operations.ts'
import { removeForGood, setAside } from './removed-devices.ts'
import { retryDevice } from './retry-devices.ts'
import { lockRoll } from './roll-lock.ts'
import { saveTally } from './save-tally.ts'
import { bringNextBack } from './undo-operations.ts'
import { writeEvents } from './write-events.ts'

type How = { immediate: boolean; requestId: string; undoMs: number; worker?: string }
type Outcome = { device: number; result: OperationResult['result']; why: string | null }

/** Works off the next devices in one transaction, with their events. */
export async function workOperation(
  context: Context,
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  limit: number,
  how: How,
  now: number,
): Promise<{ more: boolean }> {
  await lockRoll(sql, org)
  const operation = await lockOperation(sql, org, id)
  if (operation === undefined || isTakenOver(operation, how.worker)) return { more: false }
  if (operation.status === 'undone') return await bringNextBack(sql, operation, limit, now)
  if (operation.status !== 'waiting' && operation.status !== 'running') return { more: false }
  const next = await sql<{ device: number }[]>`
    select device from operation_devices where operation_no = ${operation.no} and result is null
    order by device limit ${limit}`
  const ids = next.map((row) => row.device)
  const outcomes = await actions[operation.action](context, sql, operation, ids, how, now)
  await writeOutcomes(sql, operation, outcomes)
  const more = ids.length === limit
  if (!more) await endOperation(sql, operation, 'done', now, how.undoMs)
  return { more }
}

async function writeOutcomes(sql: Transaction, operation: OperationRow, outcomes: readonly Outcome[]): Promise<void> {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length
  await sql`
    update operation_devices o set result = v.result, why = v.why
    from unnest(
      ${numbers(outcomes.map((outcome) => outcome.device))}::bigint[],
      ${numbers(outcomes.map((outcome) => resultCodes[outcome.result]))}::smallint[],
      ${texts(outcomes.map((outcome) => outcome.why))}::text[]
    ) as v (device, result, why)
    where o.operation_no = ${operation.no} and o.device = v.device`
  await sql`
    update operations set status = 'running', done = done + ${outcomes.length}, changed = changed + ${count('changed')},
      refused = refused + ${count('refused')}
    where no = ${operation.no}`
}

type Action = (
  context: Context,
  sql: Transaction,
  operation: OperationRow,
  ids: readonly number[],
  how: How,
  now: number,
) => Promise<Outcome[]>

const actions = {
  tag: (_, sql, operation, ids, __, now) => setValues(sql, operation, 'groupTag', ids, now),
  assign: (_, sql, operation, ids, __, now) => setValues(sql, operation, 'assignedUser', ids, now),
  retry: retryAll,
  remove: (_, sql, operation, ids, how, now) => removeAll(sql, operation, ids, how, now),
} satisfies Record<OperationRow['action'], Action>

async function setValues(
  sql: Transaction,
  operation: OperationRow,
  what: keyof typeof valueColumns,
  ids: readonly number[],
  now: number,
): Promise<Outcome[]> {
  const { org, created_by: actor } = operation
  const column = valueColumns[what]
  const wanted = operation.value === '' ? null : storable(operation.value)
  const devices = await lockDevices(sql, org, ids)
  const changed = [...devices.values()].filter((device) => device[column] !== wanted)
  const tally = newTally(org)
  await changeDevices(
    sql,
    tally,
    changed.map((before) => ({ before, after: { ...before, [column]: wanted } })),
  )
  const events = changed.map((device) => ({
    device: device.id,
    kind: valueEvents[what],
    details: { from: device[column], to: wanted },
  }))
  await writeEvents(sql, org, events, actor, now)
  await saveTally(sql, tally)
  const isChanged = new Set(changed.map((device) => device.id))
  return ids.map((device) => {
    if (!devices.has(device)) return { device, result: 'refused', why: 'not-found' }
    return { device, result: isChanged.has(device) ? 'changed' : 'unchanged', why: null }
  })
}

/** A device in the middle of registering is not taken away from its registrar. */
async function removeAll(
  sql: Transaction,
  operation: OperationRow,
  ids: readonly number[],
  how: How,
  now: number,
): Promise<Outcome[]> {
  const { org, no } = operation
  const devices = await lockDevices(sql, org, ids)
  const gone = [...devices.values()].filter((device) => device.state !== stateCodes.pending)
  const tally = newTally(org)
  await setAside(sql, tally, gone, { undoUntil: now + how.undoMs, operationNo: no })
  await saveTally(sql, tally)
  const events = gone.map((device) => ({ device: device.id, kind: 'removed', details: null }) as const)
  await writeEvents(sql, org, events, operation.created_by, now)
  if (operation.final) await removeForGood(sql, org, gone)
  return ids.map((id) => {
    const device = devices.get(id)
    if (device === undefined) return { device: id, result: 'refused', why: 'not-found' }
    if (device.state === stateCodes.pending) return { device: id, result: 'refused', why: 'pending' }
    return { device: id, result: 'changed', why: null }
  })
}

async function retryAll(
  context: Context,
  sql: Transaction,
  operation: OperationRow,
  ids: readonly number[],
  how: How,
  now: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const device of ids) {
    const answer = await retryDevice(context, sql, operation.org, device, null, how, operation.created_by, now)
    if (!('refused' in answer)) outcomes.push({ device, result: 'changed', why: null })
    else outcomes.push({ device, result: 'refused', why: answer.refused === 'conflict' ? answer.why : answer.refused })
  }
  return outcomes
}
