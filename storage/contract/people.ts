import type { Actor } from '../../domain/device.ts'
import type { AccountEventKind, Invitation } from '../../domain/people.ts'
import type { Role } from '../../domain/words.ts'
import type { OrRefusal } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

/** A token as the account library keeps it: the digest of its text, and its beginning to recognize it by. */
export type NewToken = {
  id: string
  name: string
  role: Role
  prefix: string
  start: string
  digest: string
  expiresAt: number | null
}

/** People, invitations and tokens of an organization: each change and its event in one transaction. */
export type PeopleStore = {
  /** Takes the place of an open invitation of the same address. */
  invite(
    org: OrganizationNo,
    invitation: { id: string; email: string; role: Role; digest: string; expiresAt: number },
    actor: Actor,
    now: number,
  ): Promise<void>
  /** Open ones, newest first. */
  invitations(org: OrganizationNo, now: number): Promise<Invitation[]>
  /** The open invitation of a link, with the account system's id of its organization. */
  findInvitation(digest: string, now: number): Promise<(Invitation & { organization: string }) | null>
  withdraw(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** Makes the person a member, without an invitation: the first owner. `conflict` where they are one already. */
  join(
    org: OrganizationNo,
    person: { id: string; name: string; memberId: string },
    role: Role,
    now: number,
  ): Promise<OrRefusal<{ role: Role }>>
  /** Makes the person a member; `conflict` where they are one already. The link is spent. */
  acceptInvitation(
    digest: string,
    person: { id: string; name: string; memberId: string },
    now: number,
  ): Promise<OrRefusal<{ role: Role }>>
  /**
   * `version` where the role is no longer `from`, `conflict` where nobody would be left as owner. Open invitations of
   * theirs to a role that they may no longer give (not in `mayStillGive`) are withdrawn.
   */
  changeRole(
    org: OrganizationNo,
    member: { user: string; from: Role; to: Role; mayStillGive: readonly Role[] },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  /**
   * Ends the membership, the open invitations that they made, the tokens named, and all sessions of who belongs nowhere
   * any more. Refused as `changeRole`.
   */
  removeMember(
    org: OrganizationNo,
    member: { user: string; from: Role; tokens: readonly string[] },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  makeToken(org: OrganizationNo, token: NewToken, actor: Actor, now: number): Promise<void>
  removeToken(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** What happened to the way in of `about`, a person's name, who belongs to the organization. */
  note(org: OrganizationNo, kind: AccountEventKind, about: string, actor: Actor, now: number): Promise<void>
  /**
   * Ends every session, device code, one-time link and open invitation of the installation: after a restore, which brings
   * back what had ended, or a theft. `secondFactors` takes those off too, where the key that reads them is lost.
   */
  endSessions(also: { secondFactors: boolean }): Promise<EndedSessions>
}

export type EndedSessions = { sessions: number; links: number; secondFactors: number }
