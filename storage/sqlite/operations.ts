import type { Actor } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceFilter } from '../contract/devices.ts'
import type { WantedOperation } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { OperationRow } from '../operation/show-operation.ts'
import { conflict, notFound } from './change-devices.ts'
import type { Connection } from './connection.ts'
import { endDeadLeases } from './dead-leases.ts'
import { conditionsOf } from './device-filter.ts'
import { mostSelective, unionOf } from './list-devices.ts'
import { countDevices } from './read-devices.ts'
import type { Context } from './serve-calls.ts'
import { actorNo } from './upload-head.ts'

type Made = OrRefusal<{ id: string }>

export function operationRow(c: Connection, org: OrganizationNo, id: string): OperationRow | undefined {
  return c.kept('select * from operations where org = ? and id = ?').get(org, id) as OperationRow | undefined
}

/** Makes an operation and fixes its devices. The same id again gives the one that is there. */
export function createOperation(
  c: Context,
  org: OrganizationNo,
  wanted: WantedOperation,
  actor: Actor,
  now: number,
): Made {
  if (operationRow(c, org, wanted.id) !== undefined) return { id: wanted.id }
  const filter: DeviceFilter = { ...wanted.filter, ...(wanted.ids === undefined ? {} : { ids: wanted.ids }) }
  if (wanted.expectedCount !== undefined) {
    const count = countDevices(c, org, filter, now)
    if (count !== wanted.expectedCount) return { refused: 'expected-count', count }
  }
  const { lastInsertRowid } = c
    .kept(
      `insert into operations (org, id, action, status, value, total, final, created_at, created_by)
       values (?, ?, ?, 'waiting', ?, 0, ?, ?, ?)`,
    )
    .run(org, wanted.id, wanted.action, wanted.value, Number(wanted.final), now, actorNo(c, actor))
  const total = fixDevices(c, org, Number(lastInsertRowid), filter, now)
  c.kept('update operations set total = ? where no = ?').run(total, lastInsertRowid)
  c.hint({ org, operations: [wanted.id] })
  return { id: wanted.id }
}

function fixDevices(c: Connection, org: OrganizationNo, no: number, filter: DeviceFilter, now: number): number {
  const conditions = conditionsOf(c, org, filter, now)
  const driving = mostSelective(c, conditions)
  const ids = driving === null ? null : unionOf(driving)
  const within = ids === null ? '' : ` and id in (${ids.sql})`
  const checks = conditions.map(({ check }) => ` and ${check.sql}`).join('')
  const { changes } = c
    .kept(
      `insert into operation_devices (operation_no, device, serial)
       select ?, id, serial from devices where org = ?${within}${checks} order by id`,
    )
    .run(no, org, ...(ids?.values ?? []), ...conditions.flatMap(({ check }) => check.values))
  return changes
}

/** An operation with work left and no live lease; takes the lease. */
export function takeDueOperation(
  c: Context,
  worker: string,
  now: number,
  leaseMs: number,
): { org: OrganizationNo; id: string } | null {
  endDeadLeases(c, worker)
  const found = c
    .kept(
      `select no, org, id from operations where (status in ('waiting', 'running') or no in (
           select operation_no from undone_operations))
         and (lease_until is null or lease_until <= ?) order by no limit 1`,
    )
    .get(now) as { no: number; org: number; id: string } | undefined
  if (found === undefined) return null
  c.kept(
    `update operations set status = case status when 'waiting' then 'running' else status end, lease_worker = ?,
       lease_until = ? where no = ?`,
  ).run(worker, now + leaseMs, found.no)
  return { org: found.org, id: found.id }
}

/** Lengthens a lease that is still this worker's. */
export function renewOperationLease(
  c: Context,
  org: OrganizationNo,
  id: string,
  worker: string,
  now: number,
  leaseMs: number,
): boolean {
  const renewed = c
    .kept('update operations set lease_until = ? where org = ? and id = ? and lease_worker = ?')
    .run(now + leaseMs, org, id, worker)
  return renewed.changes > 0
}

export function releaseOperationLease(c: Context, org: OrganizationNo, id: string, worker: string): void {
  c.kept(
    'update operations set lease_worker = null, lease_until = null where org = ? and id = ? and lease_worker = ?',
  ).run(org, id, worker)
}

/** What is left undone stays so; what is done can be undone where it was a removal. */
export function cancelOperation(c: Context, org: OrganizationNo, id: string, now: number, undoMs: number): Made {
  const operation = operationRow(c, org, id)
  if (operation === undefined) return notFound
  if (operation.status === 'cancelled') return { id }
  if (operation.status !== 'waiting' && operation.status !== 'running') {
    return conflict(`the operation is ${operation.status}`)
  }
  endOperation(c, operation, 'cancelled', now, undoMs)
  return { id }
}

/** Ends an operation; removals that are not final can be undone from now on for `undoMs`. */
export function endOperation(
  c: Context,
  operation: OperationRow,
  status: 'done' | 'cancelled',
  now: number,
  undoMs: number,
): void {
  const undoable = operation.action === 'remove' && operation.final === 0
  c.kept(
    `update operations set status = ?, finished_at = ?, undo_until = ?, lease_worker = null, lease_until = null
     where no = ?`,
  ).run(status, now, undoable ? now + undoMs : null, operation.no)
  c.hint({ org: operation.org, operations: [operation.id] })
}
