import type { Actor } from '../../domain/device.ts'
import type { AccountEventKind, Invitation, PeopleEventKind } from '../../domain/people.ts'
import type { Role } from '../../domain/words.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { NewToken } from '../contract/people.ts'
import { type Happening, type InvitationRow, shownInvitation } from '../people/people-rows.ts'
import type { Connection } from './connection.ts'
import { record } from './log.ts'
import type { Context } from './serve-calls.ts'
import { actorNo } from './upload-head.ts'

/** Keeps an invitation in the place of an open one of the same address; those that ran out go. */
export function inviteMember(
  c: Context,
  org: OrganizationNo,
  invitation: { id: string; email: string; role: Role; digest: string; expiresAt: number },
  actor: Actor,
  now: number,
): void {
  const { id, email, role, digest, expiresAt } = invitation
  c.kept('delete from invitations where org = ? and (email = ? or expires_at <= ?)').run(org, email, now)
  c.kept(
    `insert into invitations (org, id, email, role, digest, created_at, created_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(org, id, email, role, digest, now, actorNo(c, actor), expiresAt)
  note(c, org, 'invited', { about: email, role }, actor, now)
}

/** Open invitations, newest first. */
export function listInvitations(c: Connection, org: OrganizationNo, now: number): Invitation[] {
  const rows = c
    .kept(
      `select i.id, i.email, i.role, a.name as createdBy, i.created_at, i.expires_at
       from invitations i join actors a on a.no = i.created_by
       where i.org = ? and i.expires_at > ? order by i.no desc`,
    )
    .all(org, now)
  return (rows as unknown as InvitationRow[]).map(shownInvitation)
}

/** The open invitation of a link, or null. */
export function findInvitation(
  c: Connection,
  digest: string,
  now: number,
): (Invitation & { organization: string }) | null {
  const row = c
    .kept(
      `select i.id, i.email, i.role, a.name as createdBy, i.created_at, i.expires_at, o.id as organization
       from invitations i join actors a on a.no = i.created_by join organizations o on o.no = i.org
       where i.digest = ? and i.expires_at > ?`,
    )
    .get(digest, now) as (InvitationRow & { organization: string }) | undefined
  return row === undefined ? null : { ...shownInvitation(row), organization: row.organization }
}

export function withdrawInvitation(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): OrRefusal<{ ok: true }> {
  const gone = c.kept('delete from invitations where org = ? and id = ? returning email, role').get(org, id) as
    | { email: string; role: Role }
    | undefined
  if (gone === undefined) return { refused: 'not-found' }
  note(c, org, 'invitation-withdrawn', { about: gone.email, role: gone.role }, actor, now)
  return { ok: true }
}

/** Makes the person a member by a link, which is spent. */
export function acceptInvitation(
  c: Context,
  digest: string,
  person: { id: string; name: string; memberId: string },
  now: number,
): OrRefusal<{ role: Role }> {
  const found = c.kept('select org, role from invitations where digest = ? and expires_at > ?').get(digest, now) as
    | { org: number; role: Role }
    | undefined
  if (found === undefined) return { refused: 'not-found' }
  const { org, role } = found
  const joined = joinMember(c, org, person, role, now)
  if (!('refused' in joined)) c.kept('delete from invitations where digest = ?').run(digest)
  return joined
}

export function joinMember(
  c: Context,
  org: OrganizationNo,
  person: { id: string; name: string; memberId: string },
  role: Role,
  now: number,
): OrRefusal<{ role: Role }> {
  if (roleOf(c, org, person.id) !== null) return { refused: 'conflict', why: 'a member already' }
  c.kept(
    `insert into member (id, "organizationId", "userId", role, "createdAt")
     values (?, (select id from organizations where no = ?), ?, ?, ?)`,
  ).run(person.memberId, org, person.id, role, new Date(now).toISOString())
  note(c, org, 'joined', { about: person.name, role }, { kind: 'user', id: person.id, name: person.name }, now)
  return { role }
}

export function changeRole(
  c: Context,
  org: OrganizationNo,
  member: { user: string; from: Role; to: Role; mayStillGive: readonly Role[] },
  actor: Actor,
  now: number,
): OrRefusal<{ ok: true }> {
  const { user, from, to } = member
  const refused = refuseChange(c, org, user, from, to)
  if (refused) return refused
  c.kept(`update member set role = ? where "userId" = ? and ${inOrganization}`).run(to, user, org)
  withdrawMadeBy(c, org, { kind: 'user', id: user, keep: member.mayStillGive }, actor, now)
  note(c, org, 'role-changed', { about: nameOf(c, user), role: to, roleBefore: from }, actor, now)
  return { ok: true }
}

export function removeMember(
  c: Context,
  org: OrganizationNo,
  member: { user: string; from: Role; tokens: readonly string[] },
  actor: Actor,
  now: number,
): OrRefusal<{ ok: true }> {
  const { user, from } = member
  const refused = refuseChange(c, org, user, from, null)
  if (refused) return refused
  c.kept(`delete from member where "userId" = ? and ${inOrganization}`).run(user, org)
  withdrawMadeBy(c, org, { kind: 'user', id: user, keep: [] }, actor, now)
  c.kept(
    `delete from session where "userId" = ? and not exists (select 1 from member m where m."userId" = session."userId")`,
  ).run(user)
  const kind = actor.kind === 'user' && actor.id === user ? 'left' : 'removed'
  note(c, org, kind, { about: nameOf(c, user), role: from }, actor, now)
  for (const token of member.tokens) revokeToken(c, org, token, actor, now)
  return { ok: true }
}

/** Keeps a token in the account library's own form. */
export function keepToken(c: Context, org: OrganizationNo, token: NewToken, actor: Actor, now: number): void {
  const at = new Date(now).toISOString()
  const { id, name, role, prefix, start, digest, expiresAt } = token
  c.kept(
    `insert into apikey (id, "configId", name, prefix, start, key, "referenceId", enabled, "rateLimitEnabled",
       "requestCount", "expiresAt", "createdAt", "updatedAt", metadata)
     values (?, 'default', ?, ?, ?, ?, (select id from organizations where no = ?), 1, 0, 0, ?, ?, ?, ?)`,
  ).run(
    ...[id, name, prefix, start, digest, org, expiresAt === null ? null : new Date(expiresAt).toISOString(), at, at],
    JSON.stringify({ role, createdBy: actor }),
  )
  note(c, org, 'token-made', { about: name, role }, actor, now)
}

/** Ends a token, and the open invitations made with it. */
export function revokeToken(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): OrRefusal<{ ok: true }> {
  const gone = c
    .kept(
      `delete from apikey where id = ? and "referenceId" = (select id from organizations where no = ?)
       returning name, json_extract(metadata, '$.role') as role`,
    )
    .get(id, org) as { name: string | null; role: Role } | undefined
  if (gone === undefined) return { refused: 'not-found' }
  withdrawMadeBy(c, org, { kind: 'token', id, keep: [] }, actor, now)
  note(c, org, 'token-revoked', { about: gone.name ?? '', role: gone.role }, actor, now)
  return { ok: true }
}

/** What happened to somebody's way in. */
export function noteAccount(
  c: Context,
  org: OrganizationNo,
  kind: AccountEventKind,
  about: string,
  actor: Actor,
  now: number,
): void {
  note(c, org, kind, { about }, actor, now)
}

const inOrganization = '"organizationId" = (select id from organizations where no = ?)'

function roleOf(c: Connection, org: OrganizationNo, user: string): Role | null {
  const row = c.kept(`select role from member where "userId" = ? and ${inOrganization}`).get(user, org) as
    | { role: Role }
    | undefined
  return row?.role ?? null
}

/** A member whose role is as the caller saw it, and an owner left afterwards. */
function refuseChange(c: Connection, org: OrganizationNo, user: string, from: Role, to: Role | null) {
  const role = roleOf(c, org, user)
  if (role === null) return { refused: 'not-found' } as const
  if (role !== from) return { refused: 'version', version: 0 } as const
  if (role !== 'owner' || to === 'owner') return null
  const { n } = c
    .kept(`select count(*) as n from member where role = 'owner' and "userId" <> ? and ${inOrganization}`)
    .get(user, org) as unknown as { n: number }
  return n === 0 ? ({ refused: 'conflict', why: 'the last owner' } as const) : null
}

type Inviter = { kind: Actor['kind']; id: string; keep: readonly Role[] }

/** Open invitations of who may no longer give their role. */
function withdrawMadeBy(c: Context, org: OrganizationNo, by: Inviter, actor: Actor, now: number): void {
  const gone = c
    .kept(
      `delete from invitations where org = ? and created_by in (select no from actors where kind = ? and id = ?)
         and role not in (select value from json_each(?)) returning email, role`,
    )
    .all(org, by.kind, by.id, JSON.stringify(by.keep)) as unknown as { email: string; role: Role }[]
  for (const { email, role } of gone) note(c, org, 'invitation-withdrawn', { about: email, role }, actor, now)
}

function nameOf(c: Connection, user: string): string {
  return (c.kept('select name from "user" where id = ?').get(user) as { name: string } | undefined)?.name ?? user
}

function note(
  c: Context,
  org: OrganizationNo,
  kind: PeopleEventKind,
  { about, ...details }: Happening,
  actor: Actor,
  now: number,
): void {
  record(c, org, { kind, about, details }, actor, now)
  c.hint({ org, people: true })
}
