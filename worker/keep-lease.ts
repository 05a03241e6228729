import type { OrganizationNo } from '../storage/store.ts'
import type { WorkerContext } from './worker.ts'

/**
 * Lengthens the lease on an upload while there is work on it, at most every third of its length.
 * `kept()` is false once it is another worker's, or the upload was cancelled or dropped: then leave it alone.
 */
export function keepLease({ store, name, clock, settings }: WorkerContext, org: OrganizationNo, id: string) {
  let renewedAt = clock()
  return {
    async kept(): Promise<boolean> {
      const now = clock()
      if (now - renewedAt < settings.leaseMs / 3) return true
      renewedAt = now
      return store.uploads.renewLease(org, id, name, now, settings.leaseMs)
    },
  }
}
