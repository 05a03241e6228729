import type { Actor } from '../../domain/device.ts'
import type { AccountEventKind } from '../../domain/people.ts'
import type { ApiContext } from '../context.ts'
import { type Accounts, type Membership, membershipsOf } from './accounts.ts'

export type Person = { id: string; name: string; memberships: Membership[] }

/**
 * Tells every organization of a person what happened to their way in: to its people's log, and at once to all processes,
 * which remember nobody and end streams that no longer hold. `by` is the person where it is not said.
 */
export async function noteAccount(
  { store, identify, clock }: ApiContext,
  { id, name, memberships }: Person,
  kind: AccountEventKind,
  by: Actor = { kind: 'user', id, name },
): Promise<void> {
  identify.forget()
  for (const { no } of memberships) await store.people.note(no, kind, name, by, clock())
}

/** The person of this id, who is there. */
export async function findPerson(accounts: Accounts, id: string): Promise<Person & { email: string }> {
  const found = await accounts.context.internalAdapter.findUserById(id)
  if (!found) throw new Error(`no person ${id}`)
  return { id, name: found.name, email: found.email, memberships: await membershipsOf(accounts, id) }
}
