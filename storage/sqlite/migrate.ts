import { readdirSync, readFileSync } from 'node:fs'
import type { Connection } from './connection.ts'

const folder = new URL('../migrations/sqlite/', import.meta.url)

/** Names of all migrations of this version, in the order in which they are applied. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
}

/**
 * Applies the migrations that this database does not have, each in a transaction of its own, and records them.
 * Throws when the database has one that this version does not know (it was written by a newer Muster).
 */
export function migrate(connection: Connection): void {
  const { db } = connection
  const names = migrationNames()
  db.exec('create table if not exists migrations (name text primary key, applied_at integer not null) strict')
  const known = new Set(names)
  for (const name of appliedNames(db)) {
    if (!known.has(name)) throw new Error(`this database is newer than this Muster: it has migration ${name}`)
  }
  for (const name of names) {
    db.exec('begin immediate')
    try {
      // Looked at again inside the transaction: another process may have been quicker.
      if (!appliedNames(db).includes(name)) {
        db.exec(readFileSync(new URL(name, folder), 'utf8'))
        db.prepare('insert into migrations values (?, ?)').run(name, Date.now())
      }
      db.exec('commit')
    } catch (fault) {
      if (db.inTransaction) db.exec('rollback')
      throw fault
    }
  }
}

/** True when every migration of this version is applied. */
export function isCurrent(connection: Connection): boolean {
  const applied = new Set(appliedNames(connection.db))
  return migrationNames().every((name) => applied.has(name))
}

function appliedNames(db: Connection['db']): string[] {
  return db
    .prepare<[], { name: string }>('select name from migrations order by name')
    .all()
    .map((row) => row.name)
}
