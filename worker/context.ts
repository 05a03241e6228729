import { receivingKeptMs } from '../domain/upload.ts'
import type { Registrar } from '../steps/register/registrar.ts'
import type { Store } from '../storage/store.ts'

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
  receivingIdleMs: receivingKeptMs,
  checkedKeptMs: 7 * 24 * 60 * 60_000,
  undoMs: 10 * 60_000,
}

/** What every duty of a worker gets. */
export type WorkerContext = Omit<WorkerOptions, 'settings'> & {
  settings: WorkerSettings
  /** True once the worker is told to stop: work is left after the batch under way. */
  stopping(): boolean
}
