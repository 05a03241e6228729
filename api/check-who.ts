import type { FastifyReply, FastifyRequest } from 'fastify'
import { mayDo } from '../domain/permissions.ts'
import { type Language, languages } from '../domain/words.ts'
import type { Membership } from './accounts/accounts.ts'
import type { Identity } from './accounts/identify.ts'
import type { ApiContext, Needs } from './context.ts'
import { Refused } from './problems/problem.ts'

/**
 * The door of every route: 401 without credentials, 403 for another site, another organization or too small a role.
 * It runs before the body is read. A route that does not say what it needs is closed.
 */
export function checkWho(context: ApiContext) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const needs = request.routeOptions.config.needs
    if (needs === 'nothing') return
    const found = await context.identify(headersOf(request))
    if (!found || needs === undefined) throw new Refused('sign-in-needed')
    for (const cookie of found.setCookie) reply.header('set-cookie', cookie)
    if (request.headers.authorization === undefined) refuseOtherSites(request, context)
    const membership = membershipFor(request, found.identity)
    request.who = { identity: found.identity, membership, language: languageWanted(request) }
    refuseSmallRole(needs, membership)
  }
}

/** Headers as the web's own kind, for the account library. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

/** A cookie goes along with requests that another site makes; those say where they come from. */
export function refuseOtherSites(request: FastifyRequest, context: Pick<ApiContext, 'publicUrl'>): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('origin-not-allowed')
  if (origin === undefined) return
  const own = [new URL(context.publicUrl).origin, `${request.protocol}://${request.host}`]
  if (!own.includes(origin)) throw new Refused('origin-not-allowed')
}

function membershipFor(request: FastifyRequest, identity: Identity): Membership | null {
  const wanted = organizationWanted(request)
  if (wanted === null) return identity.kind === 'token' ? (identity.memberships[0] ?? null) : null
  const membership = identity.memberships.find(({ id }) => id === wanted)
  if (!membership) throw new Refused('not-a-member')
  return membership
}

function organizationWanted(request: FastifyRequest): string | null {
  const header = request.headers['muster-organization']
  if (typeof header === 'string' && header !== '') return header
  const query = request.query as Record<string, unknown> | undefined
  return request.method === 'GET' && typeof query?.organization === 'string' ? query.organization : null
}

/** Links cannot set headers: for GET the language may stand in the address. */
function languageWanted(request: FastifyRequest): Language | null {
  const query = request.query as Record<string, unknown> | undefined
  return languages.find((one) => request.method === 'GET' && one === query?.language) ?? null
}

function refuseSmallRole(needs: Needs, membership: Membership | null): void {
  if (needs === 'signed-in' || needs === 'nothing') return
  if (!membership) throw new Refused('organization-needed')
  if (!mayDo(membership.role, needs)) throw new Refused('not-allowed')
}
