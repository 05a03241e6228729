import type { Actor } from '../../domain/device.ts'
import { stateCodes } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import type { OperationRow } from '../operation/show-operation.ts'
import { resultCodes } from '../operation/show-operation.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { conflict, notFound, patchDevice } from './change-devices.ts'
import { releaseClaims } from './claims.ts'
import type { Connection } from './connection.ts'
import { deviceFromJson, deviceRow } from './device-rows.ts'
import { endOperation, operationRow } from './operations.ts'
import { forgetData } from './registrar-data.ts'
import { bringBack, setAside } from './removed-devices.ts'
import { retryDevice } from './retry-devices.ts'
import { saveTally } from './save-tally.ts'
import type { Context } from './serve-calls.ts'
import { actorNo } from './upload-head.ts'
import { writeEvents } from './write-events.ts'

type How = { immediate: boolean; requestId: string; undoMs: number; worker?: string }
type Outcome = { result: 'changed' | 'unchanged' | 'refused'; why: string | null }
/** Works off the next devices in one transaction, with their events. */
export function workOperation(
  c: Context,
  org: OrganizationNo,
  id: string,
  limit: number,
  how: How,
  now: number,
): { more: boolean } {
  const operation = operationRow(c, org, id)
  if (operation === undefined || isTakenOver(operation, how.worker)) return { more: false }
  if (operation.status === 'undone') return bringNextBack(c, operation, limit, now)
  if (operation.status !== 'waiting' && operation.status !== 'running') return { more: false }
  const devices = c
    .kept('select device from operation_devices where operation_no = ? and result is null order by device limit ?')
    .all(operation.no, limit) as unknown as { device: number }[]
  const actor = actorOf(c, operation.created_by)
  const counts = { changed: 0, unchanged: 0, refused: 0 }
  const write = c.kept('update operation_devices set result = ?, why = ? where operation_no = ? and device = ?')
  for (const { device } of devices) {
    const { result, why } = workOne(c, operation, device, how, actor, now)
    counts[result] += 1
    write.run(resultCodes[result], why, operation.no, device)
  }
  c.kept(
    `update operations set status = 'running', done = done + ?, changed = changed + ?, refused = refused + ? where no = ?`,
  ).run(devices.length, counts.changed, counts.refused, operation.no)
  const more = devices.length === limit
  if (!more) endOperation(c, operation, 'done', now, how.undoMs)
  c.hint({ org, operations: [id], devices: 'many' })
  return { more }
}

function actorOf(c: Connection, no: number): Actor {
  return c.kept('select kind, id, name from actors where no = ?').get(no) as unknown as Actor
}

function workOne(c: Context, operation: OperationRow, id: number, how: How, actor: Actor, now: number): Outcome {
  const { org } = operation
  switch (operation.action) {
    case 'tag':
      return outcomeOf(patchDevice(c, org, id, { groupTag: operation.value }, null, actor, now))
    case 'assign':
      return outcomeOf(patchDevice(c, org, id, { assignedUser: operation.value }, null, actor, now))
    case 'retry':
      return outcomeOf(retryDevice(c, org, id, null, how, actor, now))
    case 'remove':
      return removeOne(c, operation, id, how, actor, now)
  }
}

function outcomeOf(answer: OrRefusal<{ id: number; changed?: boolean }>): Outcome {
  if (!('refused' in answer)) return { result: answer.changed === false ? 'unchanged' : 'changed', why: null }
  const why = answer.refused === 'conflict' ? answer.why : answer.refused
  return { result: 'refused', why }
}

/** A device in the middle of registering is not taken away from its registrar. */
function removeOne(c: Context, operation: OperationRow, id: number, how: How, actor: Actor, now: number): Outcome {
  const device = deviceRow(c, operation.org, id)
  if (device === undefined) return { result: 'refused', why: 'not-found' }
  if (device.state === stateCodes.pending) return { result: 'refused', why: 'pending' }
  const tally = newTally(operation.org)
  setAside(c, tally, device, { undoUntil: now + how.undoMs, operationNo: operation.no })
  saveTally(c, tally)
  writeEvents(c, operation.org, [{ device: id, kind: 'removed', details: null }], actorNo(c, actor), now)
  if (operation.final === 1) removeForGood(c, device)
  return { result: 'changed', why: null }
}

