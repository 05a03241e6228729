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
  '/passkey/generate-register-options': 'GET',
  '/passkey/verify-registration': 'POST',
  '/passkey/generate-authenticate-options': 'GET',
  '/passkey/verify-authentication': 'POST',
  '/two-factor/enable': 'POST',
  '/two-factor/verify-totp': 'POST',
  '/two-factor/verify-backup-code': 'POST',
  '/two-factor/generate-backup-codes': 'POST',
  '/two-factor/disable': 'POST',
} as const satisfies Record<`/${string}`, 'GET' | 'POST'>
export type LibraryEndpoint = keyof typeof askedEndpoints

export type Asked = {
  query?: URLSearchParams
  body?: unknown
  /** Of who signs in: a session that is there all the same has no say. */
  withoutSession?: boolean
}

/**
 * Asks one of the account library's own endpoints as the caller of a request would, whose host and origin have been
 * checked. Its address is made of the list above; `query` and `body` are handed on.
 */
export async function askLibrary(
  accounts: Accounts,
  request: FastifyRequest,
  endpoint: LibraryEndpoint,
  { query, body, withoutSession = false }: Asked = {},
): Promise<Response> {
  const headers = headersOf(request)
  for (const name of ['content-length', 'content-type', 'host', 'transfer-encoding']) headers.delete(name)
  headers.set('origin', new URL(accounts.publicUrl).origin)
  headers.set(addressHeader, request.ip)
  if (withoutSession) forgetSession(headers, accounts.context.authCookies.sessionToken.name)
  const method = askedEndpoints[endpoint]
  if (method === 'POST') headers.set('content-type', 'application/json')
  const address = new URL(`/api/auth${endpoint}`, accounts.publicUrl)
  if (query) address.search = query.toString()
  const init = { method, headers, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) }
  return accounts.auth.handler(new Request(address, init))
}

function forgetSession(headers: Headers, cookie: string): void {
  headers.delete('authorization')
  const others = (headers.get('cookie') ?? '').split(';').filter((one) => !one.trim().startsWith(`${cookie}=`))
  headers.set('cookie', others.join(';'))
}

/** What the library says of a refusal: its code, such as `INVALID_CODE`. */
export async function codeOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => null)) as { code?: unknown } | null
  return typeof said?.code === 'string' ? said.code : ''
}

/** Hands the library's cookies on. */
export function passCookies(answer: Response | { headers: Headers }, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
}
