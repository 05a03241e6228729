import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Accounts } from '../api/accounts/accounts.ts'
import type { TokenAnswer } from '../api/contract/accounts.ts'
import type { Role } from '../domain/words.ts'
import type { EndedSessions } from '../storage/contract/people.ts'
import type { KeyFolder } from '../storage/secrets/key-folder.ts'
import type { SecretKeys } from '../storage/secrets/secret-keys.ts'
import type { Restored } from '../storage/sqlite/restore.ts'
import type { Store } from '../storage/store.ts'

/** Here the commands that stand where the data is get their database and accounts; each loads only what it needs. */

export type Where = {
  data?: unknown
  database?: unknown
  'database-owner'?: unknown
  keys?: unknown
  'secrets-key'?: unknown
  port?: unknown
  'public-url'?: unknown
}

/** The folder of Muster. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)))

/** Folder of the SQLite database: as given, else `data` in the folder of Muster, from wherever the command runs. */
export const dataFolder = ({ data }: Where): string => (data === undefined ? join(home, 'data') : resolve(String(data)))

export const databaseFile = (where: Where): string => join(dataFolder(where), 'muster.db')

/** Folder of keys; null: the signing key stands in the database, and there are no others. */
export function keysFolder(where: Where): string | null {
  if (where.keys !== undefined) return resolve(String(where.keys))
  return where.database === undefined ? join(dataFolder(where), 'keys') : null
}

/** Keys for secrets that the settings give, the first seals; null: they stand in the folder of keys. */
export function secretKeysOf(where: Where): string[] | null {
  const given = where['secrets-key']
  return given === undefined ? null : String(given).split(',')
}

/** What the settings say of the storage, for the server and for commands alike. */
export function storageOf(where: Where): { dir: string } | { url: string; ownerUrl: string | undefined } {
  if (where.database === undefined) return { dir: dataFolder(where) }
  const owner = where['database-owner']
  return { url: String(where.database), ownerUrl: owner === undefined ? undefined : String(owner) }
}

/** The address that people use, without a slash at the end. */
export function publicUrlOf(values: Where): string {
  return String(values['public-url'] ?? `http://localhost:${values.port ?? 8080}`).replace(/\/+$/, '')
}

