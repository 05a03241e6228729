import type { TransferListItem, Worker } from 'node:worker_threads'
import type { Hint } from '../contract/hints.ts'

/** What goes to a worker thread: a function by name, with its arguments. */
export type Call = { id: number; name: string; args: unknown[] }
export type Reply =
  | { id: number; value: unknown; hints: Hint[] }
  | { id: number; fault: { message: string; stack: string | undefined; code: string | undefined } }
export type Ready = { ready: true } | { ready: false; message: string; code: string | undefined }

/** Functions of a worker thread as its caller sees them: without their context, answered later. */
export type Remote<Functions> = {
  <Name extends keyof Functions & string>(
    name: Name,
    ...args: ArgumentsOf<Functions[Name]>
  ): Promise<ResultOf<Functions[Name]>>
  /** The same, giving memory away instead of copying it. */
  transferring<Name extends keyof Functions & string>(
    transfer: TransferListItem[],
    name: Name,
    ...args: ArgumentsOf<Functions[Name]>
  ): Promise<ResultOf<Functions[Name]>>
  /** Waits for what was called, then ends the thread. */
  close(): Promise<void>
}
type ArgumentsOf<F> = F extends (context: infer _C, ...args: infer A) => unknown ? A : never
type ResultOf<F> = F extends (...args: never[]) => infer R ? R : never

type Waiting = { resolve(value: unknown): void; reject(fault: unknown): void }

/**
 * The caller's side of a worker thread that runs named functions. Resolves when the thread says that it is ready;
 * faults of a function reject its call, the death of the thread rejects all.
 */
export async function callWorker<Functions>(
  worker: Worker,
  onHints: (hints: Hint[]) => void,
): Promise<Remote<Functions>> {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let dead: Error | null = null
  const settle = (reply: Reply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker.unref()
    if (call === undefined) return
    if ('fault' in reply) call.reject(faultOf(reply.fault))
    else {
      if (reply.hints.length > 0) onHints(reply.hints)
      call.resolve(reply.value)
    }
  }
  const die = (why: Error) => {
    dead ??= why
    for (const call of waiting.values()) call.reject(why)
    waiting.clear()
  }
  await readiness(worker)
  worker.on('message', settle)
  worker.on('error', (fault) => die(fault instanceof Error ? fault : new Error(String(fault))))
  worker.on('exit', () => die(new Error('the database is closed')))
  worker.unref()
  const send = (transfer: TransferListItem[], name: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (dead !== null) return reject(dead)
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, name, args } satisfies Call, transfer)
    })
  const remote = (name: string, ...args: unknown[]) => send([], name, args)
  return Object.assign(remote, {
    transferring: (transfer: TransferListItem[], name: string, ...args: unknown[]) => send(transfer, name, args),
    close: async () => {
      if (dead === null) await send([], 'close', [])
      dead = new Error('the database is closed')
      await worker.terminate()
    },
  }) as unknown as Remote<Functions>
}

function readiness(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (message: Ready) => {
      worker.off('error', reject)
      if (message.ready) resolve()
      else reject(faultOf({ ...message, stack: undefined }))
    })
  })
}

function faultOf(fault: { message: string; stack: string | undefined; code: string | undefined }): Error {
  const error = new Error(fault.message)
  if (fault.stack !== undefined) error.stack = fault.stack
  return fault.code === undefined ? error : Object.assign(error, { code: fault.code })
}
