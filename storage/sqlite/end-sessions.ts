import type { EndedSessions } from '../contract/people.ts'
import type { Connection } from './connection.ts'

/** Ends all that lets somebody in without a password or token: sessions, codes, links, invitations; a second factor where asked. */
export function endSessions(c: Pick<Connection, 'db'>, also: { secondFactors: boolean }): EndedSessions {
  const gone = (statement: string): number => c.db.prepare(statement).run().changes
  const sessions = gone('delete from "session"')
  gone('delete from "verification"')
  gone('delete from "deviceCode"')
  const links = gone(`delete from settings where key like 'link.%'`) + gone('delete from invitations')
  return { sessions, links, secondFactors: also.secondFactors ? removeSecondFactors(gone) : 0 }
}

function removeSecondFactors(gone: (statement: string) => number): number {
  gone('update "user" set "twoFactorEnabled" = null')
  return gone('delete from "twoFactor"')
}
