import { z } from 'zod'
import { roles } from '../../domain/words.ts'
import { email, password, personName } from './accounts.ts'
import { flag } from './common.ts'

export const member = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    joinedAt: z.string(),
    lastSignInAt: z.string().nullable().describe('null where it is not known'),
  })
  .meta({ id: 'Member' })
export type MemberAnswer = z.output<typeof member>
export const memberList = z.object({ items: z.array(member) })
export const roleBody = z.object({ role: z.enum(roles) })
export type RoleBody = z.input<typeof roleBody>
export const removeMemberQuery = z.object({
  revokeTokens: flag.default(false).describe('also ends the API tokens that this person made here'),
})
export type RemoveMemberQuery = { revokeTokens?: boolean }

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(roles),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Invitation' })
export type InvitationAnswer = z.output<typeof invitation>
export const invitationList = z.object({ items: z.array(invitation) })
export const invitationBody = z.object({ email, role: z.enum(roles) })
export type InvitationBody = z.input<typeof invitationBody>
export const invitationMade = invitation.extend({
  link: z.string().describe('shown once, to be handed over: Muster sends no mail'),
})
export type InvitationMade = z.output<typeof invitationMade>

/** What the holder of a link is told. */
export const invitationQuery = z.object({ token: z.string().max(200).optional() })
export const invitationState = z.object({
  kind: z
    .enum(['new', 'known', 'none'])
    .describe('new: makes an account; known: signs in first; none: the link is not valid'),
  email: z.string().nullable(),
  organization: z.string().nullable().describe('its name'),
  role: z.enum(roles).nullable(),
})
export type InvitationState = z.output<typeof invitationState>
export const acceptBody = z.object({
  token: z.string().max(200),
  name: personName.optional().describe('of who has no account yet'),
  password: password.optional().describe('of who has no account yet'),
})
export type AcceptBody = z.input<typeof acceptBody>
export const accepted = z.object({ organization: z.object({ id: z.string(), name: z.string() }) })
export type Accepted = z.output<typeof accepted>
