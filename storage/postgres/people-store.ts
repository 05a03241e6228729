import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { PeopleStore } from '../contract/people.ts'
import { type Context, notFound } from './context.ts'
import { endInvitations, endSessions } from './end-sessions.ts'
import * as people from './people.ts'
import { listOrganizations } from './settings.ts'

/** People and tokens on PostgreSQL: every function one transaction for its organization, then a hint. */
export function peopleStore(c: Context): PeopleStore {
  const told = async <T extends object | undefined>(
    org: OrganizationNo,
    change: Promise<OrRefusal<T>>,
  ): Promise<OrRefusal<T>> => {
    const answer = await change
    if (answer === undefined || !('refused' in answer)) c.tell({ org, people: true })
    return answer
  }
  const linkedTo = (digest: string) => c.overAll((sql) => people.organizationOfLink(sql, digest))
  return {
    async invite(org, invitation, actor, now) {
      await c.within(org, (sql) => people.inviteMember(sql, org, invitation, actor, now))
      c.tell({ org, people: true })
    },
    invitations: (org, now) => c.within(org, (sql) => people.listInvitations(sql, org, now)),
    async findInvitation(digest, now) {
      const org = await linkedTo(digest)
      return org === null ? null : await c.within(org, (sql) => people.findInvitation(sql, digest, now))
    },
    withdraw: (org, id, actor, now) =>
      told(
        org,
        c.within(org, (sql) => people.withdrawInvitation(sql, org, id, actor, now)),
      ),
    join: (org, person, role, now) =>
      told(
        org,
        c.within(org, (sql) => people.joinMember(sql, org, person, role, now)),
      ),
    async acceptInvitation(digest, person, now) {
      const org = await linkedTo(digest)
      if (org === null) return notFound
      return await told(
        org,
        c.within(org, (sql) => people.acceptInvitation(sql, org, digest, person, now)),
      )
    },
    changeRole: (org, member, actor, now) =>
      told(
        org,
        c.within(org, (sql) => people.changeRole(sql, org, member, actor, now)),
      ),
    removeMember: (org, member, actor, now) =>
      told(
        org,
        c.within(org, (sql) => people.removeMember(sql, org, member, actor, now)),
      ),
    async makeToken(org, token, actor, now) {
      await c.within(org, (sql) => people.keepToken(sql, org, token, actor, now))
      c.tell({ org, people: true })
    },
    removeToken: (org, id, actor, now) =>
      told(
        org,
        c.within(org, (sql) => people.revokeToken(sql, org, id, actor, now)),
      ),
    async note(org, kind, about, actor, now) {
      await c.within(org, (sql) => people.noteAccount(sql, org, kind, about, actor, now))
      c.tell({ org, people: true })
    },
    async endSessions(also) {
      const organizations = (await c.overAll(listOrganizations)).map(({ no }) => no)
      const ended = await c.overAll((sql) => endSessions(sql, also))
      let invitations = 0
      for (const org of organizations) invitations += await c.within(org, (sql) => endInvitations(sql, org))
      for (const org of organizations) c.tell({ org, people: true })
      return { ...ended, links: ended.links + invitations }
    },
  }
}
