import { membershipsOf } from '../accounts/accounts.ts'
import { linkAddress, makeLink, passwordLifetimeMs, passwordLink } from '../accounts/links.ts'
import { findPerson, noteAccount } from '../accounts/note-account.ts'
import { roleOfMember } from '../accounts/people.ts'
import { type ApiContext, type ApiServer, actorOf, whoOf } from '../context.ts'
import { resetLinkBody, resetLinkMade } from '../contract/own-account.ts'
import { present, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** An owner lets somebody of the organization choose a new password. */
export function resetLinkRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, store, clock } = context

  server.post(
    '/members/:id/reset-link',
    {
      config: { needs: 'administer' },
      schema: {
        tags: ['people'],
        summary: 'Makes a link for a new password; given once, works once, for a day',
        description:
          'For owners, of somebody else who belongs to no organization that the owner does not own. Using it ends all sessions of that person.',
        params: idParams,
        body: resetLinkBody,
        response: gives(201, resetLinkMade),
      },
    },
    async (request, reply) => {
      const { identity, membership } = whoOf(request)
      const { id: organization, role } = present(membership)
      if (role !== 'owner') throw new Refused('role-too-high')
      const { id: user } = request.params
      present(await roleOfMember(accounts, organization, user))
      if (identity.id === user) throw new Refused('conflict', { detail: 'the own password' })
      const owned = new Set(identity.memberships.filter((one) => one.role === 'owner').map(({ id }) => id))
      // Whoever can set a password gets in everywhere that its person does.
      if ((await membershipsOf(accounts, user)).some(({ id }) => !owned.has(id))) throw new Refused('person-elsewhere')
      const person = await findPerson(accounts, user)
      const now = clock()
      const secret = await makeLink(store, await passwordLink(accounts, person, request.body.withoutSecondFactor), now)
      await noteAccount(context, person, 'reset-link-made', actorOf(request))
      const expiresAt = new Date(now + passwordLifetimeMs).toISOString()
      return reply.code(201).send({ link: linkAddress(accounts.publicUrl, secret), email: person.email, expiresAt })
    },
  )
}
