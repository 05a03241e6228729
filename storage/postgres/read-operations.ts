import { wordOf } from '../codes.ts'
import type { OrRefusal, Page } from '../contract/answers.ts'
import type { Operation, OperationResult } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import type { Transaction } from './connection.ts'
import { notFound } from './context.ts'
import { type OperationRow, resultCodes } from './operations.ts'
import { isoOf } from './show-devices.ts'

type NamedOperation = OperationRow & { creator: string }

const resultOf = wordOf(resultCodes)

/** An operation, or null. */
export async function getOperation(sql: Transaction, org: OrganizationNo, id: string): Promise<Operation | null> {
  const [row] = await sql<NamedOperation[]>`
    select o.*, a.name as creator from operations o join actors a on a.no = o.created_by
    where o.org = ${org} and o.id = ${id}`
  return row === undefined ? null : shownOperation(row)
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
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(shownOperation),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.no]) : null,
  }
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
  const rows = await sql<{ device: number; serial: string; result: number; why: string | null }[]>`
    select device, serial, result, why from operation_devices
    where operation_no = ${operation.no} and device > ${after} and ${which}
    order by device limit ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ device, serial, result, why }) => ({
      device,
      serialNumber: serial,
      result: resultOf(result),
      why,
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.device]) : null,
  }
}

function shownOperation(row: NamedOperation): Operation {
  return {
    id: row.id,
    action: row.action,
    status: row.status,
    value: row.value,
    counts: { total: row.total, done: row.done, changed: row.changed, refused: row.refused },
    undoUntil: isoOf(row.undo_until),
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: row.creator,
    finishedAt: isoOf(row.finished_at),
  }
}
