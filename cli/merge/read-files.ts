import { closeSync, openSync } from 'node:fs'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import type { FileQueue } from './file-queue.ts'
import { type Batch, readOne } from './read-one.ts'

/** What a reading thread says as it goes: bytes read since it was last told, and what a file was with all its batches. */
export type Answer =
  | { kind: 'bytes'; count: number }
  | { kind: 'file'; file: number; reading: FileReading; batches: Batch[] }

/** Progress is told after so many bytes. */
const bytesATurn = 4 * 1024 * 1024

/** Reads files of the queue on this thread until none waits; their rows go to the spill file at `path`. */
export async function readFiles(
  number: number,
  path: string,
  queue: FileQueue,
  take: (answer: Answer) => void,
): Promise<void> {
  const spill = { number, descriptor: openSync(path, 'w'), length: 0 }
  let unsaid = 0
  const tell = () => {
    take({ kind: 'bytes', count: unsaid })
    unsaid = 0
  }
  try {
    for (let next = queue.next(); next !== null; next = queue.next()) {
      const { file, input } = next
      const batches: Batch[] = []
      const reading = await readOne(file, input, spill, {
        batch: (batch) => batches.push(batch),
        bytes: (count) => {
          unsaid += count
          if (unsaid >= bytesATurn) tell()
        },
      })
      tell()
      take({ kind: 'file', file, reading, batches })
    }
  } finally {
    closeSync(spill.descriptor)
  }
}
