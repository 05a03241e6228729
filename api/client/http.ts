import type { Problem } from '../contract/problem.ts'
import { MusterProblem, MusterUnreachable } from './problem.ts'

export type ClientOptions = {
  /** `https://muster.contoso.example`; empty in the portal (same origin). */
  baseUrl?: string
  /** API token, or the session token of `muster login`; without one the browser's cookie is used. */
  token?: string
  /** Needed with a session; a token belongs to one organization already. */
  organization?: string | null
  /** Language of messages (`Accept-Language`). */
  language?: string
  fetch?: typeof fetch
}

export type Query = Record<string, unknown>
export type Ask = {
  query?: Query | undefined
  body?: unknown
  headers?: Record<string, string> | undefined
  signal?: AbortSignal | undefined
}

/** The connection that all parts of the client share. */
export type Connection = {
  options: ClientOptions
  url(path: string, query?: Query): string
  headers(more?: Record<string, string>): Record<string, string>
  /** Asks and gives the whole answer; throws MusterProblem on a refusal and MusterUnreachable when nothing answers. */
  send(method: string, path: string, ask?: Ask): Promise<Response>
  /** Asks and gives the JSON of the answer. */
  json<T>(method: string, path: string, ask?: Ask): Promise<T>
}

/** Opens the connection; nothing is sent yet. */
export function connect(options: ClientOptions): Connection {
  const base = (options.baseUrl ?? '').replace(/\/+$/, '')
  const url = (path: string, query?: Query): string => `${base}/api/v1${path}${queryText(query)}`
  const headers = (more?: Record<string, string>): Record<string, string> => ({
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    ...(options.organization ? { 'muster-organization': options.organization } : {}),
    ...(options.language ? { 'accept-language': options.language } : {}),
    ...more,
  })
  const send = async (method: string, path: string, ask: Ask = {}): Promise<Response> => {
    const json = ask.body !== undefined
    const init: RequestInit = {
      method,
      headers: headers({ ...(json ? { 'content-type': 'application/json' } : {}), ...ask.headers }),
      credentials: options.token ? 'omit' : 'same-origin',
      ...(json ? { body: JSON.stringify(ask.body) } : {}),
      ...(ask.signal ? { signal: ask.signal } : {}),
    }
    const answer = await reach(() => (options.fetch ?? fetch)(url(path, ask.query), init), ask.signal)
    if (!answer.ok) throw await problemOf(answer)
    return answer
  }
  return {
    options,
    url,
    headers,
    send,
    async json<T>(method: string, path: string, ask?: Ask): Promise<T> {
      const answer = await send(method, path, ask)
      return (await reach(() => answer.json(), ask?.signal)) as T
    },
  }
}

/** A refusal as MusterProblem, also where something between gave the answer (a proxy's page, for example). */
export async function problemOf(answer: Response): Promise<MusterProblem | MusterUnreachable> {
  const text = await answer.text().catch(() => '')
  const problem = parse(text)
  if (problem) return new MusterProblem(problem, secondsOf(answer.headers.get('retry-after')))
  if ([502, 503, 504].includes(answer.status)) return new MusterUnreachable(`The server answers ${answer.status}.`)
  return new MusterProblem({
    type: 'about:blank',
    status: answer.status,
    code: answer.status === 404 ? 'not-found' : answer.status === 413 ? 'body-too-large' : 'unexpected-error',
    title: `The server answers ${answer.status}.`,
    nextStep: '',
    requestId: answer.headers.get('x-request-id') ?? '',
  })
}

/** Retry-After in seconds; a date, which nobody here sends, counts as nothing said. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null
}

/** Runs a network call; its failure becomes MusterUnreachable, being called off stays what it is. */
export async function reach<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new MusterUnreachable('The server cannot be reached.', { cause: error })
  }
}

function parse(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'code' in value && 'status' in value
      ? (value as Problem)
      : null
  } catch {
    return null
  }
}

function queryText(query: Query | undefined): string {
  const text = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) text.append(key, String(one))
  return text.size === 0 ? '' : `?${text}`
}
