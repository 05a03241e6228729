import { setTimeout as sleep } from 'node:timers/promises'
import type driver from 'postgres'
import { postgres } from './driver.ts'

/** Numbers of PostgreSQL's bigint come as numbers: times, row numbers and ids stay far below 2⁵³. */
const types = {
  bigint: { to: 20, from: [20], parse: Number, serialize: String },
} satisfies Record<string, driver.PostgresType>

export type Sql = driver.Sql<{ bigint: number }>
export type Transaction = driver.TransactionSql<{ bigint: number }>
/** A piece of a statement, to be put into another. */
export type Fragment = driver.PendingQuery<driver.Row[]>

/** The role that the running application takes on; row-level security holds for it. */
export const applicationRole = 'muster_app'

const connections = 8

/**
 * Every statement here names an organization or rows by their keys, so none is better off reading a whole table, which
 * the planner otherwise prefers for batches while a table is young; and all are too short to be compiled.
 */
const planning = { enable_seqscan: 'off', random_page_cost: '1.1', jit: 'off' }

/** While the server is away nobody waits long for it: who asks is told, and it is found soon after it is back. In seconds. */
const whileAway = {
  connect_timeout: 10,
  backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1) * (0.5 + Math.random() / 2),
}

/** Connections as the user of the address, who owns the tables: for migrations alone. */
export function connectAsOwner(url: string): Sql {
  return postgres(url, {
    types,
    ...whileAway,
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'muster-migrate' },
  })
}

/**
 * The application's connections. Each is made as the user of the address and takes on `muster_app` as it starts, so
 * that no statement can forget it.
 */
export function connectAsApplication(url: string, max = connections): Sql {
  return postgres(url, {
    types,
    ...whileAway,
    max,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'muster', role: applicationRole, ...planning },
  })
}

/**
 * Connections for the account library, few: it asks who is there once in some seconds. It reads arrays, whose types are
 * asked of the database (`fetch_types`), which our own statements do without.
 */
export function connectForAccounts(url: string): Sql {
  return postgres(url, {
    types,
    ...whileAway,
    max: 2,
    onnotice: () => {},
    connection: { application_name: 'muster-accounts', role: applicationRole, jit: 'off' } as Record<string, string>,
  })
}

/** Thrown inside a transaction to roll it back and do it again: somebody else was quicker. */
export class Overtaken extends Error {}

export type Database = {
  /**
   * One transaction under row-level security for this organization. Deadlocks, serialization failures and `Overtaken`
   * roll it back and run it again, so it must have no effect outside.
   */
  within<T>(org: number, work: (sql: Transaction) => Promise<T>): Promise<T>
  /**
   * The same for one statement that reads, sent together with what begins and ends its transaction: one way there and
   * back.
   */
  lookUp<T>(org: number, read: (sql: Transaction) => Promise<T>): Promise<T>
  /** One transaction for no organization: only the tables without one, and the functions for workers. */
  overAll<T>(work: (sql: Transaction) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** `sessionOrganization` is for tests: it sets another organization in the transaction than the one passed. */
export function databaseOf(sql: Sql, sessionOrganization: (org: number) => number = (org) => org): Database {
  return {
    within: (org, work) =>
      again(() =>
        sql.begin(async (transaction) => {
          const set = transaction`select set_config('muster.organization', ${String(sessionOrganization(org))}, true)`
          // Sent together with the first statement of the work, not waited for.
          set.catch(() => {})
          set.execute()
          return await work(transaction)
        }),
      ) as ReturnType<typeof work>,
    lookUp: async (org, read) => {
      const connection = await sql.reserve()
      try {
        // A query is sent when it is asked for, not when it is made.
        const began = connection
          .unsafe(
            `begin read only; select set_config('muster.organization', '${Number(sessionOrganization(org))}', true)`,
          )
          .execute()
        const reading = read(connection as unknown as Transaction)
        const [, found] = await Promise.all([began, reading, connection.unsafe('commit')])
        return found
      } finally {
        connection.release()
      }
    },
    overAll: (work) => again(() => sql.begin((transaction) => work(transaction))) as ReturnType<typeof work>,
    end: () => sql.end({ timeout: 5 }),
  }
}

const attempts = 8
const serializationFailure = '40001'
const deadlock = '40P01'

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (fault) {
      if (attempt === attempts || !mayGoWellNextTime(fault)) throw fault
      await sleep(attempt * attempt * 2)
    }
  }
}

function mayGoWellNextTime(fault: unknown): boolean {
  if (fault instanceof Overtaken) return true
  return fault instanceof postgres.PostgresError && (fault.code === serializationFailure || fault.code === deadlock)
}
