import type { OrRefusal, Page } from '../contract/answers.ts'
import type { Operation, OperationResult } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { pageOf, placeInList } from '../cursors.ts'
import type { ResultRow } from '../operation/show-operation.ts'
import { type OperationRow, resultCodes, shownOperation, shownResult } from '../operation/show-operation.ts'
import type { Transaction } from './connection.ts'
import { notFound } from './context.ts'

type NamedOperation = OperationRow & { creator: string }

/** An operation, or null. */
export async function getOperation(sql: Transaction, org: OrganizationNo, id: string): Promise<Operation | null> {
  const [row] = await sql<NamedOperation[]>`
    select o.*, a.name as creator from operations o join actors a on a.no = o.created_by
    where o.org = ${org} and o.id = ${id}`
  return row === undefined ? null : shownOperation(row, row.creator)
}

/** Operations, newest first; `open`: those with work left, or that can still be undone. */
export async function listOperations(
  sql: Transaction,
  org: OrganizationNo,
  query: { cursor?: string; limit: number; open?: boolean },
): Promise<Page<Operation>> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const isOpen = sql`(o.status in ('waiting', 'running') or o.undo_until is not null
    and exists (select from removed_devices r where r.operation_no = o.no))`
  const open = query.open === undefined ? sql`` : sql`and ${isOpen} = ${query.open}`
  const rows = await sql<NamedOperation[]>`
    select o.*, a.name as creator from operations o join actors a on a.no = o.created_by
    where o.org = ${org} and o.no::bigint < ${before}::bigint ${open}
    order by o.no desc limit ${query.limit + 1}`
  return pageOf(
    rows,
    query.limit,
    (row) => shownOperation(row, row.creator),
    (row) => [row.no],
  )
}

/** What became of each device that is done, in the order of their ids. */
export async function operationResults(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  query: { cursor?: string; limit: number; result?: OperationResult['result'] },
): Promise<OrRefusal<Page<OperationResult>>> {
  const [operation] = await sql<{ no: number }[]>`select no from operations where org = ${org} and id = ${id}`
  if (operation === undefined) return notFound
  const after = placeInList(query.cursor, 0)
  const which = query.result === undefined ? sql`result is not null` : sql`result = ${resultCodes[query.result]}`
  const rows = await sql<ResultRow[]>`
    select device, serial, result, why from operation_devices
    where operation_no = ${operation.no} and device > ${after} and ${which}
    order by device limit ${query.limit + 1}`
  return pageOf([...rows], query.limit, shownResult, (row) => [row.device])
}
