import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { askLibrary, passCookies } from '../accounts/ask-library.ts'
import { codeClient, providerId } from '../accounts/auth.ts'
import { hasOwner } from '../accounts/first-owner.ts'
import { digestOfLink } from '../accounts/invitations.ts'
import { refuseOtherSites } from '../check-who.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import {
  codeAnswer,
  codeDecision,
  codeQuestion,
  codeStarted,
  signInAnswer,
  signInBody,
  signInWays,
} from '../contract/accounts.ts'
import { done } from '../contract/common.ts'
import { Refused } from '../problems/problem.ts'
import { gives } from './schemas.ts'

/** So many attempts a minute from one address. */
export const attempts = { rateLimit: { max: 10, timeWindow: 60_000 } }
export const tags = ['sign-in']

/** Sign-in by password or provider, sign-out. */
export function signInRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.get(
    '/sign-in',
    {
      config: { needs: 'nothing' },
      schema: { tags, summary: 'Which ways in there are', response: gives(200, signInWays) },
    },
    async () => ({
      setUp: await hasOwner(accounts),
      password: true,
      passkey: true,
      provider: accounts.provider ? { id: providerId, name: accounts.provider.name } : null,
    }),
  )

  server.post(
    '/sign-in',
    {
      config: { needs: 'nothing', ...attempts },
      schema: {
        tags,
        summary: 'Signs in; sets the session cookie',
        description: 'With a second factor, `ok` is false and a code is asked: POST /sign-in/second-factor.',
        body: signInBody,
        response: gives(200, signInAnswer),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      const { email, password, remember } = request.body
      const attempt = await context.attempts.begin(email, request, reply)
      const answer = await askLibrary(accounts, request, '/sign-in/email', {
        body: { email: email.toLowerCase(), password, rememberMe: remember },
      })
      if (!answer.ok) throw new Refused('sign-in-refused')
      attempt.succeeded()
      passCookies(answer, reply)
      const secondFactor = await asksSecondFactor(answer)
      return { ok: !secondFactor, secondFactor }
    },
  )

  server.post(
    '/sign-out',
    { config: { needs: 'signed-in' }, schema: { tags, summary: 'Ends the session', response: gives(200, done) } },
    async (request, reply) => {
      passCookies(await askLibrary(accounts, request, '/sign-out'), reply)
      context.identify.forget()
      return { ok: true as const }
    },
  )

  server.get(
    '/sign-in/provider',
    {
      config: { needs: 'nothing', ...attempts },
      schema: {
        tags,
        summary: 'Goes to the sign-in provider, and from there back to the portal',
        querystring: z.object({
          to: z.string().max(2000).default('/'),
          invitation: z.string().max(200).optional().describe('of who has no account here yet: it is made'),
        }),
      },
    },
    async (request, reply) => {
      if (!accounts.provider) throw new Refused('not-found')
      const { to, invitation } = request.query
      const invited = await isInvited(context, invitation)
      return reply.redirect(await providerAddress(context, request, reply, to, invited))
    },
  )
}

/** True where the password was right, and the library asks for a code before there is a session. */
export async function asksSecondFactor(answer: Response): Promise<boolean> {
  return ((await answer.json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect === true
}

/** Nobody signs up; but the provider may make the account of who holds an invitation. */
async function isInvited({ store, clock }: ApiContext, secret: string | undefined): Promise<boolean> {
  return secret !== undefined && (await store.people.findInvitation(digestOfLink(secret), clock())) !== null
}

async function providerAddress(
  { accounts }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  to: string,
  invited: boolean,
): Promise<string> {
  const back = /^\/(?![/\\])/.test(to) ? to : '/'
  const answer = await askLibrary(accounts, request, '/sign-in/social', {
    body: {
      provider: providerId,
      callbackURL: new URL(back, accounts.publicUrl).href,
      errorCallbackURL: new URL('/sign-in', accounts.publicUrl).href,
      requestSignUp: invited,
      disableRedirect: true,
    },
  })
  const { url } = (await answer.json()) as { url?: string }
  if (!answer.ok || !url) throw new Error(`the sign-in provider cannot be asked: ${answer.status}`)
  passCookies(answer, reply)
  return url
}

/** Sign-in of a program by a code that a person approves (RFC 8628). */
export function codeRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.post(
    '/sign-in/code',
    {
      config: { needs: 'nothing', ...attempts },
      schema: { tags, summary: 'Begins the sign-in of a program', response: gives(200, codeStarted) },
    },
    async (request) => {
      const answer = await askLibrary(accounts, request, '/device/code', { body: { client_id: codeClient } })
      const code = (await answer.json()) as Record<string, string | number>
      if (!answer.ok) throw new Error(`no code was made: ${answer.status}`)
      return {
        deviceCode: String(code.device_code),
        userCode: String(code.user_code),
        page: String(code.verification_uri),
        interval: Number(code.interval),
        expiresIn: Number(code.expires_in),
      }
    },
  )

  server.post(
    '/sign-in/code/answer',
    {
      config: { needs: 'nothing', rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'Whether the person has approved',
        body: codeQuestion,
        response: gives(200, codeAnswer),
      },
    },
    async (request) => {
      const answer = await askLibrary(accounts, request, '/device/token', {
        body: {
          grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
          device_code: request.body.deviceCode,
          client_id: codeClient,
        },
      })
      const said = (await answer.json()) as { access_token?: string; error?: string }
      if (answer.ok && said.access_token) return { status: 'done' as const, token: said.access_token }
      return { status: statusOfError[said.error ?? ''] ?? ('expired' as const), token: null }
    },
  )

  server.post(
    '/sign-in/code/decision',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: { tags, summary: 'Approves or denies a program', body: codeDecision, response: gives(200, done) },
    },
    async (request) => {
      const userCode = request.body.userCode.replaceAll('-', '').trim().toUpperCase()
      // Asking for it makes it this person's to decide.
      await askLibrary(accounts, request, '/device', { query: new URLSearchParams({ user_code: userCode }) })
      const decision = request.body.approve ? '/device/approve' : '/device/deny'
      const answer = await askLibrary(accounts, request, decision, { body: { userCode } })
      if (!answer.ok) throw new Refused('not-found')
      return { ok: true as const }
    },
  )
}

const statusOfError: Record<string, 'pending' | 'slow-down' | 'denied' | 'expired'> = {
  authorization_pending: 'pending',
  slow_down: 'slow-down',
  access_denied: 'denied',
  expired_token: 'expired',
}
