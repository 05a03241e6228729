import { askRegistrar, waitBeforeAsking } from '../steps/register/ask-registrar.ts'
import { localRegistrar } from '../steps/register/local-registrar.ts'
import type { DeviceToRegister, Registrar } from '../steps/register/registrar.ts'
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
  const { store, name, clock, log, settings, newRequestId } = context
  const registrar = example ? localRegistrar : context.registrar
  const who = { worker: name, registrar: registrar.name }
  const answers = await askRegistrar(registrar, await withKept(context, org, registrar, batch), {
    now: clock(),
    giveUpAfterMs: settings.giveUpAfterMs,
    newRequestId,
    keep: async (kept) => new Set(await store.pending.keep(org, who, kept, clock())),
    onFault: (fault, { requestId, devices, givenUp }) =>
      log.error(
        { err: fault, requestId, devices, registrar: registrar.name },
        givenUp ? 'The registrar kept failing; the device is given up.' : 'The registrar failed; it is asked again.',
      ),
  })
  const attempts = Math.max(...batch.map((device) => device.attempts))
  await store.pending.answer(org, { ...who, nextTryAt: clock() + waitBeforeAsking(attempts) }, answers, clock())
}

/** Devices with what the registrar kept of them when it was asked before. */
async function withKept(
  { store }: WorkerContext,
  org: number,
  registrar: Registrar,
  batch: readonly PendingDevice[],
): Promise<DeviceToRegister[]> {
  const ids = batch.map(({ id }) => id)
  const kept = new Map((await store.pending.kept(org, ids, registrar.name)).map((each) => [each.device, each.data]))
  return batch.map((device) => ({ ...device, kept: kept.get(device.id) ?? null }))
}
