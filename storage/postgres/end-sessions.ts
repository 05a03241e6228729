import type { OrganizationNo } from '../contract/organizations.ts'
import type { EndedSessions } from '../contract/people.ts'
import type { Transaction } from './connection.ts'

/** Ends what lets somebody in without a password or token, but for invitations, which belong to an organization each. */
export async function endSessions(sql: Transaction, also: { secondFactors: boolean }): Promise<EndedSessions> {
  const sessions = await sql`delete from session`
  await sql`delete from verification`
  await sql`delete from "deviceCode"`
  const links = await sql`delete from settings where key like 'link.%'`
  if (!also.secondFactors) return { sessions: sessions.count, links: links.count, secondFactors: 0 }
  await sql`update "user" set "twoFactorEnabled" = null where "twoFactorEnabled"`
  const factors = await sql`delete from "twoFactor"`
  return { sessions: sessions.count, links: links.count, secondFactors: factors.count }
}

/** Withdraws all open invitations of an organization; gives how many. */
export async function endInvitations(sql: Transaction, org: OrganizationNo): Promise<number> {
  return (await sql`delete from invitations where org = ${org}`).count
}
