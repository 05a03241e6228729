import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { changePassword, organizationsWithoutPeople } from '../accounts/accounts.ts'
import { askLibrary, passCookies } from '../accounts/ask-library.ts'
import { hasOwner, makeFirstOwner } from '../accounts/first-owner.ts'
import { isStillGood, type Link, type PasswordLink, readLink, spendLink } from '../accounts/links.ts'
import { findPerson, noteAccount } from '../accounts/note-account.ts'
import { removeSecondFactor } from '../accounts/second-factor.ts'
import { endSessionsOf } from '../accounts/sessions.ts'
import { refuseOtherSites } from '../check-who.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { type SetupDone, setupBody, setupDone, setupQuery, setupState } from '../contract/accounts.ts'
import { Refused } from '../problems/problem.ts'
import { gives } from './schemas.ts'
import { asksSecondFactor, attempts } from './sign-in.ts'

/** The one-time link: the first person, or a new password. */
export function setupRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts, store, clock } = context
  const tags = ['sign-in']
  const linkOf = async (token: string | undefined): Promise<Link | null> => {
    const link = token ? await readLink(store, token, clock()) : null
    if (link?.kind === 'password') return (await isStillGood(accounts, link)) ? link : null
    return link && (await hasOwner(accounts)) ? null : link
  }
  // One at a time: of two that use the same link at once the second finds it used.
  let before: Promise<unknown> = Promise.resolve()

  server.get(
    '/setup',
    {
      config: { needs: 'nothing', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { tags, summary: 'What a link is for', querystring: setupQuery, response: gives(200, setupState) },
    },
    async (request) => {
      const link = await linkOf(request.query.token)
      if (!link) return { kind: 'none' as const, email: null, organizations: [] }
      if (link.kind === 'password') return { kind: 'password' as const, email: link.email, organizations: [] }
      return { kind: 'first' as const, email: null, organizations: await organizationsWithoutPeople(accounts) }
    },
  )

  server.post(
    '/setup',
    {
      config: { needs: 'nothing', ...attempts },
      schema: {
        tags,
        summary: 'Makes the first person, or sets a new password; signs in',
        body: setupBody,
        response: gives(200, setupDone),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      const turn = before.then(async () => {
        const link = await linkOf(request.body.token)
        if (!link) throw new Refused(await whyNoLink(context))
        return link.kind === 'first' ? setUpFirst(context, request.body) : setPassword(context, link, request.body)
      })
      before = turn.catch(() => {})
      const { email, ...made } = await turn
      context.identify.forget()
      const secondFactor = await signInWithPassword(context, request, reply, email, request.body.password)
      return { ...made, secondFactor }
    },
  )
}

type Body = z.output<typeof setupBody>
type Made = Pick<SetupDone, 'organization'> & { email: string }

async function whyNoLink({ accounts }: ApiContext): Promise<'set-up-done' | 'set-up-link-not-valid'> {
  return (await hasOwner(accounts)) ? 'set-up-done' : 'set-up-link-not-valid'
}

async function setUpFirst({ accounts, store }: ApiContext, body: Body): Promise<Made> {
  const { name, email, password, organization: wanted } = body
  const missing = [...(name ? [] : ['name']), ...(email ? [] : ['email']), ...(wanted ? [] : ['organization'])]
  if (!name || !email || !wanted)
    throw new Refused('request-not-valid', { fields: missing.map((path) => ({ path, message: 'needed' })) })
  const made = await makeFirstOwner(accounts, { name, email, password, organization: wanted })
  if ('refused' in made) {
    if (made.refused === 'not-found') throw new Refused('not-found')
    throw new Refused('conflict', { detail: 'this e-mail address is taken' })
  }
  await spendLink(store, body.token)
  return { email, organization: { id: made.id, name: made.name } }
}

async function setPassword(context: ApiContext, link: PasswordLink, body: Body): Promise<Made> {
  const { accounts, store } = context
  await changePassword(accounts, link.user, body.password)
  await spendLink(store, body.token)
  await endSessionsOf(accounts, link.user)
  const person = await findPerson(accounts, link.user)
  await noteAccount(context, person, 'password-changed')
  if (link.withoutSecondFactor && (await removeSecondFactor(accounts, link.user)))
    await noteAccount(context, person, 'second-factor-off')
  return { email: link.email, organization: null }
}

/** Signs the person in who has just set their password; true where a code is asked before they are. */
export async function signInWithPassword(
  { accounts }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
  password: string,
): Promise<boolean> {
  const answer = await askLibrary(accounts, request, '/sign-in/email', {
    body: { email: email.toLowerCase(), password, rememberMe: true },
  })
  if (!answer.ok) throw new Error(`signing in after set-up failed: ${answer.status}`)
  passCookies(answer, reply)
  return asksSecondFactor(answer)
}
