import type { FastifyReply, FastifyRequest } from 'fastify'
import { headersOf } from '../check-who.ts'
import type { Accounts } from './accounts.ts'

/**
 * Asks one of the account library's own endpoints (path below /api/auth) as the caller of a request would, whose origin
 * has been checked.
 */
export async function askLibrary(
  accounts: Accounts,
  request: FastifyRequest,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = headersOf(request)
  for (const name of ['content-length', 'content-type', 'host', 'transfer-encoding']) headers.delete(name)
  headers.set('origin', new URL(accounts.publicUrl).origin)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  return accounts.auth.handler(new Request(new URL(`/api/auth${path}`, accounts.publicUrl), init))
}

/** Hands the library's cookies on. */
export function passCookies(answer: Response | { headers: Headers }, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
}
