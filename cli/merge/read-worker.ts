import { openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import { type Batch, readOne } from './read-one.ts'

/** What a reading thread is asked, and what it answers. */
export type Question = { file: number; name: string; path: string }
export type Answer =
  | { kind: 'batch'; batch: Batch }
  | { kind: 'bytes'; count: number }
  | { kind: 'file'; file: number; reading: FileReading }

const { number, path } = workerData as { number: number; path: string }
const spill = { number, descriptor: openSync(path, 'w'), length: 0 }
const answer = (message: Answer) => parentPort?.postMessage(message)

parentPort?.on('message', async (question: Question) => {
  let unsaid = 0
  const reading = await readOne(question.file, question.name, question.path, spill, {
    batch: (batch) => answer({ kind: 'batch', batch }),
    bytes: (count) => {
      unsaid += count
      if (unsaid < 4 * 1024 * 1024) return
      answer({ kind: 'bytes', count: unsaid })
      unsaid = 0
    },
  })
  answer({ kind: 'bytes', count: unsaid })
  answer({ kind: 'file', file: question.file, reading })
})
