import type { FastifyInstance } from 'fastify'
import { askLibrary, passCookies } from '../accounts/ask-library.ts'
import type { ApiContext } from '../context.ts'
import { Refused } from '../problems/problem.ts'
import { refuseUnwritable } from '../refuse-unwritable.ts'

/**
 * The way back from a sign-in provider: the one address of the account library that others know, by this method and
 * path alone. All else under /api/auth is not there (404): what Muster needs of the library it asks by `askLibrary`.
 */
export function providerReturnRoute(server: FastifyInstance, context: ApiContext): void {
  const { accounts, identify } = context
  server.get(
    '/api/auth/callback/provider',
    {
      config: { needs: 'nothing', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { hide: true },
      preValidation: refuseUnwritable,
    },
    async (request, reply) => {
      if (!accounts.provider) throw new Refused('not-found')
      const [, query = ''] = /\?(.*)$/s.exec(request.url) ?? []
      const answer = await askLibrary(accounts, request, '/callback/provider', { query: new URLSearchParams(query) })
      identify.forget()
      passCookies(answer, reply)
      return reply.redirect(answer.headers.get('location') ?? '/sign-in')
    },
  )
}
