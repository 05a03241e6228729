import type { Actor } from './device.ts'
import type { Role } from './words.ts'

export const peopleEventKinds = [
  'invited',
  'invitation-withdrawn',
  'joined',
  'role-changed',
  'removed',
  'left',
  'token-made',
  'token-revoked',
  'reset-link-made',
  'password-changed',
  'sessions-ended',
  'passkey-added',
  'passkey-removed',
  'second-factor-on',
  'second-factor-off',
] as const
export type PeopleEventKind = (typeof peopleEventKinds)[number]
/** What happens to somebody's own way in; every organization of theirs is told. */
export type AccountEventKind = Extract<
  PeopleEventKind,
  `${string}-link-made` | `password-${string}` | `sessions-${string}` | `passkey-${string}` | `second-factor-${string}`
>

/** What happened to the people and tokens of an organization; appended only. Times are ISO 8601 UTC. */
export type PeopleEvent = {
  id: number
  at: string
  kind: PeopleEventKind
  by: Actor
  /** The person, e-mail address or token that it happened to. */
  about: string
  /** The role given or had; null where there was none. */
  role: Role | null
  /** The role before, of `role-changed`. */
  roleBefore: Role | null
}

/** An invitation that nobody has accepted yet. Its link is known to who made it alone. */
export type Invitation = {
  id: string
  email: string
  role: Role
  createdAt: string
  createdBy: string
  expiresAt: string
}
