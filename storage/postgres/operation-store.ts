import type { OrRefusal } from '../contract/answers.ts'
import type { CatalogueStore } from '../contract/catalogues.ts'
import type { Operation, OperationStore } from '../contract/operations.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { PendingStore } from '../contract/pending.ts'
import { cancelOperation, createOperation, removeCatalogueEntries, undoOperation } from './acts.ts'
import { answerPending, takePending } from './answer-pending.ts'
import * as catalogues from './catalogues.ts'
import { type Context, notFound } from './context.ts'
import { releaseLease, renewLease } from './leases.ts'
import { UnexpectedCount } from './operations.ts'
import { getOperation, listOperations, operationResults } from './read-operations.ts'
import { keepForDevices, registrarData } from './registrar-data.ts'
import { finalizeRemovals } from './undo-operations.ts'
import { workOperation } from './work-operations.ts'

/** Operations on PostgreSQL: every function one transaction for its organization, then a hint. */
export function operationStore(c: Context): OperationStore {
  const shown = async (org: OrganizationNo, id: string): Promise<{ operation: Operation }> => {
    const operation = await c.within(org, (sql) => getOperation(sql, org, id))
    if (operation === null) throw new Error(`operation ${id} is not there`)
    return { operation }
  }
  const changed = async (org: OrganizationNo, id: string, change: Promise<OrRefusal<object>>) => {
    const answer = await change
    if ('refused' in answer) return answer
    c.tell({ org, operations: [id], devices: 'many' })
    return await shown(org, id)
  }
  return {
    async create(org, wanted, actor, now) {
      try {
        await c.within(org, (sql) => createOperation(sql, org, wanted, actor, now))
      } catch (fault) {
        if (fault instanceof UnexpectedCount) return { refused: 'expected-count', count: fault.count }
        throw fault
      }
      c.tell({ org, operations: [wanted.id] })
      return await shown(org, wanted.id)
    },
    get: (org, id) => c.within(org, (sql) => getOperation(sql, org, id)),
    list: (org, query) => c.within(org, (sql) => listOperations(sql, org, query)),
    results: (org, id, query) => c.within(org, (sql) => operationResults(sql, org, id, query)),
    async takeDue(worker, now, leaseMs) {
      const [due] = await c.overAll(
        (sql) =>
          sql<{ org: number; id: string }[]>`select org, id from take_due_operation(${worker}, ${now}, ${leaseMs})`,
      )
      return due === undefined ? null : { org: due.org, id: due.id }
    },
    async workNext(org, id, limit, how, now) {
      const answer = await c.within(org, (sql) => workOperation(c, sql, org, id, limit, how, now))
      c.tell({ org, operations: [id], devices: 'many' })
      return answer
    },
    renewLease: (org, id, worker, now, leaseMs) =>
      c.within(org, (sql) => renewLease(sql, 'operations', org, id, worker, now, leaseMs)),
    releaseLease: (org, id, worker) => c.within(org, (sql) => releaseLease(sql, 'operations', org, id, worker)),
    cancel: (org, id, undoMs, actor, now) =>
      changed(
        org,
        id,
        c.within(org, (sql) => cancelOperation(sql, org, id, actor, now, undoMs)),
      ),
    undo: (org, id, actor, now) =>
      changed(
        org,
        id,
        c.within(org, (sql) => undoOperation(sql, org, id, actor, now)),
      ),
    finalizeRemovals: (now, limit) => finalizeRemovals(c, now, limit),
  }
}

/** Devices that wait for a registrar, on PostgreSQL. */
export function pendingStore(c: Context): PendingStore {
  return {
    takePending: (worker, now, leaseMs, limit) => c.overAll((sql) => takePending(sql, worker, now, leaseMs, limit)),
    async answer(org, how, answers, now) {
      await c.within(org, (sql) => answerPending(sql, org, how, answers, now))
      c.tell({ org, devices: answers.map(({ id }) => id) })
    },
    kept: (org, devices, registrar) => c.within(org, (sql) => registrarData(sql, org, devices, registrar)),
    keep: (org, { worker, registrar }, kept, now) =>
      c.within(org, (sql) => keepForDevices(sql, org, worker, registrar, kept, now)),
  }
}

/** Catalogues on PostgreSQL. */
export function catalogueStore(c: Context): CatalogueStore {
  return {
    list: (org) => c.within(org, (sql) => catalogues.listCatalogues(sql, org)),
    get: (org, id) => c.within(org, (sql) => catalogues.getCatalogue(sql, org, id)),
    entries: (org, query) => c.within(org, (sql) => catalogues.catalogueEntries(sql, org, query)),
    async remove(org, id, actor, now) {
      for (;;) {
        const removed = await c.within(org, (sql) => removeCatalogueEntries(sql, org, id, actor, now))
        if (removed === null) return notFound
        c.tell({ org, catalogues: true })
        if (!removed.more) return { ok: true }
      }
    },
    answerable: (org) => c.within(org, (sql) => catalogues.answerableDevices(sql, org)),
  }
}
