import type { OrganizationNo } from '../storage/contract/organizations.ts'
import { checkUpload } from './check-upload.ts'
import type { WorkerContext } from './context.ts'
import { registerUpload } from './register-upload.ts'

/** So that a long upload does not keep short ones of other people waiting. */
const atOnce = 4

/**
 * Takes uploads that are due, a few at once, and works on each until its phase is over. `again` is called when a
 * phase is over: an upload that goes on from checking to registering is due again only then.
 */
export function takeUploads(context: WorkerContext, again: () => void) {
  const { store, name, clock, log, settings } = context
  const running = new Map<string, Promise<void>>()

  const workOn = async (org: OrganizationNo, id: string, phase: 'checking' | 'registering') => {
    let release = true
    try {
      if (phase === 'checking') await checkUpload(context, org, id)
      else release = await registerUpload(context, org, id)
    } catch (fault) {
      release = false
      log.error(
        { err: fault, upload: id, requestId: context.newRequestId() },
        `${phase} an upload failed; it is tried again.`,
      )
      await store.uploads.renewLease(org, id, name, clock(), 2000).catch(() => false)
    }
    if (release || context.stopping()) await store.uploads.releaseLease(org, id, name)
  }

  return {
    /** @returns whether something was taken */
    async work(): Promise<boolean> {
      const free = atOnce - running.size
      if (free <= 0) {
        await Promise.race(running.values())
        return true
      }
      const due = await store.uploads.takeDue(name, clock(), settings.leaseMs, free)
      for (const { org, id, phase } of due) {
        const key = `${org}/${id}`
        if (running.has(key)) continue
        const done = workOn(org, id, phase)
          .catch((fault: unknown) => log.error({ err: fault, upload: id }, 'An upload could not be given back.'))
          .finally(() => {
            running.delete(key)
            again()
          })
        running.set(key, done)
      }
      return due.length > 0
    },
    async settled(): Promise<void> {
      await Promise.all(running.values())
    },
  }
}