/** As package.json says. */
export function version(): string {
  return (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version
}

/** The database that the settings name, with the schema of this version. */
export async function openStore(where: Where): Promise<Store> {
  const storage = storageOf(where)
  const secretKeys = await openSecretKeys(where)
  if ('url' in storage) {
    const { openPostgresStore } = await import('../storage/postgres/store.ts')
    return openPostgresStore({ ...storage, warn: console.error, secretKeys })
  }
  const { openSqliteStore } = await import('../storage/sqlite/store.ts')
  mkdirSync(dataFolder(where), { recursive: true, mode: 0o700 })
  return openSqliteStore({ file: databaseFile(where) }, secretKeys)
}

async function openSecretKeys(where: Where): Promise<SecretKeys | null> {
  const keys = await import('../storage/secrets/secret-keys.ts')
  const given = secretKeysOf(where)
  if (given) return keys.secretKeysOf(given)
  const folder = await openKeys(where)
  return folder && keys.secretKeysIn(folder)
}

async function openKeys(where: Where): Promise<KeyFolder | null> {
  const path = keysFolder(where)
  return path === null ? null : (await import('../storage/secrets/key-folder.ts')).openKeyFolder(path)
}

/** The accounts on a store that is open. */
export async function accountsOn(store: Store, where: Where, publicUrl = publicUrlOf(where)): Promise<Accounts> {
  const { openAccounts } = await import('../api/accounts/accounts.ts')
  return openAccounts({ store, publicUrl, keys: await openKeys(where) })
}

export type Installation = AsyncDisposable & {
  createToken(wanted: {
    organization: string
    role: Role
    name: string
    expiresInDays: number | null
  }): Promise<{ token: string; id: string }>
  /** Tokens of the organization of this name; null where there is none. */
  tokens(organization: string): Promise<TokenAnswer[] | null>
  /** False where there is no such token. */
  revokeToken(organization: string, id: string): Promise<boolean>
  /** Refused where there is no such person, or several and none was named. */
  makeLink(wanted: {
    publicUrl: string
    email: string | null
    /** Takes the second factor off too. */
    withoutSecondFactor: boolean
  }): Promise<{ link: string; kind: 'first' | 'password' } | { refused: 'unknown-person' | 'which-person' }>
  /** `newKey`: what the old one encrypted is taken off, and the key is forgotten. */
  endSessions(wanted: { newKey: boolean }): Promise<EndedSessions>
  /** Seals secrets of connectors with another key. Refused where there is no place for one. */
  resealSecrets(): Promise<{ sealed: number; unreadable: number } | { refused: 'no-key' }>
  backup(file: string): Promise<{ bytes: number } | { refused: string }>
}

/** Opens the installation itself, past the server; works while that runs. */
export async function openInstallation(where: Where): Promise<Installation> {
  const store = await openStore(where)
  return {
    async createToken({ organization, role, name, expiresInDays }) {
      const { keepOrganization } = await import('../api/accounts/accounts.ts')
      const { makeToken } = await import('../api/accounts/tokens.ts')
      const accounts = await accountsOn(store, where)
      const { id } = await keepOrganization(accounts, organization)
      const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * 86_400_000)
      return makeToken(accounts, { organization: id, name, role, expiresAt })
    },
    async tokens(organization) {
      const { findOrganizationByName } = await import('../api/accounts/accounts.ts')
      const { listTokens } = await import('../api/accounts/tokens.ts')
      const accounts = await accountsOn(store, where)
      const found = await findOrganizationByName(accounts, organization)
      return found && listTokens(accounts, found.id)
    },
    async revokeToken(organization, id) {
      const { findOrganizationByName } = await import('../api/accounts/accounts.ts')
      const { commandLine } = await import('../api/accounts/tokens.ts')
      const accounts = await accountsOn(store, where)
      const found = await findOrganizationByName(accounts, organization)
      if (!found) return false
      return !(
        'refused' in (await store.people.removeToken(await accounts.numberOf(found), id, commandLine, Date.now()))
      )
    },
    makeLink: (wanted) => makeLinkFor(store, where, wanted),
    async endSessions({ newKey }) {
      const ended = await store.people.endSessions({ secondFactors: newKey })
      if (newKey) await (await import('../api/accounts/signing-key.ts')).forgetSigningKey(store, await openKeys(where))
      return ended
    },
    resealSecrets: async () => (store.secrets.canKeep ? store.secrets.reseal() : { refused: 'no-key' }),
    async backup(file) {
      const written = await store.backup(file)
      return 'refused' in written ? { refused: 'why' in written ? written.why : written.refused } : written
    },
    [Symbol.asyncDispose]: () => store.close(),
  }
}

async function makeLinkFor(
  store: Store,
  where: Where,
  { publicUrl, email, withoutSecondFactor }: Parameters<Installation['makeLink']>[0],
): ReturnType<Installation['makeLink']> {
  const { linkAddress, makeLink, passwordLink } = await import('../api/accounts/links.ts')
  const { hasOwner } = await import('../api/accounts/first-owner.ts')
  const accounts = await accountsOn(store, where, publicUrl)
  const first = async () => linkAddress(publicUrl, await makeLink(store, { kind: 'first' }, Date.now()))
  if (email === null && !(await hasOwner(accounts))) return { link: await first(), kind: 'first' }
  const people = await accounts.context.adapter.findMany<{ id: string; email: string }>({
    model: 'user',
    limit: 2,
    ...(email === null ? {} : { where: [{ field: 'email', value: email.trim().toLowerCase() }] }),
  })
  const [person, another] = people
  if (person && another) return { refused: 'which-person' }
  if (!person) return { refused: 'unknown-person' }
  const link = await passwordLink(accounts, person, withoutSecondFactor)
  return { link: linkAddress(publicUrl, await makeLink(store, link, Date.now())), kind: 'password' }
}

/** Puts a backup where the SQLite database shall be. */
export async function restoreDatabase(backup: string, where: Where): Promise<Restored> {
  const { restoreSqlite } = await import('../storage/sqlite/restore.ts')
  const { keyIdIn } = await import('../api/accounts/signing-key.ts')
  const keys = await openKeys(where)
  return restoreSqlite(backup, databaseFile(where), { keyId: keys === null ? null : keyIdIn(keys) })
}
