import type { Registrar } from '../steps/register/registrar.ts'
import type { Store } from '../storage/store.ts'
import { answerPending } from './answer-pending.ts'
import { type Duty, startDuty } from './duty.ts'
import { takeUploads } from './take-uploads.ts'
import { tidy } from './tidy.ts'
import { workOperation } from './work-operation.ts'

export type WorkerLog = {
  info(about: object, message: string): void
  error(about: object, message: string): void
}

export type WorkerOptions = {
  store: Store
  registrar: Registrar
  /** Unlike that of any other process on this database; leases carry it. */
  name: string
  log: WorkerLog
  /** Milliseconds since 1970. */
  clock(): number
  newRequestId(): string
  settings?: Partial<WorkerSettings>
}

export type WorkerSettings = {
  /** Rows in one transaction. */
  batch: number
  leaseMs: number
  /** How long a worker that nobody wakes waits before it looks again. */
  idleMs: number
  tidyMs: number
  /** A registrar that keeps failing: after this a device fails with `unexpected-error`. */
  giveUpAfterMs: number
  /** A receiving upload that nobody feeds is abandoned after this. */
  receivingIdleMs: number
  /** An upload left at `checked` is dropped after this. */
  checkedKeptMs: number
  undoMs: number
}

export const defaultWorkerSettings: WorkerSettings = {
  batch: 3000,
  leaseMs: 15_000,
  idleMs: 1000,
  tidyMs: 15_000,
  giveUpAfterMs: 10 * 60_000,
  receivingIdleMs: 60 * 60_000,
  checkedKeptMs: 7 * 24 * 60 * 60_000,
  undoMs: 10 * 60_000,
}

/** What every duty of a worker gets. */
export type WorkerContext = Omit<WorkerOptions, 'settings'> & {
  settings: WorkerSettings
  /** True once the worker is told to stop: work is left after the batch under way. */
  stopping(): boolean
}

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
