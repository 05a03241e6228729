import { closeSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import type { Input } from './list-inputs.ts'
import { type Batch, type ReadListener, readOne } from './read-one.ts'
import type { Answer, Question } from './read-worker.ts'

/** A batch, and the number of the first of its accepted rows among all, in the order of files and lines. */
export type ReadBatch = Batch & { firstAccepted: number }

/** All files read once: what each was, and the batches of rows in the order of files and lines. */
export type FirstPass = {
  files: FileReading[]
  batches: ReadBatch[]
  accepted: number
  spillPath: (number: number) => string
}

/** Below this, starting threads costs more than they save. */
const worthThreads = 24 * 1024 * 1024

/** Reads all files, on as many threads as pay. `onBytes` gets what has been read since it was last told. */
export async function readAll(
  inputs: readonly Input[],
  folder: string,
  onBytes: (count: number) => void,
): Promise<FirstPass> {
  const spillPath = (number: number) => join(folder, `rows-${number}`)
  const files: FileReading[] = new Array(inputs.length)
  const read: Batch[] = []
  const waiting = inputs.map(({ name, path }, file): Question => ({ file, name, path })).reverse()
  const take = (answer: Answer) => {
    if (answer.kind === 'batch') read.push(answer.batch)
    else if (answer.kind === 'bytes') onBytes(answer.count)
    else files[answer.file] = answer.reading
  }
  const threads = threadsFor(inputs)
  const workers = Array.from({ length: threads - 1 }, (_, number) => startThread(number + 1, spillPath(number + 1)))
  try {
    const others = Promise.all(workers.map((worker) => readThere(worker, waiting, take)))
    // What goes wrong there is seen once what is read here is done.
    others.catch(() => {})
    await readHere(spillPath(0), waiting, take)
    await others
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  let accepted = 0
  // A file is read by one thread from its beginning to its end, so that its own batches stand in order already.
  const batches = read
    .sort((one, other) => one.file - other.file)
    .map((batch) => {
      const firstAccepted = accepted
      accepted += batch.accepted
      return { ...batch, firstAccepted }
    })
  return { files, batches, accepted, spillPath }
}

/** One a processor, this one among them; only this one where starting more costs more than they save. */
function threadsFor(inputs: readonly Input[]): number {
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0)
  return bytes < worthThreads ? 1 : Math.max(1, Math.min(availableParallelism(), inputs.length, 8))
}

/** Reads files on this thread until none waits. */
async function readHere(path: string, waiting: Question[], take: (answer: Answer) => void): Promise<void> {
  const spill = { number: 0, descriptor: openSync(path, 'w'), length: 0 }
  const listener: ReadListener = {
    batch: (batch) => take({ kind: 'batch', batch }),
    bytes: (count) => take({ kind: 'bytes', count }),
  }
  try {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const reading = await readOne(next.file, next.name, next.path, spill, listener)
      take({ kind: 'file', file: next.file, reading })
    }
  } finally {
    closeSync(spill.descriptor)
  }
}

function startThread(number: number, path: string): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { number, path },
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
  })
}

/** Has files read on another thread until none waits. */
function readThere(worker: Worker, waiting: Question[], take: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const question = waiting.pop()
      if (question === undefined) resolve()
      else worker.postMessage(question)
    }
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('a reading thread ended early')))
    worker.on('message', (answer: Answer) => {
      try {
        take(answer)
        if (answer.kind === 'file') next()
      } catch (fault) {
        reject(fault)
      }
    })
    next()
  })
}
