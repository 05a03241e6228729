import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { WorkerContext } from './context.ts'
import { keepLease } from './keep-lease.ts'

/** How long an upload whose devices wait for their registrar is left alone. */
const lookAgainMs = 500

/**
 * Registers the rows of an upload from where it was left, a batch a transaction, until none is left.
 * @returns whether the upload is settled and its lease may go; false where devices of it are still pending
 */
export async function registerUpload(context: WorkerContext, org: OrganizationNo, id: string): Promise<boolean> {
  const { store, registrar, clock, settings, name, newRequestId } = context
  const upload = await store.uploads.get(org, id)
  if (upload === null) return true
  const immediate = registrar.immediate || upload.example
  const lease = keepLease(context, store.uploads, org, id)
  for (;;) {
    const how = { immediate, requestId: newRequestId(), worker: name }
    const { more } = await store.uploads.registerNext(org, id, settings.batch, how, clock())
    if (!more) break
    if (!(await lease.kept())) return false
  }
  if (await store.uploads.finishIfSettled(org, id, clock())) return true
  await store.uploads.renewLease(org, id, name, clock(), lookAgainMs)
  return false
}
