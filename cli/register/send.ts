import { createReadStream } from 'node:fs'
import { persist } from '../../api/client/send-file.ts'
import { type MusterClient, MusterProblem, MusterUnreachable } from '../../api/client.ts'
import type { NewUploadBody, UploadAnswer } from '../../api/contract/uploads.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../progress.ts'
import type { PlacedLocalFile } from './files.ts'

/** An upload as the commands see it: every call waits out a lost connection or a server that restarts. */
export type UploadLine = {
  client: MusterClient
  id: string
  /** Runs a call until it is answered; one calm line when the server goes, one when it is back. */
  steady<T>(call: () => Promise<T>): Promise<T>
  waiting: Waiting
}

/** How a lost connection is waited out, and told. */
type Waiting = { patience: number; signal: AbortSignal; onAgain(): void; answered(): void }

/** How long a command waits for a server that went away, in milliseconds: as long as the server keeps an upload nobody feeds. */
const patience = 3_600_000

/** Makes the upload under an id of this command. Not reachable at all: thrown at once; a connection that breaks is waited out. */
export async function openUpload(
  context: Context,
  client: MusterClient,
  progress: Progress,
  wanted: NewUploadBody & { id: string },
): Promise<UploadLine> {
  const line = joinUpload(context, client, progress, wanted.id)
  const create = (): Promise<UploadAnswer> => client.uploads.create(wanted, { signal: context.signal })
  await create().catch((error: unknown) => {
    if (error instanceof MusterUnreachable && wasReached(error)) return line.steady(create)
    throw error
  })
  return line
}

/** An upload that is there already. */
export function joinUpload(context: Context, client: MusterClient, progress: Progress, id: string): UploadLine {
  const waiting = waitCalmly(context, progress)
  const steady = async <T>(call: () => Promise<T>): Promise<T> => {
    const answer = await persist(call, waiting)
    waiting.answered()
    return answer
  }
  return { client, id, steady, waiting }
}

/** So many names go to the server at once. */
const announcedAtOnce = 1000

/** Sends the files in order, one after the other; the one in flight is sent again whenever the connection breaks. */
export async function sendFiles(
  context: Context,
  line: UploadLine,
  files: PlacedLocalFile[],
  progress: Progress,
): Promise<void> {
  const { say, terminal } = context
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const began = performance.now()
  for (let at = 0; at < files.length; at += announcedAtOnce) {
    const named = files.slice(at, at + announcedAtOnce).map(({ name, number }) => ({ name, number }))
    await line.steady(() => line.client.uploads.announce(line.id, { files: named }, { signal: context.signal }))
  }
  const rows = countRowsMeanwhile(context, line)
  let sentBefore = 0
  try {
    for (const [place, file] of files.entries()) {
      const onProgress = (bytes: number): void => {
        const sent = sentBefore + bytes
        const seconds = (performance.now() - began) / 1000
        const remaining = sent > 0 && seconds > 1 ? terminal.duration(((total - sent) * seconds) / sent) : null
        progress.show(sent, total, say.sending(file.name, place + 1, files.length, rows.count, remaining))
      }
      const open = () => createReadStream(file.path, { highWaterMark: 256 * 1024 })
      const { name, number } = file
      await line.client.uploads.sendFile(line.id, { name, number, open }, { onProgress, ...line.waiting })
      line.waiting.answered()
      sentBefore += file.bytes
    }
  } finally {
    rows.stop()
  }
}

/** Closes receiving. Said already, before a connection broke: what is there is the answer. */
export function closeUpload(context: Context, line: UploadLine): Promise<UploadAnswer> {
  return line.steady(() => check(context, line))
}

async function check({ signal }: Context, { client, id }: UploadLine): Promise<UploadAnswer> {
  try {
    return await client.uploads.check(id, { signal })
  } catch (error) {
    if (!(error instanceof MusterProblem && error.status === 409)) throw error
    const upload = await client.uploads.get(id, { signal })
    if (upload.status === 'receiving' && upload.phase === 'receiving') throw error
    return upload
  }
}

function waitCalmly({ signal, say }: Context, progress: Progress): Waiting {
  let lost = false
  return {
    patience,
    signal,
    onAgain: () => {
      if (!lost) progress.line(say.serverLost)
      lost = true
    },
    answered: () => {
      if (lost) progress.line(say.serverBack)
      lost = false
    },
  }
}

/** Rows that the server has read so far, asked once a second while files are on their way. */
function countRowsMeanwhile({ signal }: Context, { client, id }: UploadLine): { count: number; stop(): void } {
  const rows = { count: 0, stop: () => clearInterval(timer) }
  const timer = setInterval(() => {
    client.uploads.get(id, { signal }).then(
      (upload) => {
        rows.count = upload.counts.rows
      },
      () => {},
    )
  }, 1000)
  timer.unref()
  return rows
}

/** True where a server was there and the connection broke, other than a wrong address. */
function wasReached(error: Error): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && (at.code === 'ECONNRESET' || at.code === 'UND_ERR_SOCKET' || at.code === 'EPIPE')) return true
  }
  return false
}
