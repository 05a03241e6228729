import type { Actor } from '../../domain/device.ts'
import type { OperationAction, OperationOutcome, OperationStatus } from '../../domain/words.ts'
import type { OrRefusal, Page } from './answers.ts'
import type { DeviceFilter } from './devices.ts'
import type { OrganizationNo } from './organizations.ts'

/** Work on many devices. Undo only for removal, until `undoUntil`. */
export type Operation = {
  id: string
  action: OperationAction
  status: OperationStatus
  /** The value for tag and assign. */
  value: string | null
  counts: { total: number; done: number; changed: number; refused: number }
  undoUntil: string | null
  createdAt: string
  createdBy: string
  finishedAt: string | null
}

export type OperationResult = {
  device: number
  serialNumber: string
  result: OperationOutcome
  why: string | null
}

/** Work to begin: on these devices, or on all under a filter, of which there are `expectedCount` or it is refused. */
export type WantedOperation = {
  id: string
  action: OperationAction
  /** The value for tag and assign; null clears. */
  value: string | null
  ids?: number[]
  filter?: DeviceFilter
  expectedCount?: number
  /** Of a removal: without undo. */
  final: boolean
}

export type OperationStore = {
  /** Fixes the set of devices in the same transaction; `expectedCount` differing refuses with the count. */
  create(
    org: OrganizationNo,
    wanted: WantedOperation,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ operation: Operation }>>
  get(org: OrganizationNo, id: string): Promise<Operation | null>
  list(org: OrganizationNo, query: { cursor?: string; limit: number; open?: boolean }): Promise<Page<Operation>>
  results(
    org: OrganizationNo,
    id: string,
    query: { cursor?: string; limit: number; result?: OperationResult['result'] },
  ): Promise<OrRefusal<Page<OperationResult>>>
  takeDue(worker: string, now: number, leaseMs: number): Promise<{ org: OrganizationNo; id: string } | null>
  /** Works off the next devices in one transaction with their events; false when nothing is left, or for `worker`, whose lease another one has by then. */
  workNext(
    org: OrganizationNo,
    id: string,
    limit: number,
    how: { immediate: boolean; requestId: string; undoMs: number; worker?: string },
    now: number,
  ): Promise<{ more: boolean }>
  renewLease(org: OrganizationNo, id: string, worker: string, now: number, leaseMs: number): Promise<boolean>
  releaseLease(org: OrganizationNo, id: string, worker: string): Promise<void>
  /** Leaves the rest; a removal that went half-way can be undone for `undoMs` from now on. */
  cancel(
    org: OrganizationNo,
    id: string,
    undoMs: number,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ operation: Operation }>>
  undo(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ operation: Operation }>>
  /** Removals over all organizations whose undo has run out: claims, hardware and search entries go for good. */
  finalizeRemovals(now: number, limit: number): Promise<number>
}
