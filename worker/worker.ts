import { answerPending } from './answer-pending.ts'
import { defaultWorkerSettings, type WorkerContext, type WorkerOptions } from './context.ts'
import { type Duty, startDuty } from './duty.ts'
import { takeUploads } from './take-uploads.ts'
import { tidy } from './tidy.ts'
import { workOperation } from './work-operation.ts'

export type Worker = { wake(): void; stop(): Promise<void> }

/**
 * Takes what is due and runs its step, over all organizations: uploads to check and register, devices that wait for
 * their registrar, operations, and what has run out. Any number of workers share a database; leases keep them apart, and
 * a worker that dies leaves its work to the others. `stop` waits for the batches under way.
 */
export function startWorker(options: WorkerOptions): Worker {
  const settings = { ...defaultWorkerSettings, ...options.settings }
  let stopping = false
  const context: WorkerContext = { ...options, settings, stopping: () => stopping }
  const uploads = takeUploads(context, () => duties[0]?.wake())
  const duty = (name: string, work: () => Promise<boolean>, idleMs = settings.idleMs): Duty =>
    startDuty(name, work, idleMs, options.log)
  const duties: Duty[] = [
    duty('uploads', uploads.takeNext),
    duty('pending devices', () => answerPending(context)),
    duty('operations', () => workOperation(context)),
    duty('what has run out', () => tidy(context), settings.tidyMs),
  ]
  const wake = () => {
    for (const one of duties.slice(0, 3)) one.wake()
  }
  const silence = options.store.onChange(wake)
  return {
    wake,
    async stop() {
      stopping = true
      silence()
      await Promise.all(duties.map((one) => one.stop()))
      await uploads.settled()
    },
  }
}
