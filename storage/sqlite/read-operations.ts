import type { OrRefusal, Page } from '../contract/answers.ts'
import type { Operation, OperationResult } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { pageOf, placeInList } from '../cursors.ts'
import type { OperationRow, ResultRow } from '../operation/show-operation.ts'
import { resultCodes, shownOperation, shownResult } from '../operation/show-operation.ts'
import type { Connection } from './connection.ts'
import { operationRow } from './operations.ts'
import { Names } from './show-devices.ts'

/** An operation, or null. */
export function getOperation(c: Connection, org: OrganizationNo, id: string): Operation | null {
  const row = operationRow(c, org, id)
  return row === undefined ? null : shownOperation(row, new Names(c).actor(row.created_by))
}

/** Operations, newest first; `open`: those with work left, or that can still be undone. */
export function listOperations(
  c: Connection,
  org: OrganizationNo,
  query: { cursor?: string; limit: number; open?: boolean },
): Page<Operation> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const open = `(status in ('waiting', 'running') or undo_until is not null and exists (
    select 1 from removed_devices where operation_no = no))`
  const rows = c
    .kept(`select * from operations where org = ? and no < ? and (? is null or ${open} = ?) order by no desc limit ?`)
    .all(
      org,
      before,
      query.open === undefined ? null : 1,
      query.open === undefined ? null : Number(query.open),
      query.limit + 1,
    ) as unknown as OperationRow[]
  const names = new Names(c)
  return pageOf(
    rows,
    query.limit,
    (row) => shownOperation(row, names.actor(row.created_by)),
    (row) => [row.no],
  )
}

/** What became of each device so far, in order of their numbers. */
export function operationResults(
  c: Connection,
  org: OrganizationNo,
  id: string,
  query: { cursor?: string; limit: number; result?: OperationResult['result'] },
): OrRefusal<Page<OperationResult>> {
  const operation = operationRow(c, org, id)
  if (operation === undefined) return { refused: 'not-found' }
  const after = placeInList(query.cursor, 0)
  const result = query.result === undefined ? null : resultCodes[query.result]
  const rows = c
    .kept(
      `select device, serial, result, why from operation_devices
       where operation_no = ? and device > ? and result is not null and (? is null or result = ?) order by device limit ?`,
    )
    .all(operation.no, after, result, result, query.limit + 1) as unknown as ResultRow[]
  return pageOf(rows, query.limit, shownResult, (row) => [row.device])
}
