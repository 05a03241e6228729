import { defaultWorkerSettings, type WorkerContext, type WorkerOptions } from './context.ts'
import { duties } from './duties.ts'
import { startDuty } from './duty.ts'

export type Worker = { wake(): void; stop(): Promise<void> }

/**
 * Takes what is due and runs its step, over all organizations (duties.ts). Any number of workers share a database; leases
 * keep them apart, and a worker that dies leaves its work to the others. `stop` waits for the batches under way.
 */
export function startWorker(options: WorkerOptions): Worker {
  const settings = { ...defaultWorkerSettings, ...options.settings }
  let stopping = false
  const context: WorkerContext = { ...options, settings, stopping: () => stopping }
  const running = duties.map(({ name, rest, isWoken, begin }) => {
    const { work, settled } = begin(context, () => duty.wake())
    const duty = startDuty(name, work, settings[rest], options.log)
    return { duty, isWoken, settled }
  })
  const wake = () => {
    for (const { duty, isWoken } of running) if (isWoken) duty.wake()
  }
  const silence = options.store.onChange(wake)
  return {
    wake,
    async stop() {
      stopping = true
      silence()
      await Promise.all(running.map(({ duty }) => duty.stop()))
      await Promise.all(running.map(({ settled }) => settled?.()))
    },
  }
}