/** Takes back a removal: devices that nobody registered again come back as they were, the first of them at once. */
export function undoOperation(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): OrRefusal<{ id: string }> {
  const operation = operationRow(c, org, id)
  if (operation === undefined) return notFound
  if (operation.status === 'undone') return { id }
  if (operation.undo_until === null) return conflict('this operation cannot be undone')
  if (operation.undo_until <= now) return conflict('the time to undo is over')
  c.kept(`update operations set status = 'undone', undo_until = null where no = ?`).run(operation.no)
  c.kept('insert or ignore into undone_operations (operation_no, actor) values (?, ?)').run(
    operation.no,
    actorNo(c, actor),
  )
  bringNextBack(c, { ...operation, status: 'undone' }, 1000, now)
  c.hint({ org, operations: [id], devices: 'many' })
  return { id }
}

function bringNextBack(c: Context, operation: OperationRow, limit: number, now: number): { more: boolean } {
  const { org, no } = operation
  const undone = c.kept('select actor from undone_operations where operation_no = ?').get(no) as
    | { actor: number }
    | undefined
  if (undone === undefined) return { more: false }
  const removed = c
    .kept('select id, device from removed_devices where operation_no = ? order by id limit ?')
    .all(no, limit) as unknown as { id: number; device: string }[]
  const tally = newTally(org)
  const back: number[] = []
  for (const { id, device } of removed) {
    const before = deviceFromJson(device)
    if (before.on_roll === 0 && hasSerial(c, org, before.serial)) {
      removeForGood(c, before)
      continue
    }
    bringBack(c, tally, org, id)
    back.push(id)
  }
  saveTally(c, tally)
  writeEvents(
    c,
    org,
    back.map((device) => ({ device, kind: 'removal-undone', details: null })),
    undone.actor,
    now,
  )
  const more = removed.length === limit
  if (!more) {
    c.kept('delete from undone_operations where operation_no = ?').run(no)
    c.kept('update operations set lease_worker = null, lease_until = null where no = ?').run(no)
  }
  c.hint({ org, operations: [operation.id], devices: 'many' })
  return { more }
}

/** A failed entry does not come back beside another entry or device of its serial. */
function hasSerial(c: Connection, org: number, serial: string): boolean {
  return c.kept('select 1 from devices where org = ? and serial = ? limit 1').get(org, serial) !== undefined
}

/** Removals over all organizations whose undo has run out become final. Gives how many. */
export function finalizeRemovals(c: Context, now: number, limit: number): number {
  const due = c
    .kept(
      `select r.id, r.device from removed_devices r left join operations o on o.no = r.operation_no
       where r.undo_until <= ? and (o.no is null or o.undo_until <= ?) order by r.undo_until limit ?`,
    )
    .all(now, now, limit) as unknown as { id: number; device: string }[]
  for (const { device } of due) removeForGood(c, deviceFromJson(device))
  return due.length
}

/** Gives the keys free and deletes the hashes, but for those that a catalogue answers with. Events stay. */
function removeForGood(c: Connection, device: DeviceRow): void {
  releaseClaims(c, device)
  forgetData(c, device.id)
  c.kept('delete from removed_devices where id = ?').run(device.id)
  const forget = c.kept(
    `delete from hardware where id = ? and not exists (
       select 1 from catalogue_entries where org = ? and tuple = unhex(?) and hardware_id = hardware.id)`,
  )
  forget.run(device.hardware_id, device.org, device.tuple)
  const history = c.kept('select hardware_id from hardware_history where device = ?').all(device.id)
  for (const { hardware_id } of history as unknown as { hardware_id: number | null }[]) {
    forget.run(hardware_id, device.org, device.tuple)
  }
  c.kept('delete from hardware_history where device = ?').run(device.id)
}
