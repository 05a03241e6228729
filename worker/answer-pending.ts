import { askRegistrar, waitBeforeAsking } from '../steps/register/ask-registrar.ts'
import { localRegistrar } from '../steps/register/local-registrar.ts'
import type { PendingDevice } from '../storage/contract/pending.ts'
import type { WorkerContext } from './context.ts'

/** Microsoft's import takes 500 at once; a batch holds no more. */
const askedAtOnce = 500

/**
 * Asks the registrar for devices that are pending and due, and writes its answers, each with its event.
 * @returns whether there were any
 */
export async function answerPending(context: WorkerContext): Promise<boolean> {
  const { store, name, clock, settings } = context
  const devices = await store.pending.takePending(name, clock(), settings.leaseMs, askedAtOnce)
  if (devices.length === 0) return false
  for (const [org, ofOrganization] of Map.groupBy(devices, (device) => device.org))
    for (const [example, batch] of Map.groupBy(ofOrganization, (device) => device.example))
      await answerBatch(context, org, batch, example)
  return true
}

async function answerBatch(context: WorkerContext, org: number, batch: PendingDevice[], example: boolean) {
  const { store, registrar, name, clock, log, settings, newRequestId } = context
  const answers = await askRegistrar(example ? localRegistrar : registrar, batch, {
    now: clock(),
    giveUpAfterMs: settings.giveUpAfterMs,
    newRequestId,
    onFault: (fault, { requestId, devices, givenUp }) =>
      log.error(
        { err: fault, requestId, devices, registrar: registrar.name },
        givenUp ? 'The registrar kept failing; the device is given up.' : 'The registrar failed; it is asked again.',
      ),
  })
  const attempts = Math.max(...batch.map((device) => device.attempts))
  await store.pending.answer(org, name, answers, clock(), clock() + waitBeforeAsking(attempts))
}
