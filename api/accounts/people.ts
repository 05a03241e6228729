import { randomUUID } from 'node:crypto'
import type { Role } from '../../domain/words.ts'
import type { MemberAnswer } from '../contract/people.ts'
import type { Accounts } from './accounts.ts'

type MemberRecord = { userId: string; role: string; createdAt: Date }
type PersonRecord = { id: string; name: string; email: string; lastSignInAt: Date | null }

/** Everyone who belongs to the organization, by name. */
export async function listMembers(accounts: Accounts, organization: string): Promise<MemberAnswer[]> {
  const { adapter } = accounts.context
  const where = [{ field: 'organizationId', value: organization }]
  const members = await adapter.findMany<MemberRecord>({ model: 'member', where, limit: 10_000 })
  if (members.length === 0) return []
  const people = await adapter.findMany<PersonRecord>({
    model: 'user',
    where: [{ field: 'id', operator: 'in', value: members.map(({ userId }) => userId) }],
    limit: 10_000,
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  return members
    .flatMap(({ userId, role, createdAt }) => {
      const person = byId.get(userId)
      if (!person) return []
      const { name, email, lastSignInAt } = person
      return {
        id: userId,
        name,
        email,
        role: role as Role,
        joinedAt: iso(createdAt),
        lastSignInAt: known(lastSignInAt),
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name) || one.email.localeCompare(other.email))
}

/** The member's role now; null for who is none. */
export async function roleOfMember(accounts: Accounts, organization: string, user: string): Promise<Role | null> {
  const found = await accounts.context.adapter.findOne<MemberRecord>({
    model: 'member',
    where: [
      { field: 'organizationId', value: organization },
      { field: 'userId', value: user },
    ],
  })
  return (found?.role as Role | undefined) ?? null
}

/** Makes the person a member by an invitation's link; false where it is not valid (any more). */
export async function joinByInvitation(
  accounts: Accounts,
  digest: string,
  person: { id: string; name: string },
  now: number,
): Promise<'joined' | 'not-valid' | 'member-already'> {
  const joined = await accounts.store.people.acceptInvitation(digest, { ...person, memberId: randomUUID() }, now)
  if (!('refused' in joined)) return 'joined'
  return joined.refused === 'conflict' ? 'member-already' : 'not-valid'
}

const iso = (date: Date | string): string => new Date(date).toISOString()
const known = (date: Date | null | undefined): string | null => (date ? iso(date) : null)
