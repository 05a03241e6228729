import type { SessionAnswer } from '../contract/own-account.ts'
import type { Accounts } from './accounts.ts'

type SessionRecord = {
  id: string
  createdAt: Date
  updatedAt: Date
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
}

/** Sessions of a person that have not run out, the newest first. */
export async function listSessions(accounts: Accounts, user: string, current: string): Promise<SessionAnswer[]> {
  const records = await accounts.context.adapter.findMany<SessionRecord>({
    model: 'session',
    where: [
      { field: 'userId', value: user },
      { field: 'expiresAt', operator: 'gt', value: new Date() },
    ],
    sortBy: { field: 'createdAt', direction: 'desc' },
    limit: 1000,
  })
  return records.map(({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
    id,
    current: id === current,
    startedAt: iso(createdAt),
    seenAt: iso(updatedAt),
    expiresAt: iso(expiresAt),
    address: ipAddress || null,
    program: userAgent || null,
  }))
}

/** False where the person has no such session. */
export async function endSession(accounts: Accounts, user: string, id: string): Promise<boolean> {
  return (await ended(accounts, user, { field: 'id', value: id })) > 0
}

/** Ends all sessions of a person but one; gives how many. */
export function endOtherSessions(accounts: Accounts, user: string, kept: string): Promise<number> {
  return ended(accounts, user, { field: 'id', operator: 'ne', value: kept })
}

/** Ends all sessions of a person. */
export async function endSessionsOf({ context }: Accounts, user: string): Promise<void> {
  await context.internalAdapter.deleteUserSessions(user)
}

type Which = { field: 'id'; operator?: 'ne'; value: string }

function ended({ context }: Accounts, user: string, which: Which): Promise<number> {
  return context.adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: user }, which] })
}

const iso = (date: Date | string): string => new Date(date).toISOString()
