import type { Role } from './words.ts'

/** What is logged of people, invitations and tokens. */
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

/** An invitation that nobody has accepted yet. Its link is known to who made it alone. */
export type Invitation = {
  id: string
  email: string
  role: Role
  createdAt: string
  createdBy: string
  expiresAt: string
}
