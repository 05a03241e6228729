import type { FastifyReply, FastifyRequest } from 'fastify'
import { headersOf } from '../check-who.ts'
import type { Accounts } from './accounts.ts'
import { addressHeader } from './auth.ts'

/**
 * Every endpoint of the account library that Muster asks, with its method: the whole list. Nothing of a caller's own
 * address ever reaches the library, which has many more.
 */
const askedEndpoints = {
  '/sign-in/email': 'POST',
  '/sign-in/social': 'POST',
  '/callback/provider': 'GET',
  '/sign-out': 'POST',
  '/device': 'GET',
  '/device/code': 'POST',
  '/device/token': 'POST',
  '/device/approve': 'POST',
  '/device/deny': 'POST',
} as const satisfies Record<`/${string}`, 'GET' | 'POST'>
export type LibraryEndpoint = keyof typeof askedEndpoints

/**
 * Asks one of the account library's own endpoints as the caller of a request would, whose host and origin have been
 * checked. Its address is made of the list above; `query` and `body` are handed on.
 */
export async function askLibrary(
  accounts: Accounts,
  request: FastifyRequest,
  endpoint: LibraryEndpoint,
  { query, body }: { query?: URLSearchParams; body?: unknown } = {},
): Promise<Response> {
  const headers = headersOf(request)
  for (const name of ['content-length', 'content-type', 'host', 'transfer-encoding']) headers.delete(name)
  headers.set('origin', new URL(accounts.publicUrl).origin)
  headers.set(addressHeader, request.ip)
  const method = askedEndpoints[endpoint]
  if (method === 'POST') headers.set('content-type', 'application/json')
  const address = new URL(`/api/auth${endpoint}`, accounts.publicUrl)
  if (query) address.search = query.toString()
  const init = { method, headers, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) }
  return accounts.auth.handler(new Request(address, init))
}

/** Hands the library's cookies on. */
export function passCookies(answer: Response | { headers: Headers }, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
}
