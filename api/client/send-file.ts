import type { UploadAnswer } from '../contract/uploads.ts'
import { type Connection, problemOf, reach } from './http.ts'
import { MusterProblem, MusterUnreachable } from './problem.ts'

/** A file to send. `open` is called anew for each attempt, since a broken-off file is sent again from its first byte. */
export type FileToSend = {
  name: string
  /** Place among the files of the upload, from 0; without it files stand in order of arrival. */
  number?: number
  open(): Blob | AsyncIterable<Uint8Array> | Promise<Blob | AsyncIterable<Uint8Array>>
}

export type SendOptions = {
  /** Bytes of this file on their way so far; falls back to 0 when it is sent again. */
  onProgress?: (bytes: number) => void
  /** Called before each new attempt, with why the one before broke off. */
  onAgain?: (cause: Error, attempt: number) => void
  /** How long to go on trying while the server cannot be reached; milliseconds, five minutes where not given. */
  patience?: number
  signal?: AbortSignal
}

/** Streams one file into an upload. A broken connection or a restarted server: the file is sent again and replaces what was there of it. */
export async function sendFile(
  connection: Connection,
  upload: string,
  file: FileToSend,
  options: SendOptions = {},
): Promise<UploadAnswer> {
  const path = `/uploads/${encodeURIComponent(upload)}/files/${encodeURIComponent(file.name)}`
  const url = connection.url(path, { number: file.number })
  return persist(async () => {
    options.onProgress?.(0)
    const body = await file.open()
    if (body instanceof Blob && typeof XMLHttpRequest !== 'undefined') return sendBlob(connection, url, body, options)
    return sendStream(connection, url, body instanceof Blob ? body.stream() : body, options)
  }, options)
}

/** Tries again, ever more slowly, while the server cannot be reached. A refusal of the server ends it at once. */
export async function persist<T>(
  attempt: () => Promise<T>,
  options: Pick<SendOptions, 'onAgain' | 'patience' | 'signal'>,
): Promise<T> {
  const patience = options.patience ?? 300_000
  let since: number | null = null
  for (let round = 1; ; round++) {
    const began = Date.now()
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof MusterUnreachable) && !isPassing(error)) throw error
      // An attempt that lasted did reach the server: patience counts from when it broke off.
      if (since === null || Date.now() - began > 10_000) since = Date.now()
      if (Date.now() - since > patience) throw error
      options.onAgain?.(error as Error, round)
      await pause(Math.min(5000, 200 * 2 ** Math.min(round, 5)), options.signal)
    }
  }
}

/** A wait that can be called off. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

function isPassing(error: unknown): boolean {
  return error instanceof MusterProblem && error.code === 'not-ready'
}

async function sendStream(
  connection: Connection,
  url: string,
  body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  { onProgress, signal }: SendOptions,
): Promise<UploadAnswer> {
  let sent = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      yield chunk
      sent += chunk.length
      onProgress?.(sent)
    }
  }
  const init = {
    method: 'PUT',
    headers: connection.headers({ 'content-type': 'application/octet-stream' }),
    body: counted() as unknown as BodyInit,
    duplex: 'half',
    ...(signal ? { signal } : {}),
  }
  const answer = await reach(() => (connection.options.fetch ?? fetch)(url, init as RequestInit), signal)
  if (!answer.ok) throw await problemOf(answer)
  return (await reach(() => answer.json(), signal)) as UploadAnswer
}

/** In a browser: fetch cannot stream a body over HTTP/1.1 nor tell how far it is; XMLHttpRequest can. */
function sendBlob(
  connection: Connection,
  url: string,
  body: Blob,
  { onProgress, signal }: SendOptions,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(connection.headers({ 'content-type': 'application/octet-stream' })))
      request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress?.(event.loaded)
    request.onerror = () => reject(new MusterUnreachable('The server cannot be reached.'))
    request.onabort = () => reject(signal?.reason ?? new DOMException('Called off', 'AbortError'))
    request.onload = () => {
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { 'x-request-id': request.getResponseHeader('x-request-id') ?? '' },
      })
      if (answer.ok) answer.json().then((value) => resolve(value as UploadAnswer), reject)
      else problemOf(answer).then(reject, reject)
    }
    if (signal?.aborted) return reject(signal.reason)
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
