import type { PasskeyAnswer } from '../contract/own-account.ts'
import type { Accounts } from './accounts.ts'

type PasskeyRecord = { id: string; name: string | null; createdAt: Date | null; backedUp: boolean }

/** Passkeys of a person, by name. */
export async function listPasskeys({ context }: Accounts, user: string): Promise<PasskeyAnswer[]> {
  const where = [{ field: 'userId', value: user }]
  const records = await context.adapter.findMany<PasskeyRecord>({ model: 'passkey', where, limit: 1000 })
  return records.map(shownPasskey).sort((one, other) => one.name.localeCompare(other.name))
}

/** As the account library gives one. */
export function shownPasskey({ id, name, createdAt, backedUp }: PasskeyRecord): PasskeyAnswer {
  return { id, name: name ?? '', createdAt: createdAt ? new Date(createdAt).toISOString() : null, synced: backedUp }
}

/** Null where the person has no such passkey. */
export async function namePasskey({ context }: Accounts, user: string, id: string, name: string) {
  const where = ofPerson(user, id)
  const found = await context.adapter.findOne<PasskeyRecord>({ model: 'passkey', where })
  if (!found) return null
  await context.adapter.update({ model: 'passkey', where: [{ field: 'id', value: id }], update: { name } })
  return shownPasskey({ ...found, name })
}

/** False where the person has no such passkey. */
export async function removePasskey({ context }: Accounts, user: string, id: string): Promise<boolean> {
  return (await context.adapter.deleteMany({ model: 'passkey', where: ofPerson(user, id) })) > 0
}

const ofPerson = (user: string, id: string) => [
  { field: 'id', value: id },
  { field: 'userId', value: user },
]
