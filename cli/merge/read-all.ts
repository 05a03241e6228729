import { closeSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import { rowKeySize } from '../../steps/merge/row-keys.ts'
import type { Input } from './list-inputs.ts'
import { type Batch, type ReadListener, readOne } from './read-one.ts'
import type { Answer, Question } from './read-worker.ts'

/** A batch without its keys, which went to the finder: the number that the first of its accepted rows has there. */
export type ReadBatch = Omit<Batch, 'keys'> & { firstAccepted: number }

/** All files read once: what each was, and the batches of rows in the order in which they came. */
export type FirstPass = { files: FileReading[]; batches: ReadBatch[]; spillPath: (number: number) => string }

/** Below this, starting threads costs more than they save. */
const worthThreads = 24 * 1024 * 1024

/**
 * Reads all files, on as many threads as pay. `onKeys` gets the keys of each batch's accepted rows, in the order of
 * `batches`; they are not kept there. `onBytes` gets what has been read since it was last told.
 */
export async function readAll(
  inputs: readonly Input[],
  folder: string,
  onKeys: (keys: Uint32Array) => void,
  onBytes: (count: number) => void,
): Promise<FirstPass> {
  const spillPath = (number: number) => join(folder, `rows-${number}`)
  const files: FileReading[] = new Array(inputs.length)
  const batches: ReadBatch[] = []
  let accepted = 0
  const takeBatch = (batch: Batch) => {
    const { keys, ...rest } = batch
    batches.push({ ...rest, firstAccepted: accepted })
    accepted += keys.length / rowKeySize
    onKeys(keys)
  }
  const waiting = inputs.map(({ name, path }, file): Question => ({ file, name, path })).reverse()
  const take = (answer: Answer) => {
    if (answer.kind === 'batch') takeBatch(answer.batch)
    else if (answer.kind === 'bytes') onBytes(answer.count)
    else files[answer.file] = answer.reading
  }
  const threads = threadsFor(inputs)
  const others = Array.from({ length: threads - 1 }, (_, number) =>
    runThread(number + 1, spillPath(number + 1), waiting, take),
  )
  await readHere(spillPath(0), waiting, take)
  await Promise.all(others)
  return { files, batches, spillPath }
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

/** One thread that takes files until none waits. */
function runThread(number: number, path: string, waiting: Question[], take: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: { number, path },
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    })
    const next = () => {
      const question = waiting.pop()
      if (question === undefined) worker.terminate().then(() => resolve(), reject)
      else worker.postMessage(question)
    }
    worker.on('error', reject)
    worker.on('message', (answer: Answer) => {
      take(answer)
      if (answer.kind === 'file') next()
    })
    next()
  })
}
