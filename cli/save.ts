import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context } from './context.ts'

/** Streams an answer to a file, or to standard output; a broken-off one never stands under the file's name. */
export async function save({ terminal, signal }: Context, answer: Response, output: string | undefined): Promise<void> {
  const body = Readable.from(answer.body ?? [])
  if (output === undefined) {
    for await (const chunk of body) if (!terminal.stdout.write(chunk)) await drained(terminal.stdout)
    return
  }
  const partial = `${output}.part`
  try {
    await pipeline(body, createWriteStream(partial), { signal })
    await rename(partial, output)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

const drained = (stream: NodeJS.WriteStream): Promise<void> => new Promise((go) => stream.once('drain', go))
