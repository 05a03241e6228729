import { hash, randomBytes } from 'node:crypto'
import type { Store } from '../../storage/store.ts'
import type { Accounts } from './accounts.ts'

/** A link that lets someone in once: the first person, or a person who sets a new password. Only its digest is kept. */
export type Link = { kind: 'first' } | PasswordLink
export type PasswordLink = {
  kind: 'password'
  user: string
  email: string
  /** Which password it is to replace: another one set meanwhile ends the link. */
  replaces: string
  withoutSecondFactor: boolean
}
type Kept = Link & { expiresAt: number }

export const passwordLifetimeMs = 86_400_000
const lifetimeMs = { first: 7 * 86_400_000, password: passwordLifetimeMs } as const satisfies Record<
  Link['kind'],
  number
>

/** Makes a link; gives the secret part of its address. */
export async function makeLink(store: Store, link: Link, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const kept: Kept = { ...link, expiresAt: now + lifetimeMs[link.kind] }
  await store.settings.set(keyOf(token), JSON.stringify(kept))
  return token
}

/** What a link is for, or null where it is unknown, used or too old. */
export async function readLink(store: Store, token: string, now: number): Promise<Link | null> {
  const text = await store.settings.get(keyOf(token))
  if (text === null) return null
  const kept = JSON.parse(text) as Kept
  return kept.expiresAt > now ? kept : null
}

/** What a link to set a new password of this person says. */
export async function passwordLink(
  accounts: Accounts,
  { id: user, email }: { id: string; email: string },
  withoutSecondFactor: boolean,
): Promise<PasswordLink> {
  return { kind: 'password', user, email, replaces: await passwordMark(accounts, user), withoutSecondFactor }
}

/** False where the person set a password since, by whatever way. */
export async function isStillGood(accounts: Accounts, link: PasswordLink): Promise<boolean> {
  return link.replaces === (await passwordMark(accounts, link.user))
}

async function passwordMark({ context }: Accounts, user: string): Promise<string> {
  const account = await context.internalAdapter.findCredentialAccount(user)
  return hash('sha256', account?.password ?? '', 'base64url')
}

export async function spendLink(store: Store, token: string): Promise<void> {
  await store.settings.set(keyOf(token), null)
}

/** The page that the link opens. */
export function linkAddress(publicUrl: string, token: string): string {
  return new URL(`/setup?token=${token}`, publicUrl).href
}

const keyOf = (token: string): string => `link.${hash('sha256', token, 'base64url')}`
