import { parentPort, workerData } from 'node:worker_threads'
import { FileQueue, type SharedQueue } from './file-queue.ts'
import { readFiles } from './read-files.ts'

/** What a reading thread is given: the number and path of its spill file, and the files. It says `done` after its answers. */
export type ThreadTask = { spill: number; path: string; queue: SharedQueue }

const { spill, path, queue } = workerData as ThreadTask
await readFiles(spill, path, new FileQueue(queue.inputs, queue.taken), (answer) => parentPort?.postMessage(answer))
parentPort?.postMessage('done')
