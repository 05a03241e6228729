import { listTokens, makeToken } from '../accounts/tokens.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf, whoOf } from '../context.ts'
import { tokenBody, tokenList, tokenMade } from '../contract/accounts.ts'
import { done } from '../contract/common.ts'
import { granted, present } from '../problems/problem.ts'
import { refuseAbove } from './members.ts'
import { gives, idParams } from './schemas.ts'

/** API tokens of the organization. */
export function tokenRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, clock, store } = context
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
      refuseAbove(membership.role, role)
      const expiresAt = expiresInDays ? new Date(clock() + expiresInDays * 86_400_000) : null
      const wanted = { organization: membership.id, name, role, expiresAt }
      return reply.code(201).send(await makeToken(accounts, wanted, actorOf(request)))
    },
  )

  server.delete(
    '/tokens/:id',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Revokes one; it stops working at once', params: idParams, response: gives(200, done) },
    },
    async (request) => {
      const membership = present(whoOf(request).membership)
      const tokens = await listTokens(accounts, membership.id)
      const found = present(tokens.find(({ id }) => id === request.params.id))
      refuseAbove(membership.role, found.role)
      const gone = await store.people.removeToken(orgOf(request), found.id, actorOf(request), clock())
      context.identify.forget()
      return granted(gone)
    },
  )
}
