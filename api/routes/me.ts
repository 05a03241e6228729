import { permissionsOfRole } from '../../domain/permissions.ts'
import { roles } from '../../domain/words.ts'
import type { Identity } from '../accounts/identify.ts'
import { keepTokenPreferences, listTokens, makeToken, removeToken } from '../accounts/tokens.ts'
import { type ApiContext, type ApiServer, whoOf } from '../context.ts'
import { type Me, me, mePatch, tokenBody, tokenList, tokenMade } from '../contract/accounts.ts'
import { done } from '../contract/common.ts'
import { present, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** Who is signed in, and what they prefer. */
export function meRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context
  const tags = ['me']

  server.get(
    '/me',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Organizations, roles, preferences', response: gives(200, me) },
    },
    async (request) => meAnswer(whoOf(request).identity),
  )

  server.patch(
    '/me',
    {
      config: { needs: 'signed-in' },
      bodyLimit: 64 * 1024,
      schema: { tags, summary: 'Changes name or preferences (those given)', body: mePatch, response: gives(200, me) },
    },
    async (request) => {
      const { identity } = whoOf(request)
      const { name, preferences } = request.body
      const kept = { ...identity.preferences, ...preferences }
      if (identity.kind === 'token') await keepTokenPreferences(accounts, identity.id, kept)
      else {
        const update = { preferences: JSON.stringify(kept), ...(name === undefined ? {} : { name }) }
        await accounts.context.adapter.update({ model: 'user', where: [{ field: 'id', value: identity.id }], update })
      }
      context.identify.forget()
      return meAnswer({ ...identity, preferences: kept, name: name ?? identity.name })
    },
  )
}

function meAnswer({ memberships, ...identity }: Identity): Me {
  const organizations = memberships.map(({ id, name, role }) => ({
    id,
    name,
    role,
    permissions: [...permissionsOfRole[role]],
  }))
  return { ...identity, organizations }
}

/** API tokens of the organization. */
export function tokenRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, clock } = context
  const tags = ['tokens']

  server.get(
    '/tokens',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'API tokens of the organization', response: gives(200, tokenList) },
    },
    async (request) => ({ items: await listTokens(accounts, present(whoOf(request).membership).id) }),
  )

  server.post(
    '/tokens',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Makes one; its text is given once', body: tokenBody, response: gives(201, tokenMade) },
    },
    async (request, reply) => {
      const membership = present(whoOf(request).membership)
      const { name, role, expiresInDays } = request.body
      // Nobody makes a token that may do more than they may.
      if (roles.indexOf(role) < roles.indexOf(membership.role)) throw new Refused('not-allowed')
      const expiresAt = expiresInDays ? new Date(clock() + expiresInDays * 86_400_000) : null
      return reply.code(201).send(await makeToken(accounts, { organization: membership.id, name, role, expiresAt }))
    },
  )

  server.delete(
    '/tokens/:id',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Removes one; it stops working', params: idParams, response: gives(200, done) },
    },
    async (request) => {
      const removed = await removeToken(accounts, present(whoOf(request).membership).id, request.params.id)
      if (!removed) throw new Refused('not-found')
      context.identify.forget()
      return { ok: true as const }
    },
  )
}
