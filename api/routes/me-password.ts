import type { FastifyReply, FastifyRequest } from 'fastify'
import { changePassword, hasPassword, isPasswordOf } from '../accounts/accounts.ts'
import { noteAccount } from '../accounts/note-account.ts'
import { listPasskeys } from '../accounts/passkeys.ts'
import { secondFactorOf } from '../accounts/second-factor.ts'
import { endOtherSessions, endSession, listSessions } from '../accounts/sessions.ts'
import { type ApiContext, type ApiServer, personOf } from '../context.ts'
import { done } from '../contract/common.ts'
import { passwordBody, sessionList, sessionsEnded, waysIn } from '../contract/own-account.ts'
import { Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'
import { attempts } from './sign-in.ts'

export const tags = ['me']

/** A person's own password and sessions. */
export function mePasswordRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.get(
    '/me/ways-in',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Which ways in one has set up', response: gives(200, waysIn) },
    },
    async (request) => {
      const { id } = personOf(request)
      const [password, factor, passkeys] = await Promise.all([
        hasPassword(accounts, id),
        secondFactorOf(accounts, id),
        listPasskeys(accounts, id),
      ])
      const recoveryCodes = factor?.recoveryCodes ?? null
      return { password, secondFactor: factor !== null, recoveryCodes, passkeys: passkeys.length }
    },
  )

  server.post(
    '/me/password',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: {
        tags,
        summary: 'Sets another password; asks for the one now',
        description: 'Links to set a password end with it; other sessions where that is asked.',
        body: passwordBody,
        response: gives(200, done),
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const { current, password, endOtherSessions: endOthers } = request.body
      await confirmPassword(context, request, reply, current, 'current')
      await changePassword(accounts, person.id, password)
      if (endOthers) await endOtherSessions(accounts, person.id, person.session)
      await noteAccount(context, person, 'password-changed')
      return { ok: true as const }
    },
  )

  server.get(
    '/me/sessions',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Where one is signed in, newest first', response: gives(200, sessionList) },
    },
    async (request) => {
      const { id, session } = personOf(request)
      return { items: await listSessions(accounts, id, session) }
    },
  )

  server.delete(
    '/me/sessions/:id',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Ends a session; it stops at once', params: idParams, response: gives(200, done) },
    },
    async (request) => {
      const person = personOf(request)
      if (!(await endSession(accounts, person.id, request.params.id))) throw new Refused('not-found')
      await noteAccount(context, person, 'sessions-ended')
      return { ok: true as const }
    },
  )

  server.delete(
    '/me/sessions',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Ends all sessions but this one', response: gives(200, sessionsEnded) },
    },
    async (request) => {
      const person = personOf(request)
      const ended = await endOtherSessions(accounts, person.id, person.session)
      if (ended > 0) await noteAccount(context, person, 'sessions-ended')
      return { ended }
    },
  )
}

/** The password once more, from who is signed in: a session that somebody else came by is not enough. */
export async function confirmPassword(
  { accounts, attempts }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  password: string,
  field = 'password',
): Promise<void> {
  const { id, email } = personOf(request)
  const attempt = await attempts.begin(email, request, reply)
  if (!(await isPasswordOf(accounts, id, password)))
    throw new Refused('password-wrong', { fields: [{ path: field, message: 'is not the password' }] })
  attempt.succeeded()
}
