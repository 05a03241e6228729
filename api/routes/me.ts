import { permissionsOfRole } from '../../domain/permissions.ts'
import type { Identity } from '../accounts/identify.ts'
import { keepPreferences } from '../accounts/keep-preferences.ts'
import { type ApiContext, type ApiServer, whoOf } from '../context.ts'
import { type Me, me, mePatch } from '../contract/accounts.ts'
import { gives } from './schemas.ts'

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
      const kept = await keepPreferences(accounts, identity, request.body)
      context.identify.forget()
      return meAnswer({ ...identity, ...kept })
    },
  )
}

function meAnswer({ memberships, session: _session, ...identity }: Identity): Me {
  const organizations = memberships.map(({ id, name, role }) => ({
    id,
    name,
    role,
    permissions: [...permissionsOfRole[role]],
  }))
  return { ...identity, organizations }
}
