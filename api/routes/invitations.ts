import type { FastifyReply, FastifyRequest } from 'fastify'
import { findOrganization, makePerson } from '../accounts/accounts.ts'
import { leftBehind } from '../accounts/first-owner.ts'
import { digestOfLink, inviteByLink } from '../accounts/invitations.ts'
import { joinByInvitation, listMembers, roleOfMember } from '../accounts/people.ts'
import { headersOf, refuseOtherSites } from '../check-who.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf, whoOf } from '../context.ts'
import { done } from '../contract/common.ts'
import {
  type AcceptBody,
  acceptBody,
  accepted,
  invitationBody,
  invitationList,
  invitationMade,
  invitationQuery,
  invitationState,
} from '../contract/people.ts'
import { granted, present, Refused } from '../problems/problem.ts'
import { refuseAbove } from './members.ts'
import { gives, idParams } from './schemas.ts'
import { signInWithPassword } from './setup.ts'
import { attempts } from './sign-in.ts'

const tags = ['people']

/** Invitations: made and withdrawn by who may give the role. */
export function invitationRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, store, clock } = context

  server.get(
    '/invitations',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Open invitations, newest first', response: gives(200, invitationList) },
    },
    async (request) => ({ items: await store.people.invitations(orgOf(request), clock()) }),
  )

  server.post(
    '/invitations',
    {
      config: { needs: 'administer' },
      schema: {
        tags,
        summary: 'Invites an e-mail address; the link is given once, works once, for 7 days',
        description: 'Muster sends no mail: hand the link over yourself. An open invitation of the address ends.',
        body: invitationBody,
        response: gives(201, invitationMade),
      },
    },
    async (request, reply) => {
      const { id: organization, role: own } = present(whoOf(request).membership)
      const { role } = request.body
      const email = request.body.email.toLowerCase()
      refuseAbove(own, role)
      const members = await listMembers(accounts, organization)
      if (members.some((member) => member.email === email)) throw new Refused('member-already')
      const made = await inviteByLink(accounts, orgOf(request), { email, role }, actorOf(request), clock())
      return reply.code(201).send(made)
    },
  )

  server.delete(
    '/invitations/:id',
    {
      config: { needs: 'administer' },
      schema: { tags, summary: 'Withdraws one; its link stops working', params: idParams, response: gives(200, done) },
    },
    async (request) => {
      const open = await store.people.invitations(orgOf(request), clock())
      const found = present(open.find(({ id }) => id === request.params.id))
      refuseAbove(present(whoOf(request).membership).role, found.role)
      return granted(await store.people.withdraw(orgOf(request), found.id, actorOf(request), clock()))
    },
  )
}

/** The invited person's side: what the link is for, and joining. */
export function acceptRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, store, clock } = context

  server.get(
    '/invitation',
    {
      config: { needs: 'nothing', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'What an invitation is for',
        querystring: invitationQuery,
        response: gives(200, invitationState),
      },
    },
    async (request) => {
      const { token } = request.query
      const found = token ? await store.people.findInvitation(digestOfLink(token), clock()) : null
      if (!found) return { kind: 'none' as const, email: null, organization: null, role: null }
      const { email, role } = found
      const known = await hasAccount(context, email)
      const organization = (await findOrganization(accounts, found.organization))?.name ?? ''
      return { kind: known ? ('known' as const) : ('new' as const), email, organization, role }
    },
  )

  server.post(
    '/invitation',
    {
      config: { needs: 'nothing', ...attempts },
      schema: {
        tags,
        summary: 'Accepts an invitation: with name and password, or signed in as the invited person',
        body: acceptBody,
        response: gives(200, accepted),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      const found = await store.people.findInvitation(digestOfLink(request.body.token), clock())
      if (!found) throw new Refused('invitation-not-valid')
      if (await hasAccount(context, found.email)) await joinAsKnown(context, request, found.email)
      else await joinAsNew(context, request, reply, found)
      context.identify.forget()
      const { id, name } = present(await findOrganization(accounts, found.organization))
      return { organization: { id, name } }
    },
  )
}

/** Somebody with a way to sign in; making an account may have broken off before there was one. */
async function hasAccount({ accounts }: ApiContext, email: string): Promise<boolean> {
  const found = await accounts.context.internalAdapter.findUserByEmail(email, { includeAccounts: true })
  return (found?.accounts.length ?? 0) > 0
}

async function joinAsKnown(context: ApiContext, request: FastifyRequest<{ Body: AcceptBody }>, email: string) {
  const { identity } = (await context.identify(headersOf(request))) ?? {}
  if (identity?.kind !== 'user') throw new Refused('sign-in-needed')
  if (identity.email?.toLowerCase() !== email) throw new Refused('invitation-of-another')
  await join(context, request.body.token, identity)
}

/** The address is not proven by a link that somebody handed over, so no sign-in provider takes the account on by it. */
async function joinAsNew(
  context: ApiContext,
  request: FastifyRequest<{ Body: AcceptBody }>,
  reply: FastifyReply,
  { email, organization }: { email: string; organization: string },
): Promise<void> {
  const { accounts } = context
  const { token, name, password } = request.body
  const missing = [...(name ? [] : ['name']), ...(password ? [] : ['password'])]
  if (!name || !password)
    throw new Refused('request-not-valid', { fields: missing.map((path) => ({ path, message: 'needed' })) })
  const named = (await findOrganization(accounts, organization))?.name ?? ''
  const made = await makePerson(accounts, { name, email, password, emailVerified: false, organization: named })
  const person = made ?? (await leftBehind(accounts, { email, password }))
  if (!person) throw new Refused('sign-in-needed')
  try {
    await join(context, token, { id: person.id, name })
  } catch (refusal) {
    // The same request, sent twice at once: the other one made them a member.
    if ((await roleOfMember(accounts, organization, person.id)) === null) {
      if (made) await accounts.context.internalAdapter.deleteUser(made.id)
      throw refusal
    }
  }
  await signInWithPassword(context, request, reply, email, password)
}

async function join({ accounts, clock }: ApiContext, token: string, { id, name }: { id: string; name: string }) {
  const answer = await joinByInvitation(accounts, digestOfLink(token), { id, name }, clock())
  if (answer === 'member-already') throw new Refused('member-already')
  if (answer === 'not-valid') throw new Refused('invitation-not-valid')
}
