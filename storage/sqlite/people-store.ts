import type { PeopleEvent, PeopleEventKind } from '../../domain/people.ts'
import type { Role } from '../../domain/words.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import type { OrganizationNo, Page, PeopleStore } from '../store.ts'
import type { Connection } from './connection.ts'
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
    events: async (org, query) => peopleEvents(here, org, query),
    note: (org, kind, about, actor, now) => write('noteAccount', org, kind, about, actor, now),
    endSessions: (also) => write('endSessions', also),
  }
}

type EventRow = {
  id: number
  at: number
  kind: PeopleEventKind
  actor_kind: PeopleEvent['by']['kind']
  actor_id: string
  actor_name: string
  details: string
}

function peopleEvents(
  c: Connection,
  org: OrganizationNo,
  query: { cursor?: string; limit: number },
): Page<PeopleEvent> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const rows = c
    .kept(
      `select e.id, e.at, e.kind, a.kind as actor_kind, a.id as actor_id, a.name as actor_name, e.details
       from organization_events e join actors a on a.no = e.actor
       where e.org = ? and e.id < ? order by e.id desc limit ?`,
    )
    .all(org, before, query.limit + 1) as unknown as EventRow[]
  const items = rows.slice(0, query.limit).map(shownEvent)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > query.limit && last ? encodeCursor([last.id]) : null }
}

function shownEvent(row: EventRow): PeopleEvent {
  const details = JSON.parse(row.details) as { about: string; role?: Role; roleBefore?: Role }
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    about: details.about,
    role: details.role ?? null,
    roleBefore: details.roleBefore ?? null,
  }
}
