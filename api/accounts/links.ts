import { hash, randomBytes } from 'node:crypto'
import type { Store } from '../../storage/store.ts'

/** A link that lets someone in once: the first person, or a person who sets a new password. Only its digest is kept. */
export type Link = { kind: 'first' } | { kind: 'password'; user: string; email: string }
type Kept = Link & { expiresAt: number }

const lifetimeMs = { first: 7 * 86_400_000, password: 86_400_000 } as const satisfies Record<Link['kind'], number>

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

export async function spendLink(store: Store, token: string): Promise<void> {
  await store.settings.set(keyOf(token), null)
}

/** The page that the link opens. */
export function linkAddress(publicUrl: string, token: string): string {
  return new URL(`/setup?token=${token}`, publicUrl).href
}

const keyOf = (token: string): string => `link.${hash('sha256', token, 'base64url')}`
