import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { migrationNames } from '../storage/sqlite/migrate.ts'
import { testDatabase, whyNoPostgres } from '../test/postgres.ts'

/**
 * Writes down what the migrations make, so that a change of the schema is seen in review and none goes unnoticed
 * (test/storage/schema.test.ts compares): storage/migrations/sqlite.schema.sql and postgres.schema.sql.
 */
export const schemaFiles = {
  sqlite: new URL('../storage/migrations/sqlite.schema.sql', import.meta.url),
  postgres: new URL('../storage/migrations/postgres.schema.sql', import.meta.url),
} as const

const heading = '-- Written by scripts/dump-schema.ts out of the migrations; not by hand.\n\n'

/** All tables, indexes, triggers and views after all migrations, by name. */
export function dumpSqlite(): string {
  const db = new Database(':memory:')
  try {
    for (const name of migrationNames()) {
      db.exec(readFileSync(new URL(`../storage/migrations/sqlite/${name}`, import.meta.url), 'utf8'))
    }
    const objects = db
      .prepare<[], { sql: string }>(
        `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
           and name not like 'device_search\\_%' escape '\\' order by tbl_name, type <> 'table', name`,
      )
      .all()
    return heading + objects.map(({ sql }) => `${sql};\n`).join('\n')
  } finally {
    db.close()
  }
}

/** What `pg_dump` says of a database with all migrations, without what depends on its version. Needs PostgreSQL here. */
export async function dumpPostgres(): Promise<string> {
  const database = await testDatabase()
  try {
    const text = execFileSync('pg_dump', ['--schema-only', '--no-owner', '--no-comments', database.url], {
      encoding: 'utf8',
    })
    const lines = text.split('\n').filter((line) => !/^(--|SET |\\|SELECT pg_catalog\.set_config)/.test(line))
    return `${heading}${lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`
  } finally {
    await database.drop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(schemaFiles.sqlite, dumpSqlite())
  if (whyNoPostgres === null) writeFileSync(schemaFiles.postgres, await dumpPostgres())
  else console.error(`The schema of PostgreSQL was left as it is: ${whyNoPostgres}.`)
}
