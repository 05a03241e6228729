import type { Preferences } from '../contract/accounts.ts'
import type { Accounts } from './accounts.ts'
import type { Identity } from './identify.ts'
import { keepTokenPreferences } from './tokens.ts'

/**
 * Keeps a person's or token's choices beside those that they made before, as these are now: who asks may have been
 * remembered for seconds. A token's name stays. Gives what is kept.
 */
export async function keepPreferences(
  accounts: Accounts,
  { kind, id, name }: Pick<Identity, 'kind' | 'id' | 'name'>,
  given: { name?: string | undefined; preferences?: Preferences | undefined },
): Promise<{ name: string; preferences: Preferences }> {
  const chosen = given.preferences ?? {}
  if (kind === 'token') return { name, preferences: await keepTokenPreferences(accounts, id, chosen) }
  const { adapter } = accounts.context
  const where = [{ field: 'id', value: id }]
  const found = await adapter.findOne<{ name: string; preferences: string | null }>({ model: 'user', where })
  const preferences = { ...(found?.preferences ? (JSON.parse(found.preferences) as Preferences) : {}), ...chosen }
  const update = { preferences: JSON.stringify(preferences), name: given.name ?? found?.name ?? name }
  await adapter.update({ model: 'user', where, update })
  return { name: update.name, preferences }
}
