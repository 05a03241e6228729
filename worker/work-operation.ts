import type { WorkerContext } from './context.ts'
import { keepLease } from './keep-lease.ts'

const mostAtOnce = 1000

/**
 * Takes one operation that is due and works it off, a batch a transaction; a cancelled one stops at the next batch. A
 * worker that is to stop gives back what is left of it.
 * @returns whether there was one
 */
export async function workOperation(context: WorkerContext): Promise<boolean> {
  const { store, name, clock, settings, registrar, newRequestId } = context
  const due = await store.operations.takeDue(name, clock(), settings.leaseMs)
  if (due === null) return false
  const { org, id } = due
  const lease = keepLease(context, store.operations, org, id)
  const devicesAtOnce = Math.min(settings.batch, mostAtOnce)
  for (;;) {
    const how = { immediate: registrar.immediate, requestId: newRequestId(), undoMs: settings.undoMs, worker: name }
    const { more } = await store.operations.workNext(org, id, devicesAtOnce, how, clock())
    if (!more) return true
    if (await lease.kept()) continue
    await store.operations.releaseLease(org, id, name)
    return true
  }
}
