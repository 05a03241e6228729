import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { Store } from '../storage/store.ts'
import type { WorkerContext } from './context.ts'

/**
 * Lengthens the lease on an upload or operation while there is work on it, at most every third of its length.
 * `kept()` is false once it is another worker's, or what it is on was dropped, or this worker is to stop: then leave it
 * alone.
 */
export function keepLease(
  { name, clock, settings, stopping }: WorkerContext,
  on: Pick<Store['uploads'] | Store['operations'], 'renewLease'>,
  org: OrganizationNo,
  id: string,
) {
  let renewedAt = clock()
  let lost = false
  return {
    async kept(): Promise<boolean> {
      if (lost || stopping()) return false
      const now = clock()
      if (now - renewedAt < settings.leaseMs / 3) return true
      renewedAt = now
      lost = !(await on.renewLease(org, id, name, now, settings.leaseMs))
      return !lost
    },
  }
}
