import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '../../domain/words.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { KeyFolder } from '../../storage/secrets/key-folder.ts'
import type { Store } from '../../storage/store.ts'
import { type Auth, openAuth, type ProviderSettings } from './auth.ts'
import { refuseWeakPassword } from './password-strength.ts'
import { openSigningKey } from './signing-key.ts'

export type AccountsOptions = {
  store: Store
  publicUrl: string
  /** Folder of the key that signs, apart from the database and its backups; null keeps it in the database. */
  keys: KeyFolder | null
  trustedOrigins?: string[]
  provider?: ProviderSettings | null
}

/** The account library, opened on the store's database, and what stands beside it. */
export type Accounts = {
  auth: Auth
  context: Awaited<Auth['$context']>
  store: Store
  publicUrl: string
  provider: ProviderSettings | null
  /** The store's number of an organization; asked once, since it never changes. */
  numberOf(organization: { id: string; name: string }): Promise<OrganizationNo>
}

export type Membership = { id: string; name: string; no: OrganizationNo; role: Role }

/** Opens the accounts; the key that signs cookies is made once for each database. @throws SigningKeyDiffers */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { store, publicUrl } = options
  const provider = options.provider ?? null
  const secret = await openSigningKey(store, options.keys)
  const auth = openAuth({
    dialect: store.accountsDialect,
    dialectType: store.accountsDialectType,
    secret,
    publicUrl,
    trustedOrigins: options.trustedOrigins ?? [new URL(publicUrl).origin],
    provider,
  })
  const numbers = new Map<string, Promise<OrganizationNo>>()
  const numberOf = ({ id, name }: { id: string; name: string }): Promise<OrganizationNo> => {
    const known = numbers.get(id) ?? store.organizations.numberOf(id, name)
    numbers.set(id, known)
    known.catch(() => numbers.delete(id))
    return known
  }
  return { auth, context: await auth.$context, store, publicUrl, provider, numberOf }
}

type OrganizationRecord = { id: string; name: string }
type MemberRecord = { id: string; organizationId: string; userId: string; role: string }

/** The organizations of a person, by name, with the role there. */
export async function membershipsOf(accounts: Accounts, user: string): Promise<Membership[]> {
  const { adapter } = accounts.context
  const members = await adapter.findMany<MemberRecord>({ model: 'member', where: [{ field: 'userId', value: user }] })
  if (members.length === 0) return []
  const ids = members.map((member) => member.organizationId)
  const organizations = await adapter.findMany<OrganizationRecord>({
    model: 'organization',
    where: [{ field: 'id', operator: 'in', value: ids }],
  })
  const names = new Map(organizations.map(({ id, name }) => [id, name]))
  const found = await Promise.all(
    members.map(async ({ organizationId: id, role }) => {
      const name = names.get(id) ?? id
      return { id, name, no: await accounts.numberOf({ id, name }), role: role as Role }
    }),
  )
  return found.sort((one, other) => one.name.localeCompare(other.name))
}

export async function findOrganization(accounts: Accounts, id: string): Promise<OrganizationRecord | null> {
  return accounts.context.adapter.findOne<OrganizationRecord>({
    model: 'organization',
    where: [{ field: 'id', value: id }],
  })
}

/** The organization of this name (any case), or null. */
export async function findOrganizationByName(accounts: Accounts, name: string): Promise<OrganizationRecord | null> {
  const all = await accounts.context.adapter.findMany<OrganizationRecord>({ model: 'organization', limit: 10_000 })
  const folded = name.trim().toLowerCase()
  return all.find((one) => one.name.trim().toLowerCase() === folded) ?? null
}

/** The organization of this name (any case), made when there is none. */
export async function keepOrganization(accounts: Accounts, name: string): Promise<OrganizationRecord> {
  return (await findOrganizationByName(accounts, name)) ?? makeOrganization(accounts, name.trim())
}

export async function makeOrganization(accounts: Accounts, name: string): Promise<OrganizationRecord> {
  const slug = `${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)}-${randomBytes(4).toString('hex')}`
  const made = await accounts.context.adapter.create<Record<string, unknown>, OrganizationRecord>({
    model: 'organization',
    data: { name, slug, createdAt: new Date() },
  })
  await accounts.numberOf({ id: made.id, name })
  return { id: made.id, name }
}

/** Organizations that nobody belongs to yet: the command line made them. */
export async function organizationsWithoutPeople(accounts: Accounts): Promise<OrganizationRecord[]> {
  const { adapter } = accounts.context
  const all = await adapter.findMany<OrganizationRecord>({ model: 'organization', limit: 10_000 })
  const members = await adapter.findMany<MemberRecord>({ model: 'member', limit: 100_000 })
  const taken = new Set(members.map((member) => member.organizationId))
  return all.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name }))
}

/** Makes the person a member, where they are none yet. */
export async function joinOrganization(
  accounts: Accounts,
  user: string,
  organization: string,
  role: Role,
): Promise<void> {
  const found = await findOrganization(accounts, organization)
  const person = await accounts.context.internalAdapter.findUserById(user)
  if (!found || !person) throw new Error(`no organization ${organization}, or no person ${user}`)
  const member = { id: user, name: person.name, memberId: randomUUID() }
  await accounts.store.people.join(await accounts.numberOf(found), member, role, Date.now())
}

export type NewPerson = {
  name: string
  email: string
  password: string
  /** True where not said. */
  emailVerified?: boolean
  /** Where they will belong: no part of a good password. */
  organization?: string
}

/** Makes a person who signs in with a password. Null where the address is taken. @throws Refused `password-too-weak` */
export async function makePerson(accounts: Accounts, person: NewPerson): Promise<{ id: string } | null> {
  const { internalAdapter, password } = accounts.context
  const email = person.email.toLowerCase()
  await refuseWeakPassword(person.password, [person.name, email, person.organization ?? ''])
  if (await internalAdapter.findUserByEmail(email)) return null
  const user = await internalAdapter
    .createUser({ name: person.name, email, emailVerified: person.emailVerified ?? true }, { method: 'email-password' })
    .catch(async (fault: unknown) => {
      // Somebody took the address at the same time.
      if (await internalAdapter.findUserByEmail(email)) return null
      throw fault
    })
  if (!user) return null
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(person.password),
  })
  return { id: user.id }
}

/** Sets a new password; sessions go on. @throws Refused `password-too-weak` */
export async function changePassword(accounts: Accounts, user: string, password: string): Promise<void> {
  const { internalAdapter } = accounts.context
  const person = await internalAdapter.findUserById(user)
  if (!person) throw new Error(`no person ${user}`)
  const organizations = await membershipsOf(accounts, user)
  await refuseWeakPassword(password, [person.name, person.email, ...organizations.map(({ name }) => name)])
  const hash = await accounts.context.password.hash(password)
  if (await hasPassword(accounts, user)) await internalAdapter.updatePassword(user, hash)
  else await internalAdapter.linkAccount({ userId: user, providerId: 'credential', accountId: user, password: hash })
}

/** False for who signs in by a provider alone. */
export async function hasPassword({ context }: Accounts, user: string): Promise<boolean> {
  return ((await context.internalAdapter.findCredentialAccount(user))?.password ?? null) !== null
}

export async function isPasswordOf({ context }: Accounts, user: string, password: string): Promise<boolean> {
  const hash = (await context.internalAdapter.findCredentialAccount(user))?.password
  return hash ? context.password.verify({ hash, password }) : false
}
