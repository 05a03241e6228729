import type { WorkerContext } from './worker.ts'

const devicesAtOnce = 1000

/**
 * Takes one operation that is due and works it off, a batch a transaction; a cancelled one stops at the next batch.
 * @returns whether there was one
 */
export async function workOperation(context: WorkerContext): Promise<boolean> {
  const { store, name, clock, settings, registrar, newRequestId } = context
  const due = await store.operations.takeDue(name, clock(), settings.leaseMs)
  if (due === null) return false
  for (;;) {
    const how = { immediate: registrar.immediate, requestId: newRequestId(), undoMs: settings.undoMs }
    const { more } = await store.operations.workNext(due.org, due.id, devicesAtOnce, how, clock())
    if (!more || context.stopping()) return true
  }
}
