import type { PeopleStore } from '../contract/people.ts'
import { findInvitation, listInvitations } from './people.ts'
import type { Threads } from './threads.ts'

/** People and tokens on SQLite. */
export function peopleStore({ here, write }: Threads): PeopleStore {
  return {
    invite: (org, invitation, actor, now) => write('inviteMember', org, invitation, actor, now),
    invitations: async (org, now) => listInvitations(here, org, now),
    findInvitation: async (digest, now) => findInvitation(here, digest, now),
    withdraw: (org, id, actor, now) => write('withdrawInvitation', org, id, actor, now),
    join: (org, person, role, now) => write('joinMember', org, person, role, now),
    acceptInvitation: (digest, person, now) => write('acceptInvitation', digest, person, now),
    changeRole: (org, member, actor, now) => write('changeRole', org, member, actor, now),
    removeMember: (org, member, actor, now) => write('removeMember', org, member, actor, now),
    makeToken: (org, token, actor, now) => write('keepToken', org, token, actor, now),
    removeToken: (org, id, actor, now) => write('revokeToken', org, id, actor, now),
    note: (org, kind, about, actor, now) => write('noteAccount', org, kind, about, actor, now),
    endSessions: (also) => write('endSessions', also),
  }
}
