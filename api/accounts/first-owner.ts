import {
  type Accounts,
  findOrganization,
  joinOrganization,
  makeOrganization,
  makePerson,
  organizationsWithoutPeople,
} from './accounts.ts'

/** Who sets the installation up, and the organization that they will own: one that is there, or a new one by name. */
export type FirstOwner = {
  name: string
  email: string
  password: string
  organization: { id: string } | { name: string }
}

/** True once somebody is owner of an organization: set-up is over. */
export async function hasOwner({ context }: Accounts): Promise<boolean> {
  return (await context.adapter.count({ model: 'member', where: [{ field: 'role', value: 'owner' }] })) > 0
}

/**
 * Makes the first owner. Person, organization and membership are written one after another, the membership last: whoever
 * broke off in between goes on with the same address and password. `taken` where the address is somebody else's,
 * `not-found` where the organization is not there or has people.
 */
export async function makeFirstOwner(
  accounts: Accounts,
  wanted: FirstOwner,
): Promise<{ id: string; name: string } | { refused: 'taken' | 'not-found' }> {
  const free = await organizationsWithoutPeople(accounts)
  const found = findFree(free, wanted.organization)
  if (!found && 'id' in wanted.organization) return { refused: 'not-found' }
  const named = found?.name ?? ('name' in wanted.organization ? wanted.organization.name : '')
  const person =
    (await makePerson(accounts, { ...wanted, organization: named })) ?? (await leftBehind(accounts, wanted))
  if (!person) return { refused: 'taken' }
  const organization = found ?? (await makeOrganization(accounts, named))
  await joinOrganization(accounts, person.id, organization.id, 'owner')
  return (await findOrganization(accounts, organization.id)) ?? organization
}

/** By id, or by name: an attempt that broke off may have made it already. */
function findFree(free: { id: string; name: string }[], wanted: FirstOwner['organization']) {
  if ('id' in wanted) return free.find(({ id }) => id === wanted.id)
  const folded = wanted.name.trim().toLowerCase()
  return free.find(({ name }) => name.trim().toLowerCase() === folded)
}

/** The person of an attempt that broke off: belongs nowhere, and has this password or no way in yet. */
export async function leftBehind(
  { context }: Accounts,
  { email, password }: { email: string; password: string },
): Promise<{ id: string } | null> {
  const { adapter, internalAdapter } = context
  const found = await internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true })
  if (!found) return null
  const { id } = found.user
  if ((await adapter.count({ model: 'member', where: [{ field: 'userId', value: id }] })) > 0) return null
  if (found.accounts.length === 0) {
    const hash = await context.password.hash(password)
    await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
    return { id }
  }
  const hash = found.accounts.find(({ providerId }) => providerId === 'credential')?.password
  return hash && (await context.password.verify({ hash, password })) ? { id } : null
}
