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
] as const
export type PeopleEventKind = (typeof peopleEventKinds)[number]

/** An invitation that nobody has accepted yet. Its link is known to who made it alone. */
export type Invitation = {
  id: string
  email: string
  role: Role
  createdAt: string
  createdBy: string
  expiresAt: string
}
