import { PostgresJSDialect } from 'kysely-postgres-js'
import type { SecretKeys } from '../secrets/secret-keys.ts'
import { secretStore } from '../secrets/secret-store.ts'
import type { Store } from '../store.ts'
import { changesOn } from './changes.ts'
import { connectAsApplication, connectForAccounts, databaseOf, type Sql } from './connection.ts'
import { type Context, conflict, idsFrom } from './context.ts'
import { deviceStore } from './device-store.ts'
import { type Durability, durabilityOf, durabilityWarnings } from './durability.ts'
import { listLog, logActors } from './log.ts'
import { bringUpToDate, isCurrent } from './migrate.ts'
import { catalogueStore, operationStore, pendingStore } from './operation-store.ts'
import { peopleStore } from './people-store.ts'
import { rowStore } from './row-store.ts'
import { secretRows } from './secrets.ts'
import { getSetting, keepSetting, listOrganizations, numberOfOrganization, setSetting } from './settings.ts'
import { uploadStore } from './upload-store.ts'
import { viewStore } from './views.ts'

export type PostgresOptions = {
  /** Address of the database, with the login that the application works under. */
  url: string
  /** The same with the user who owns it (or shall), for migrations alone; without it, the one above is that user. */
  ownerUrl?: string | undefined
  /** Told of settings of the server under which an acknowledgement is no promise; the process's warnings by default. */
  warn?: (message: string) => void
  /** What secrets are sealed with; without it none can be kept or used. */
  secretKeys?: SecretKeys | null
  /** For tests of row-level security: the organization that transactions set, for the one that was passed. */
  sessionOrganization?: (org: number) => number
}

/**
 * A store on PostgreSQL also tells the settings on which its durability rests, and whether the application has a login
 * of its own: one that does not own the tables, so that row-level security holds whatever SQL it is made to run.
 */
export type PostgresStore = Store & { durability: Durability; ownLogin: boolean }

/**
 * Opens the store: brings the schema up to date as its owner, then works as the role `muster_app`, under row-level
 * security. Throws where the server is older than 15, cannot be reached, or is newer than this Muster.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<PostgresStore> {
  await bringUpToDate(options)
  const sql = connectAsApplication(options.url)
  const accounts = connectForAccounts(options.url)
  const durability = await durabilityOf(sql)
  for (const warning of durabilityWarnings(durability)) (options.warn ?? process.emitWarning)(warning)
  const changes = changesOn(sql)
  const context: Context = {
    ...databaseOf(sql, options.sessionOrganization),
    tell: changes.tell,
    hardwareIds: idsFrom(() => nextHardwareBlock(sql)),
  }
  const organizations = {
    numberOf: (id: string, name: string) => context.overAll((tx) => numberOfOrganization(tx, id, name)),
    list: () => context.overAll(listOrganizations),
  }
  return {
    organizations,
    uploads: uploadStore(context),
    rows: rowStore(context),
    devices: deviceStore(context),
    pending: pendingStore(context),
    operations: operationStore(context),
    catalogues: catalogueStore(context),
    people: peopleStore(context),
    secrets: secretStore(secretRows(context), organizations, options.secretKeys ?? null),
    views: viewStore(context),
    log: {
      list: (org, query) => context.within(org, (tx) => listLog(tx, org, query)),
      actors: (org) => context.within(org, (tx) => logActors(tx, org)),
    },
    onChange: changes.onChange,
    settings: {
      get: (key) => context.overAll((tx) => getSetting(tx, key)),
      set: (key, value) => context.overAll((tx) => setSetting(tx, key, value)),
      keep: (key, value) => context.overAll((tx) => keepSetting(tx, key, value)),
    },
    accountsDialect: new PostgresJSDialect({ postgres: accounts }),
    accountsDialectType: 'postgres',
    backup: async () => conflict('a PostgreSQL database is backed up with pg_dump, or by its own continuous archiving'),
    ready: () => isCurrent(sql).catch(() => false),
    durability,
    ownLogin: await hasOwnLogin(sql),
    async close() {
      await changes.close()
      await Promise.all([sql.end({ timeout: 5 }), accounts.end({ timeout: 5 })])
    },
  }
}

/** False where `reset role` would make the connection the tables' owner, or one above all policies. */
async function hasOwnLogin(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ own: boolean }[]>`
    select not (rolsuper or rolbypassrls or exists (
      select from pg_class where oid = to_regclass('devices') and pg_has_role(session_user, relowner, 'member'))) as own
    from pg_roles where rolname = session_user`
  return row?.own ?? false
}

/** The sequence counts blocks of ids, not ids. */
async function nextHardwareBlock(sql: Sql): Promise<number> {
  const [row] = await sql<{ block: number }[]>`select nextval('hardware_id') as block`
  if (row === undefined) throw new Error('a sequence gave no number')
  return row.block
}
