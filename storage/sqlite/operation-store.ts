import type { CatalogueStore } from '../contract/catalogues.ts'
import type { OperationStore } from '../contract/operations.ts'
import { getOperation } from './read-operations.ts'
import { type Threads, then, there } from './threads.ts'

/** Operations on SQLite. */
export function operationStore({ here, write, read }: Threads): OperationStore {
  const withOperation =
    (org: number) =>
    ({ id }: { id: string }) => ({ operation: there(getOperation(here, org, id)) })
  return {
    create: (org, wanted, actor, now) => then(write('createOperation', org, wanted, actor, now), withOperation(org)),
    get: async (org, id) => getOperation(here, org, id),
    list: (org, query) => read('listOperations', org, query),
    results: (org, id, query) => read('operationResults', org, id, query),
    takeDue: (worker, now, leaseMs) => write('takeDueOperation', worker, now, leaseMs),
    workNext: (org, id, limit, how, now) => write('workOperation', org, id, limit, how, now),
    renewLease: (org, id, worker, now, leaseMs) => write('renewOperationLease', org, id, worker, now, leaseMs),
    releaseLease: (org, id, worker) => write('releaseOperationLease', org, id, worker),
    cancel: (org, id, undoMs, actor, now) =>
      then(write('cancelOperation', org, id, actor, now, undoMs), withOperation(org)),
    undo: (org, id, actor, now) => then(write('undoOperation', org, id, actor, now), withOperation(org)),
    finalizeRemovals: (now, limit) => write('finalizeRemovals', now, limit),
  }
}

/** Catalogues on SQLite. */
export function catalogueStore({ write, read }: Threads): CatalogueStore {
  return {
    list: (org) => read('listCatalogues', org),
    get: (org, id) => read('getCatalogue', org, id),
    entries: (org, query) => read('catalogueEntries', org, query),
    async remove(org, id, actor, now) {
      for (;;) {
        const removed = await write('removeCatalogueEntries', org, id, actor, now)
        if (removed === null) return { refused: 'not-found' }
        if (!removed.more) return { ok: true }
      }
    },
    answerable: (org) => read('answerableDevices', org),
  }
}
