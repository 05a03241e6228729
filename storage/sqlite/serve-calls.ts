import { parentPort } from 'node:worker_threads'
import type { Hint } from '../contract/hints.ts'
import type { Call, Ready, Reply } from './calls.ts'
import type { Connection } from './connection.ts'

/** What a function in a worker thread gets besides its arguments. */
export type Context = Connection & { hint(hint: Hint): void }

type Job = { call: Call; hints: Hint[] }
type Functions = Record<string, (context: Context, ...args: never[]) => unknown>

/** How many short writes share one transaction, and so one fsync. */
const groupSize = 200

/**
 * Runs named functions on this thread's connection, one after another. Writers run each in a transaction; short ones
 * that wait together share a transaction (each keeps its own savepoint), and go before the next batch, so that
 * nobody's click waits for more than one batch of an upload.
 */
export function serveCalls(
  connection: Connection,
  functions: Functions,
  options: { transactions: boolean; batches: ReadonlySet<string> },
): void {
  const port = parentPort
  if (port === null) throw new Error('this file runs on a worker thread')
  const short: Job[] = []
  const batches: Job[] = []
  let scheduled = false
  let hints: Hint[] = []
  const context: Context = { ...connection, hint: (hint) => hints.push(hint) }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(turn)
  }
  const turn = () => {
    scheduled = false
    if (short.length > 0) runGroup(short.splice(0, groupSize))
    else {
      const job = batches.shift()
      if (job !== undefined) runGroup([job])
    }
    if (short.length + batches.length > 0) schedule()
  }
  const run = (job: Job): unknown => {
    hints = job.hints
    const named = functions[job.call.name]
    if (named === undefined) throw new Error(`no function ${job.call.name}`)
    return named(context, ...(job.call.args as never[]))
  }
  const runGroup = (jobs: Job[]) => {
    if (!options.transactions) {
      for (const job of jobs) port.postMessage(replyOf(job, () => run(job)))
      return
    }
    for (const reply of inOneTransaction(connection, jobs, run)) port.postMessage(reply)
  }
  port.on('message', (call: Call) => {
    if (call.name === 'close') {
      while (short.length + batches.length > 0) turn()
      connection.close()
      port.postMessage({ id: call.id, value: null, hints: [] } satisfies Reply)
      return
    }
    const lane = options.batches.has(call.name) ? batches : short
    lane.push({ call, hints: [] })
    schedule()
  })
  port.postMessage({ ready: true } satisfies Ready)
}

/** Tells the opener why this thread cannot start. */
export function sayNotReady(fault: unknown): void {
  parentPort?.postMessage({
    ready: false,
    message: fault instanceof Error ? fault.message : String(fault),
    code: codeOf(fault),
  } satisfies Ready)
}

/** Answers are given only after the commit; a fault undoes its own job, a failed commit all of them. */
function inOneTransaction({ db }: Connection, jobs: Job[], run: (job: Job) => unknown): Reply[] {
  try {
    db.exec('begin immediate')
    const alone = jobs.length === 1
    const replies = jobs.map((job) =>
      replyOf(job, () => {
        if (!db.inTransaction) throw new Error('the transaction was undone by an earlier fault')
        if (!alone) db.exec('savepoint job')
        try {
          const value = run(job)
          if (!alone) db.exec('release job')
          return value
        } catch (fault) {
          if (db.inTransaction) db.exec(alone ? 'rollback' : 'rollback to job; release job')
          throw fault
        }
      }),
    )
    if (db.inTransaction) db.exec('commit')
    else if (!alone) throw new Error('the transaction was undone by a fault')
    return replies
  } catch (fault) {
    if (db.inTransaction) db.exec('rollback')
    return jobs.map((job) =>
      replyOf(job, () => {
        throw fault
      }),
    )
  }
}

function replyOf(job: Job, work: () => unknown): Reply {
  try {
    const value = work()
    return { id: job.call.id, value, hints: job.hints }
  } catch (fault) {
    const error = fault instanceof Error ? fault : new Error(String(fault))
    return { id: job.call.id, fault: { message: error.message, stack: error.stack, code: codeOf(error) } }
  }
}

function codeOf(fault: unknown): string | undefined {
  const code = fault instanceof Error ? (fault as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}
