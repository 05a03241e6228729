import type { OperationAction, OperationOutcome, OperationStatus } from '../../domain/words.ts'
import { wordOf } from '../codes.ts'
import type { Operation, OperationResult } from '../contract/operations.ts'
import type { Flag } from '../device/device-row.ts'
import { isoOf } from '../device/show-device.ts'

/** A row of `operations`. */
export type OperationRow = {
  no: number
  org: number
  id: string
  action: OperationAction
  status: OperationStatus
  value: string | null
  total: number
  done: number
  changed: number
  refused: number
  final: Flag
  undo_until: number | null
  created_at: number
  created_by: number
  finished_at: number | null
  lease_worker: string | null
  undone_by: number | null
}

/** Numbers of an operation's results. */
export const resultCodes = { changed: 0, unchanged: 1, refused: 2 } as const satisfies Record<OperationOutcome, number>
const resultOf = wordOf(resultCodes)

export function shownOperation(row: OperationRow, createdBy: string): Operation {
  return {
    id: row.id,
    action: row.action,
    status: row.status,
    value: row.value,
    counts: { total: row.total, done: row.done, changed: row.changed, refused: row.refused },
    undoUntil: isoOf(row.undo_until),
    createdAt: isoOf(row.created_at),
    createdBy,
    finishedAt: isoOf(row.finished_at),
  }
}

/** A row of `operation_devices` that is done. */
export type ResultRow = { device: number; serial: string; result: number; why: string | null }

export function shownResult({ device, serial, result, why }: ResultRow): OperationResult {
  return { device, serialNumber: serial, result: resultOf(result), why }
}
