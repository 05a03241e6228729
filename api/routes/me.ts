import { permissionsOfRole } from '../../domain/permissions.ts'
import type { Identity } from '../accounts/identify.ts'
import { keepTokenPreferences } from '../accounts/tokens.ts'
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
      const { name, preferences } = request.body
      const kept = { ...identity.preferences, ...preferences }
      if (identity.kind === 'token') await keepTokenPreferences(accounts, identity.id, kept)
      else {
        const update = { preferences: JSON.stringify(kept), ...(name === undefined ? {} : { name }) }
        await accounts.context.adapter.update({ model: 'user', where: [{ field: 'id', value: identity.id }], update })
      }
      context.identify.forget()
      return meAnswer({ ...identity, preferences: kept, name: name ?? identity.name })
    },
  )
}

function meAnswer({ memberships, ...identity }: Identity): Me {
  const organizations = memberships.map(({ id, name, role }) => ({
    id,
    name,
    role,
    permissions: [...permissionsOfRole[role]],
  }))
  return { ...identity, organizations }
}
