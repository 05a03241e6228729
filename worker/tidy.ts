import type { WorkerContext } from './context.ts'

const removalsAtOnce = 500

/**
 * Makes removals final whose undo has run out, and abandons uploads that nobody feeds or goes on with.
 * @returns whether there may be more at once
 */
export async function tidy({ store, clock, settings, log }: WorkerContext): Promise<boolean> {
  const removed = await store.operations.finalizeRemovals(clock(), removalsAtOnce)
  const abandoned = await store.uploads.abandonExpired(clock(), settings.receivingIdleMs)
  for (const { id } of abandoned) log.info({ upload: id }, 'An upload was abandoned: its time had come.')
  return removed === removalsAtOnce
}
