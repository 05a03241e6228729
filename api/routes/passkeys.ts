import type { FastifyReply, FastifyRequest } from 'fastify'
import { askLibrary, codeOf, type LibraryEndpoint, passCookies } from '../accounts/ask-library.ts'
import { noteAccount } from '../accounts/note-account.ts'
import { listPasskeys, namePasskey, removePasskey, shownPasskey } from '../accounts/passkeys.ts'
import { refuseOtherSites } from '../check-who.ts'
import { type ApiContext, type ApiServer, personOf } from '../context.ts'
import { done } from '../contract/common.ts'
import {
  type PasskeyOptions,
  passkey,
  passkeyBody,
  passkeyList,
  passkeyOptions,
  passkeyPatch,
  passkeySignIn,
} from '../contract/own-account.ts'
import { present, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'
import { attempts, tags as signInTags } from './sign-in.ts'

const tags = ['me']

/** A person's passkeys. A passkey asks for PIN, finger or face, and so stands for both factors. */
export function passkeyRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.get(
    '/me/passkeys',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'One’s passkeys, by name', response: gives(200, passkeyList) },
    },
    async (request) => ({ items: await listPasskeys(accounts, personOf(request).id) }),
  )

  server.post(
    '/me/passkeys/options',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: {
        tags,
        summary: 'What the browser needs to make one',
        description: 'For who signed in within a day: `sign-in-again` else.',
        response: gives(200, passkeyOptions),
      },
    },
    async (request, reply) => {
      personOf(request)
      return optionsFrom(await askLibrary(accounts, request, '/passkey/generate-register-options'), reply)
    },
  )

  server.post(
    '/me/passkeys',
    {
      config: { needs: 'signed-in', ...attempts },
      bodyLimit: 64 * 1024,
      schema: { tags, summary: 'Adds the one that was made', body: passkeyBody, response: gives(201, passkey) },
    },
    async (request, reply) => {
      const person = personOf(request)
      const answer = await verified(context, request, reply, '/passkey/verify-registration', request.body)
      const made = (await answer.json()) as Parameters<typeof shownPasskey>[0]
      await noteAccount(context, person, 'passkey-added')
      return reply.code(201).send(shownPasskey(made))
    },
  )

  server.patch(
    '/me/passkeys/:id',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Names one', params: idParams, body: passkeyPatch, response: gives(200, passkey) },
    },
    async (request) => present(await namePasskey(accounts, personOf(request).id, request.params.id, request.body.name)),
  )

  server.delete(
    '/me/passkeys/:id',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags,
        summary: 'Removes one; it lets nobody in any more',
        params: idParams,
        response: gives(200, done),
      },
    },
    async (request) => {
      const person = personOf(request)
      if (!(await removePasskey(accounts, person.id, request.params.id))) throw new Refused('not-found')
      await noteAccount(context, person, 'passkey-removed')
      return { ok: true as const }
    },
  )
}

/** Sign-in with a passkey: the browser offers those that it has for this address. */
export function passkeySignInRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.post(
    '/sign-in/passkey/options',
    {
      config: { needs: 'nothing', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: {
        tags: signInTags,
        summary: 'What the browser needs to ask for one',
        response: gives(200, passkeyOptions),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      const asked = { withoutSession: true }
      return optionsFrom(await askLibrary(accounts, request, '/passkey/generate-authenticate-options', asked), reply)
    },
  )

  server.post(
    '/sign-in/passkey',
    {
      config: { needs: 'nothing', ...attempts },
      bodyLimit: 64 * 1024,
      schema: {
        tags: signInTags,
        summary: 'Signs in with a passkey; sets the session cookie',
        body: passkeySignIn,
        response: gives(200, done),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      await verified(context, request, reply, '/passkey/verify-authentication', request.body)
      return { ok: true as const }
    },
  )
}

/** The library prefers that the person is verified; here it is needed. */
async function optionsFrom(answer: Response, reply: FastifyReply): Promise<PasskeyOptions> {
  if (!answer.ok)
    throw new Refused((await codeOf(answer)) === 'SESSION_NOT_FRESH' ? 'sign-in-again' : 'passkey-refused')
  passCookies(answer, reply)
  const options = (await answer.json()) as PasskeyOptions
  return 'rpId' in options ? { ...options, userVerification: 'required' } : options
}

async function verified(
  { accounts }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: LibraryEndpoint,
  body: unknown,
): Promise<Response> {
  const withoutSession = endpoint === '/passkey/verify-authentication'
  const answer = await askLibrary(accounts, request, endpoint, { body, withoutSession })
  if (!answer.ok)
    throw new Refused((await codeOf(answer)) === 'SESSION_NOT_FRESH' ? 'sign-in-again' : 'passkey-refused')
  passCookies(answer, reply)
  return answer
}
