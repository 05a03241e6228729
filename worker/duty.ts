import type { WorkerLog } from './context.ts'

export type Duty = { wake(): void; stop(): Promise<void> }

const longestBackOff = 30_000

/**
 * Does `work` again and again: at once while it says that there was something to do, else after `idleMs` or when woken.
 * A fault is logged, and tried again with back-off from a quarter of a second to half a minute.
 */
export function startDuty(name: string, work: () => Promise<boolean>, idleMs: number, log: WorkerLog): Duty {
  let stopped = false
  let woken = false
  let ring: (() => void) | null = null
  let faults = 0

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      function done(): void {
        clearTimeout(timer)
        ring = null
        resolve()
      }
      ring = done
      if (stopped || woken) done()
    })

  const run = async () => {
    while (!stopped) {
      woken = false
      try {
        const busy = await work()
        faults = 0
        if (busy) await new Promise(setImmediate)
        else await pause(idleMs)
      } catch (fault) {
        faults++
        log.error({ err: fault, duty: name }, 'A duty of the worker failed; it is tried again.')
        await new Promise((resolve) => setTimeout(resolve, stopped ? 0 : backOff(faults)))
      }
    }
  }
  const running = run()
  return {
    wake() {
      woken = true
      ring?.()
    },
    stop() {
      stopped = true
      ring?.()
      return running
    },
  }
}

const backOff = (faults: number): number => Math.min(longestBackOff, 250 * 2 ** Math.min(faults - 1, 10))
