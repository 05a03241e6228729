import { wordOf } from '../codes.ts'
import type { OrRefusal, Page } from '../contract/answers.ts'
import type { Operation, OperationResult } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import type { Connection } from './connection.ts'
import { type OperationRow, operationRow } from './operations.ts'
import { isoOf, Names } from './show-devices.ts'
import { resultCodes } from './work-operations.ts'

const resultOf = wordOf(resultCodes)

/** An operation, or null. */
export function getOperation(c: Connection, org: OrganizationNo, id: string): Operation | null {
  const row = operationRow(c, org, id)
  return row === undefined ? null : shownOperation(new Names(c), row)
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
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const names = new Names(c)
  return {
    items: page.map((row) => shownOperation(names, row)),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.no]) : null,
  }
}

function shownOperation(names: Names, row: OperationRow): Operation {
  return {
    id: row.id,
    action: row.action,
    status: row.status,
    value: row.value,
    counts: { total: row.total, done: row.done, changed: row.changed, refused: row.refused },
    undoUntil: isoOf(row.undo_until),
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: names.actor(row.created_by),
    finishedAt: isoOf(row.finished_at),
  }
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
    .all(operation.no, after, result, result, query.limit + 1) as unknown as {
    device: number
    serial: string
    result: number
    why: string | null
  }[]
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      device: row.device,
      serialNumber: row.serial,
      result: resultOf(row.result),
      why: row.why,
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.device]) : null,
  }
}
