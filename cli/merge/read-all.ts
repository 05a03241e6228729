import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import { FileQueue } from './file-queue.ts'
import type { Input } from './list-inputs.ts'
import { type Answer, readFiles } from './read-files.ts'
import type { Batch } from './read-one.ts'
import type { ThreadTask } from './read-worker.ts'

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
  const queue = new FileQueue(inputs)
  const take = (answer: Answer) => {
    if (answer.kind === 'bytes') onBytes(answer.count)
    else {
      files[answer.file] = answer.reading
      for (const batch of answer.batches) read.push(batch)
    }
  }
  const threads = threadsFor(inputs)
  const workers = Array.from({ length: threads - 1 }, (_, number) => {
    return startThread({ spill: number + 1, path: spillPath(number + 1), queue: queue.shared })
  })
  try {
    const others = Promise.all(workers.map((worker) => readThere(worker, take)))
    // What goes wrong there is seen once what is read here is done.
    others.catch(() => {})
    await readFiles(0, spillPath(0), queue, take)
    await others
  } catch (fault) {
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw fault
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

function startThread(task: ThreadTask): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
  })
}

/** Takes what another thread answers until it has ended. */
function readThere(worker: Worker, take: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('a reading thread ended early')))
    worker.on('message', (answer: Answer | 'done') => {
      try {
        if (answer === 'done') resolve()
        else take(answer)
      } catch (fault) {
        reject(fault)
      }
    })
  })
}
