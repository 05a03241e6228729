import { hash, randomBytes } from 'node:crypto'
import type { Role } from '../../domain/words.ts'
import type { Preferences, TokenAnswer } from '../contract/accounts.ts'
import type { Accounts } from './accounts.ts'

/** What begins every API token, so that one is recognized in a log or a repository. */
export const tokenPrefix = 'muster_'

type TokenMetadata = { role: Role; preferences?: Preferences }
type TokenRecord = {
  id: string
  name: string | null
  start: string | null
  referenceId: string
  enabled: boolean
  createdAt: Date
  expiresAt: Date | null
  metadata: TokenMetadata | string | null
}
export type FoundToken = {
  id: string
  name: string
  organization: string
  role: Role
  expiresAt: number | null
  preferences: Preferences
}

/** Makes a token of an organization: the text is given once, its SHA-256 alone is kept (as the library's API keys are). */
export async function makeToken(
  accounts: Accounts,
  wanted: { organization: string; name: string; role: Role; expiresAt: Date | null },
): Promise<{ token: string; id: string }> {
  const token = tokenPrefix + randomBytes(32).toString('base64url')
  const now = new Date()
  const made = await accounts.context.adapter.create<Record<string, unknown>, { id: string }>({
    model: 'apikey',
    data: {
      configId: 'default',
      name: wanted.name,
      prefix: tokenPrefix,
      start: token.slice(0, tokenPrefix.length + 4),
      key: digestOf(token),
      referenceId: wanted.organization,
      enabled: true,
      rateLimitEnabled: false,
      requestCount: 0,
      expiresAt: wanted.expiresAt,
      createdAt: now,
      updatedAt: now,
      metadata: { role: wanted.role } satisfies TokenMetadata,
    },
  })
  return { token, id: made.id }
}

/** The token with this text, or null. Reads only: nothing is written when a token is used. */
export async function findToken(accounts: Accounts, text: string): Promise<FoundToken | null> {
  const found = await accounts.context.adapter.findOne<TokenRecord>({
    model: 'apikey',
    where: [{ field: 'key', value: digestOf(text) }],
  })
  if (!found?.enabled) return null
  const { role, preferences } = metadataOf(found)
  const expiresAt = found.expiresAt ? new Date(found.expiresAt).getTime() : null
  return {
    id: found.id,
    name: found.name ?? '',
    organization: found.referenceId,
    role,
    expiresAt,
    preferences: preferences ?? {},
  }
}

export async function listTokens(accounts: Accounts, organization: string): Promise<TokenAnswer[]> {
  const records = await accounts.context.adapter.findMany<TokenRecord>({
    model: 'apikey',
    where: [{ field: 'referenceId', value: organization }],
    limit: 1000,
  })
  return records.map((record) => ({
    id: record.id,
    name: record.name ?? '',
    role: metadataOf(record).role,
    start: record.start,
    createdAt: new Date(record.createdAt).toISOString(),
    expiresAt: record.expiresAt ? new Date(record.expiresAt).toISOString() : null,
  }))
}

/** Removes a token; false where the organization has none of this id. */
export async function removeToken(accounts: Accounts, organization: string, id: string): Promise<boolean> {
  const where = [
    { field: 'id', value: id },
    { field: 'referenceId', value: organization },
  ]
  const found = await accounts.context.adapter.findOne({ model: 'apikey', where })
  if (!found) return false
  await accounts.context.adapter.delete({ model: 'apikey', where })
  return true
}

export async function keepTokenPreferences(accounts: Accounts, id: string, preferences: Preferences): Promise<void> {
  const where = [{ field: 'id', value: id }]
  const found = await accounts.context.adapter.findOne<TokenRecord>({ model: 'apikey', where })
  if (!found) return
  const metadata: TokenMetadata = { ...metadataOf(found), preferences }
  await accounts.context.adapter.update({ model: 'apikey', where, update: { metadata } })
}

function metadataOf(record: TokenRecord): TokenMetadata {
  const { metadata } = record
  const value: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata
  return (value as TokenMetadata | null) ?? { role: 'viewer' }
}

const digestOf = (token: string): string => hash('sha256', token, 'base64url')
