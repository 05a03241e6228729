import type { Actor } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { WantedOperation } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { OperationRow } from '../operation/show-operation.ts'
import { actorNo } from './actors.ts'
import { numbers, storable } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { filterOf, findersOf, searched } from './list-devices.ts'

/** Thrown to roll back an operation that was begun: its devices are not as many as expected. */
export class UnexpectedCount extends Error {
  count: number
  constructor(count: number) {
    super(`${count} devices`)
    this.count = count
  }
}

/** An operation of this organization, kept from other writers until this transaction ends. */
export async function lockOperation(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
): Promise<OperationRow | undefined> {
  const [row] = await sql<OperationRow[]>`select * from operations where org = ${org} and id = ${id} for update`
  return row
}

/**
 * Makes an operation and fixes its devices. The same id again gives the one that is there.
 * Throws `UnexpectedCount` where there are more devices or fewer than `expectedCount`.
 */
export async function createOperation(
  sql: Transaction,
  org: OrganizationNo,
  wanted: WantedOperation,
  actor: Actor,
  now: number,
): Promise<{ id: string }> {
  const creator = await actorNo(sql, org, actor)
  const [made] = await sql<{ no: number }[]>`
    insert into operations (org, id, action, status, value, total, final, created_at, created_by)
    values (${org}, ${wanted.id}, ${wanted.action}, 'waiting', ${storable(wanted.value)}, 0, ${wanted.final}, ${now},
      ${creator})
    on conflict do nothing returning no`
  if (made === undefined) return { id: wanted.id }
  const filter = { ...wanted.filter, ...(wanted.ids === undefined ? {} : { ids: wanted.ids }) }
  const conditions = await filterOf(sql, org, filter, now)
  const search = conditions.find((condition) => condition.search?.trigrams)?.search
  const ids = search === undefined ? null : await searched(sql, search, null)
  const fixed = await sql`
    insert into operation_devices (org, operation_no, device, serial)
    select d.org, ${made.no}::integer, d.id, d.serial from devices d where d.org = ${org} ${findersOf(sql, conditions)}
      ${ids === null ? sql`` : sql`and d.id = any(${numbers(ids)}::bigint[])`}
    order by d.id`
  if (wanted.expectedCount !== undefined && wanted.expectedCount !== fixed.count) throw new UnexpectedCount(fixed.count)
  await sql`update operations set total = ${fixed.count} where no = ${made.no}`
  return { id: wanted.id }
}

/** What is left undone stays so; what is done can be undone where it was a removal. */
export async function cancelOperation(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
  undoMs: number,
): Promise<OrRefusal<{ id: string }>> {
  const operation = await lockOperation(sql, org, id)
  if (operation === undefined) return notFound
  if (operation.status === 'cancelled') return { id }
  if (operation.status !== 'waiting' && operation.status !== 'running') {
    return conflict(`the operation is ${operation.status}`)
  }
  await endOperation(sql, operation, 'cancelled', now, undoMs)
  return { id }
}

/** Ends an operation; removals that are not final can be undone from now on for `undoMs`. */
export async function endOperation(
  sql: Transaction,
  operation: OperationRow,
  status: 'done' | 'cancelled',
  now: number,
  undoMs: number,
): Promise<void> {
  const undoable = operation.action === 'remove' && !operation.final
  await sql`
    update operations set status = ${status}, finished_at = ${now}, undo_until = ${undoable ? now + undoMs : null},
      lease_worker = null, lease_until = null
    where no = ${operation.no}`
}
