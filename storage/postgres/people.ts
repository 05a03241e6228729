import type { Actor } from '../../domain/device.ts'
import type { AccountEventKind, Invitation, PeopleEventKind } from '../../domain/people.ts'
import type { Role } from '../../domain/words.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { NewToken } from '../contract/people.ts'
import { type Happening, type InvitationRow, shownInvitation } from '../people/people-rows.ts'
import { actorNo } from './actors.ts'
import type { Fragment, Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { record } from './log.ts'

/** Keeps an invitation in the place of an open one of the same address; those that ran out go. */
export async function inviteMember(
  sql: Transaction,
  org: OrganizationNo,
  invitation: { id: string; email: string; role: Role; digest: string; expiresAt: number },
  actor: Actor,
  now: number,
): Promise<void> {
  const { id, email, role, digest, expiresAt } = invitation
  const by = await actorNo(sql, org, actor)
  await sql`delete from invitations where org = ${org} and expires_at <= ${now}`
  await sql`
    insert into invitations (org, id, email, role, digest, created_at, created_by, expires_at)
    values (${org}, ${id}, ${email}, ${role}, ${digest}, ${now}, ${by}, ${expiresAt})
    on conflict (org, email) do update set id = excluded.id, role = excluded.role, digest = excluded.digest,
      created_at = excluded.created_at, created_by = excluded.created_by, expires_at = excluded.expires_at`
  await note(sql, org, 'invited', { about: email, role }, actor, now)
}

/** Open invitations, newest first. */
export async function listInvitations(sql: Transaction, org: OrganizationNo, now: number): Promise<Invitation[]> {
  const rows = await sql<InvitationRow[]>`
    select i.id, i.email, i.role, a.name as "createdBy", i.created_at, i.expires_at
    from invitations i join actors a on a.no = i.created_by
    where i.org = ${org} and i.expires_at > ${now} order by i.created_at desc, i.no desc`
  return rows.map(shownInvitation)
}

/** The organization whose invitation a link is, or null. */
export async function organizationOfLink(sql: Transaction, digest: string): Promise<OrganizationNo | null> {
  const [row] = await sql<{ org: number | null }[]>`select organization_of_invitation(${digest}) as org`
  return row?.org ?? null
}

/** The open invitation of a link, or null. */
export async function findInvitation(
  sql: Transaction,
  digest: string,
  now: number,
): Promise<(Invitation & { organization: string }) | null> {
  const [row] = await sql<(InvitationRow & { organization: string })[]>`
    select i.id, i.email, i.role, a.name as "createdBy", i.created_at, i.expires_at, o.id as organization
    from invitations i join actors a on a.no = i.created_by join organizations o on o.no = i.org
    where i.digest = ${digest} and i.expires_at > ${now}`
  return row === undefined ? null : { ...shownInvitation(row), organization: row.organization }
}

export async function withdrawInvitation(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const [gone] = await sql<{ email: string; role: Role }[]>`
    delete from invitations where org = ${org} and id = ${id} returning email, role`
  if (gone === undefined) return notFound
  await note(sql, org, 'invitation-withdrawn', { about: gone.email, role: gone.role }, actor, now)
  return { ok: true }
}

/** Makes the person a member by a link, which is spent. */
export async function acceptInvitation(
  sql: Transaction,
  org: OrganizationNo,
  digest: string,
  person: { id: string; name: string; memberId: string },
  now: number,
): Promise<OrRefusal<{ role: Role }>> {
  await holdPeople(sql, org)
  const [found] = await sql<{ role: Role }[]>`
    select role from invitations where org = ${org} and digest = ${digest} and expires_at > ${now}`
  if (found === undefined) return notFound
  const joined = await joinMember(sql, org, person, found.role, now)
  if (!('refused' in joined)) await sql`delete from invitations where org = ${org} and digest = ${digest}`
  return joined
}

export async function joinMember(
  sql: Transaction,
  org: OrganizationNo,
  person: { id: string; name: string; memberId: string },
  role: Role,
  now: number,
): Promise<OrRefusal<{ role: Role }>> {
  await holdPeople(sql, org)
  if ((await roleOf(sql, org, person.id)) !== null) return conflict('a member already')
  await sql`
    insert into member (id, "organizationId", "userId", role, "createdAt")
    values (${person.memberId}, (select id from organizations where no = ${org}), ${person.id}, ${role},
      ${new Date(now)})`
  const actor = { kind: 'user', id: person.id, name: person.name } as const
  await note(sql, org, 'joined', { about: person.name, role }, actor, now)
  return { role }
}

export async function changeRole(
  sql: Transaction,
  org: OrganizationNo,
  member: { user: string; from: Role; to: Role; mayStillGive: readonly Role[] },
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const { user, from, to } = member
  const refused = await refuseChange(sql, org, user, from, to)
  if (refused) return refused
  await sql`update member set role = ${to} where "userId" = ${user} and ${inOrganization(sql, org)}`
  await withdrawMadeBy(sql, org, { kind: 'user', id: user, keep: member.mayStillGive }, actor, now)
  const about = await nameOf(sql, user)
  await note(sql, org, 'role-changed', { about, role: to, roleBefore: from }, actor, now)
  return { ok: true }
}

export async function removeMember(
  sql: Transaction,
  org: OrganizationNo,
  member: { user: string; from: Role; tokens: readonly string[] },
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const { user, from } = member
  const refused = await refuseChange(sql, org, user, from, null)
  if (refused) return refused
  await sql`delete from member where "userId" = ${user} and ${inOrganization(sql, org)}`
  await withdrawMadeBy(sql, org, { kind: 'user', id: user, keep: [] }, actor, now)
  await sql`
    delete from session s where s."userId" = ${user} and not exists (select from member m where m."userId" = s."userId")`
  const kind = actor.kind === 'user' && actor.id === user ? 'left' : 'removed'
  await note(sql, org, kind, { about: await nameOf(sql, user), role: from }, actor, now)
  for (const token of member.tokens) await revokeToken(sql, org, token, actor, now)
  return { ok: true }
}

/** Keeps a token in the account library's own form. */
export async function keepToken(
  sql: Transaction,
  org: OrganizationNo,
  token: NewToken,
  actor: Actor,
  now: number,
): Promise<void> {
  const at = new Date(now)
  const { id, name, role, prefix, start, digest, expiresAt } = token
  const metadata = JSON.stringify({ role, createdBy: actor })
  await sql`
    insert into apikey (id, "configId", name, prefix, start, key, "referenceId", enabled, "rateLimitEnabled",
      "requestCount", "expiresAt", "createdAt", "updatedAt", metadata)
    values (${id}, 'default', ${name}, ${prefix}, ${start}, ${digest}, (select id from organizations where no = ${org}),
      true, false, 0, ${expiresAt === null ? null : new Date(expiresAt)}, ${at}, ${at}, ${metadata})`
  await note(sql, org, 'token-made', { about: name, role }, actor, now)
}

/** Ends a token, and the open invitations made with it. */
export async function revokeToken(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const [gone] = await sql<{ name: string | null; role: Role }[]>`
    delete from apikey where id = ${id} and "referenceId" = (select id from organizations where no = ${org})
    returning name, metadata::json ->> 'role' as role`
  if (gone === undefined) return notFound
  await withdrawMadeBy(sql, org, { kind: 'token', id, keep: [] }, actor, now)
  await note(sql, org, 'token-revoked', { about: gone.name ?? '', role: gone.role }, actor, now)
  return { ok: true }
}

/** What happened to somebody's way in. */
export function noteAccount(
  sql: Transaction,
  org: OrganizationNo,
  kind: AccountEventKind,
  about: string,
  actor: Actor,
  now: number,
): Promise<void> {
  return note(sql, org, kind, { about }, actor, now)
}

const inOrganization = (sql: Transaction, org: OrganizationNo): Fragment =>
  sql`"organizationId" = (select id from organizations where no = ${org})`

/** One change of an organization's people at a time: of two owners who leave at once one stays. */
async function holdPeople(sql: Transaction, org: OrganizationNo): Promise<void> {
  await sql`select no from organizations where no = ${org} for update`
}

async function roleOf(sql: Transaction, org: OrganizationNo, user: string): Promise<Role | null> {
  const [row] = await sql<{ role: Role }[]>`
    select role from member where "userId" = ${user} and ${inOrganization(sql, org)}`
  return row?.role ?? null
}

/** A member whose role is as the caller saw it, and an owner left afterwards. */
async function refuseChange(sql: Transaction, org: OrganizationNo, user: string, from: Role, to: Role | null) {
  await holdPeople(sql, org)
  const role = await roleOf(sql, org, user)
  if (role === null) return notFound
  if (role !== from) return { refused: 'version', version: 0 } as const
  if (role !== 'owner' || to === 'owner') return null
  const [owners] = await sql<{ n: number }[]>`
    select count(*) as n from member where role = 'owner' and "userId" <> ${user} and ${inOrganization(sql, org)}`
  return owners?.n === 0 ? conflict('the last owner') : null
}

type Inviter = { kind: Actor['kind']; id: string; keep: readonly Role[] }

/** Open invitations of who may no longer give their role. */
async function withdrawMadeBy(
  sql: Transaction,
  org: OrganizationNo,
  { kind, id, keep }: Inviter,
  actor: Actor,
  now: number,
): Promise<void> {
  const gone = await sql<{ email: string; role: Role }[]>`
    delete from invitations where org = ${org}
      and created_by in (select no from actors where org = ${org} and kind = ${kind} and id = ${id})
      and role not in (select json_array_elements_text(${JSON.stringify(keep)}::text::json))
    returning email, role`
  for (const { email, role } of gone) await note(sql, org, 'invitation-withdrawn', { about: email, role }, actor, now)
}

async function nameOf(sql: Transaction, user: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from "user" where id = ${user}`
  return row?.name ?? user
}

async function note(
  sql: Transaction,
  org: OrganizationNo,
  kind: PeopleEventKind,
  { about, ...details }: Happening,
  actor: Actor,
  now: number,
): Promise<void> {
  await record(sql, org, { kind, about, details }, actor, now)
}
