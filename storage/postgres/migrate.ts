import { readdirSync, readFileSync } from 'node:fs'
import { applicationRole, connectAsOwner, type Sql } from './connection.ts'

const folder = new URL('../migrations/postgres/', import.meta.url)

/** One number for all of Muster's processes: who holds it migrates, the others wait and find it done. */
const migrationLock = 4_817_001

/** Names of all migrations of this version, in the order in which they are applied. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
}

/** The user of the address does not own the tables, and their schema is not this version's. */
export class SchemaNotCurrent extends Error {
  override readonly name = 'SchemaNotCurrent'
  readonly code = 'SCHEMA_NOT_CURRENT'
}

/** The application's login is no member of the role that it works as. */
export class LoginNotLetIn extends Error {
  override readonly name = 'LoginNotLetIn'
  readonly code = 'LOGIN_NOT_LET_IN'
  readonly login: string
  constructor(login: string) {
    super(`${login} may not work as ${applicationRole}`)
    this.login = login
  }
}

/**
 * Brings the schema up to date as its owner: the user of `ownerUrl`, else the one of `url`. Where that one does not own
 * what is there, nothing can be changed, and the schema has to be this version's.
 * @throws SchemaNotCurrent, LoginNotLetIn
 */
export async function bringUpToDate({ url, ownerUrl }: { url: string; ownerUrl?: string | undefined }): Promise<void> {
  if (ownerUrl !== undefined) await migrate(ownerUrl)
  const sql = connectAsOwner(url)
  try {
    if (ownerUrl === undefined && (await ownsWhatIsThere(sql))) return await migrate(url)
    await refuseStranger(sql)
    if (!(await isCurrent(sql))) throw new SchemaNotCurrent('the schema is to be brought up to date by its owner')
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function refuseStranger(sql: Sql): Promise<void> {
  const [row] = await sql<{ login: string; member: boolean }[]>`
    select current_user as login,
      exists (select from pg_roles where rolname = ${applicationRole} and pg_has_role(current_user, oid, 'member')) as member`
  if (!row?.member) throw new LoginNotLetIn(row?.login ?? '')
}

async function ownsWhatIsThere(sql: Sql): Promise<boolean> {
  const [table] = await sql<{ own: boolean }[]>`
    select pg_has_role(current_user, relowner, 'member') as own from pg_class where oid = to_regclass('migrations')`
  return table?.own ?? true
}

/**
 * Applies the migrations that this database does not have, as the user of the address (the owner), each in a
 * transaction of its own under an advisory lock, and records them. Throws when the server is older than 15 or the
 * database has a migration that this version does not know.
 */
export async function migrate(url: string): Promise<void> {
  const sql = connectAsOwner(url)
  try {
    await refuseOldServer(sql)
    await sql`select pg_advisory_lock(${migrationLock})`
    await sql.unsafe('create table if not exists migrations (name text primary key, applied_at bigint not null)')
    const applied = new Set((await sql<{ name: string }[]>`select name from migrations`).map((row) => row.name))
    const names = migrationNames()
    for (const name of applied) {
      if (!names.includes(name)) throw new Error(`this database is newer than this Muster: it has migration ${name}`)
    }
    for (const name of names) if (!applied.has(name)) await apply(sql, name)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** True when every migration of this version is applied. */
export async function isCurrent(sql: Sql): Promise<boolean> {
  const applied = new Set((await sql<{ name: string }[]>`select name from migrations`).map((row) => row.name))
  return migrationNames().every((name) => applied.has(name))
}

async function apply(sql: Sql, name: string): Promise<void> {
  const text = readFileSync(new URL(name, folder), 'utf8')
  await sql.begin(async (transaction) => {
    await transaction.unsafe(text)
    await transaction`insert into migrations values (${name}, ${Date.now()})`
  })
}

async function refuseOldServer(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::integer as version`
  const version = row?.version ?? 0
  if (version < 150_000)
    throw new Error(`PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}`)
}
