import type { OrganizationNo } from '../storage/store.ts'
import type { WorkerContext } from './worker.ts'

/**
 * Lengthens the lease on an upload while there is work on it, at most every third of its length.
 * `kept()` is false once it is another worker's, or the upload was dropped, or this worker
 * is to stop: then leave it alone.
 */
export function keepLease({ store, name, clock, settings, stopping }: WorkerContext, org: OrganizationNo, id: string) {
  let renewedAt = clock()
  let lost = false
  return {
    async kept(): Promise<boolean> {
      if (lost || stopping()) return false
      const now = clock()
      if (now - renewedAt < settings.leaseMs / 3) return true
      renewedAt = now
      lost = !(await store.uploads.renewLease(org, id, name, now, settings.leaseMs))
      return !lost
    },
  }
}
