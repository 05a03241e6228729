import { mayDo, mayGive, rolesGivenBy } from '../../domain/permissions.ts'
import type { Role } from '../../domain/words.ts'
import type { Membership } from '../accounts/accounts.ts'
import { listMembers, roleOfMember } from '../accounts/people.ts'
import { listTokens } from '../accounts/tokens.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf, whoOf } from '../context.ts'
import { done } from '../contract/common.ts'
import { memberList, removeMemberQuery, roleBody } from '../contract/people.ts'
import { granted, present, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** Who belongs to the organization, in which role. */
export function memberRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, store, clock } = context
  const tags = ['people']

  server.get(
    '/members',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Everyone who belongs to the organization, by name', response: gives(200, memberList) },
    },
    async (request) => ({ items: await listMembers(accounts, present(whoOf(request).membership).id) }),
  )

  server.patch(
    '/members/:id',
    {
      config: { needs: 'administer' },
      schema: {
        tags,
        summary: 'Changes the role of a member; holds at once',
        params: idParams,
        body: roleBody,
        response: gives(200, done),
      },
    },
    async (request) => {
      const membership = present(whoOf(request).membership)
      const { id: user } = request.params
      const { role: to } = request.body
      const from = present(await roleOfMember(accounts, membership.id, user))
      refuseAbove(membership.role, from, to)
      if (from === to) return { ok: true as const }
      const change = { user, from, to, mayStillGive: rolesGivenBy[to] }
      const changed = await store.people.changeRole(orgOf(request), change, actorOf(request), clock())
      context.identify.forget()
      return ownerKept(changed)
    },
  )

  server.delete(
    '/members/:id',
    {
      // Leaving is everyone's; removing others is not.
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Removes a member, or leaves; sessions and what they may do end at once',
        params: idParams,
        querystring: removeMemberQuery,
        response: gives(200, done),
      },
    },
    async (request) => {
      const { identity, membership: mine } = whoOf(request)
      const membership = present(mine)
      const { id: user } = request.params
      const leaves = identity.kind === 'user' && identity.id === user
      if (!leaves && !mayDo(membership.role, 'administer')) throw new Refused('not-allowed')
      const from = present(await roleOfMember(accounts, membership.id, user))
      if (!leaves) refuseAbove(membership.role, from)
      const tokens = request.query.revokeTokens ? await tokensToRevoke(context, membership, user) : []
      const gone = await store.people.removeMember(orgOf(request), { user, from, tokens }, actorOf(request), clock())
      context.identify.forget()
      return ownerKept(gone)
    },
  )
}

/** Nobody gives, changes or takes away a role above their own. */
export function refuseAbove(own: Role, ...touched: Role[]): void {
  if (touched.some((role) => !mayGive(own, role))) throw new Refused('role-too-high')
}

async function tokensToRevoke({ accounts }: ApiContext, { id, role }: Membership, user: string): Promise<string[]> {
  const tokens = (await listTokens(accounts, id)).filter(({ createdBy }) => createdBy?.id === user)
  return tokens.filter((token) => mayGive(role, token.role)).map((token) => token.id)
}

/** The store refuses a change after which nobody would be owner. */
function ownerKept<T extends object>(answer: Parameters<typeof granted<T>>[0]): T {
  if ('refused' in answer && answer.refused === 'conflict') throw new Refused('last-owner')
  return granted<T>(answer)
}
