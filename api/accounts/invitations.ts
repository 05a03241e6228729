import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/device.ts'
import type { Role } from '../../domain/words.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { InvitationMade } from '../contract/people.ts'
import type { Accounts } from './accounts.ts'

const lifetimeMs = 7 * 86_400_000

/** Invites an address; the link is given once, its digest alone is kept. An open invitation of the address ends. */
export async function inviteByLink(
  { store, publicUrl }: Accounts,
  org: OrganizationNo,
  wanted: { email: string; role: Role },
  actor: Actor,
  now: number,
): Promise<InvitationMade> {
  const secret = randomBytes(32).toString('base64url')
  const { email, role } = wanted
  const id = randomUUID()
  const expiresAt = now + lifetimeMs
  await store.people.invite(org, { id, email, role, digest: digestOfLink(secret), expiresAt }, actor, now)
  return {
    id,
    email,
    role,
    createdAt: new Date(now).toISOString(),
    createdBy: actor.name,
    expiresAt: new Date(expiresAt).toISOString(),
    link: new URL(`/invitation?token=${secret}`, publicUrl).href,
  }
}

/** What is kept of the secret in a link. */
export function digestOfLink(secret: string): string {
  return hash('sha256', secret, 'base64url')
}
