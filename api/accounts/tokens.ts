import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/device.ts'
import type { Role } from '../../domain/words.ts'
import type { Preferences, TokenAnswer } from '../contract/accounts.ts'
import { type Accounts, findOrganization } from './accounts.ts'

/** What begins every API token, so that one is recognized in a log or a repository. */
export const tokenPrefix = 'muster_'

type TokenMetadata = { role: Role; preferences?: Preferences; createdBy?: { id: string; name: string } }
type TokenRecord = {
  id: string
  name: string | null
  start: string | null
  referenceId: string
  enabled: boolean
  createdAt: Date
  expiresAt: Date | null
  lastRequest: Date | null
  metadata: TokenMetadata | string | null
}
export type FoundToken = {
  id: string
  name: string
  organization: string
  role: Role
  preferences: Preferences
}

/** Who makes tokens on the command line, where the data is. */
export const commandLine: Actor = { kind: 'system', id: 'command-line', name: 'muster token' }

/** Makes a token of an organization: the text is given once, its SHA-256 alone is kept (as the library's API keys are). */
export async function makeToken(
  accounts: Accounts,
  wanted: { organization: string; name: string; role: Role; expiresAt: Date | null },
  by: Actor = commandLine,
): Promise<{ token: string; id: string }> {
  const organization = await findOrganization(accounts, wanted.organization)
  if (!organization) throw new Error(`no organization ${wanted.organization}`)
  const text = tokenPrefix + randomBytes(32).toString('base64url')
  const token = {
    id: randomUUID(),
    name: wanted.name,
    role: wanted.role,
    prefix: tokenPrefix,
    start: text.slice(0, tokenPrefix.length + 4),
    digest: digestOf(text),
    expiresAt: wanted.expiresAt?.getTime() ?? null,
  }
  await accounts.store.people.makeToken(await accounts.numberOf(organization), token, by, Date.now())
  return { token: text, id: token.id }
}

/** The token with this text, or null; that it was used is noted once an hour. */
export async function findToken(accounts: Accounts, text: string, now: number): Promise<FoundToken | null> {
  const found = await accounts.context.adapter.findOne<TokenRecord>({
    model: 'apikey',
    where: [{ field: 'key', value: digestOf(text) }],
  })
  if (!found?.enabled) return null
  const { role, preferences } = metadataOf(found)
  const expiresAt = found.expiresAt ? new Date(found.expiresAt).getTime() : null
  if (expiresAt !== null && expiresAt <= now) return null
  await noteUse(accounts, found, now)
  return {
    id: found.id,
    name: found.name ?? '',
    organization: found.referenceId,
    role,
    preferences: preferences ?? {},
  }
}

/** Tokens of the organization, newest first. */
export async function listTokens(accounts: Accounts, organization: string): Promise<TokenAnswer[]> {
  const records = await accounts.context.adapter.findMany<TokenRecord>({
    model: 'apikey',
    where: [{ field: 'referenceId', value: organization }],
    limit: 1000,
  })
  return records.map(shownToken).sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
}

function shownToken(record: TokenRecord): TokenAnswer {
  const { role, createdBy } = metadataOf(record)
  const iso = (date: Date | null) => (date ? new Date(date).toISOString() : null)
  return {
    id: record.id,
    name: record.name ?? '',
    role,
    start: record.start,
    createdAt: new Date(record.createdAt).toISOString(),
    createdBy: createdBy ? { id: createdBy.id, name: createdBy.name } : null,
    lastUsedAt: iso(record.lastRequest),
    expiresAt: iso(record.expiresAt),
  }
}

const hourMs = 3_600_000

/** Notes that a token is used: once an hour, so that using one costs no write. */
async function noteUse(accounts: Accounts, found: TokenRecord, now: number): Promise<void> {
  if (found.lastRequest && now - new Date(found.lastRequest).getTime() < hourMs) return
  const update = { lastRequest: new Date(now) }
  await accounts.context.adapter.update({ model: 'apikey', where: [{ field: 'id', value: found.id }], update })
}

/** Keeps choices of a token beside those that it has; gives all of them. */
export async function keepTokenPreferences(accounts: Accounts, id: string, chosen: Preferences): Promise<Preferences> {
  const where = [{ field: 'id', value: id }]
  const found = await accounts.context.adapter.findOne<TokenRecord>({ model: 'apikey', where })
  if (!found) return chosen
  const before = metadataOf(found)
  const metadata: TokenMetadata = { ...before, preferences: { ...before.preferences, ...chosen } }
  await accounts.context.adapter.update({ model: 'apikey', where, update: { metadata } })
  return metadata.preferences ?? chosen
}

function metadataOf(record: TokenRecord): TokenMetadata {
  const { metadata } = record
  const value: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata
  return (value as TokenMetadata | null) ?? { role: 'viewer' }
}

const digestOf = (token: string): string => hash('sha256', token, 'base64url')
