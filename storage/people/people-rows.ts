import type { Invitation } from '../../domain/people.ts'
import type { Role } from '../../domain/words.ts'

/** What a line of the log says of people and tokens. */
export type Happening = { about: string; role?: Role; roleBefore?: Role }

/** A row of `invitations` with who made it. */
export type InvitationRow = Omit<Invitation, 'createdAt' | 'expiresAt'> & { created_at: number; expires_at: number }

export const shownInvitation = ({ created_at, expires_at, ...row }: InvitationRow): Invitation => ({
  ...row,
  createdAt: new Date(created_at).toISOString(),
  expiresAt: new Date(expires_at).toISOString(),
})
