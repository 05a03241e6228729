import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { dumpPostgres, dumpSqlite, schemaFiles } from '../../scripts/dump-schema.ts'
import { whyNoPostgres } from '../postgres.ts'

const hint = 'run `node scripts/dump-schema.ts` and look at what changed'

/** Other major versions of pg_dump write the same schema in other words. */
const dumpedWith = '15'

function whyNoDump(): string | false {
  if (whyNoPostgres !== null) return whyNoPostgres
  try {
    const version = /\d+/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[0]
    return version === dumpedWith ? false : `the schema was written down with pg_dump ${dumpedWith}, here is ${version}`
  } catch {
    return 'no pg_dump found'
  }
}

describe('the schema that is written down', () => {
  test('is what the migrations make on SQLite', () => {
    assert.equal(dumpSqlite(), readFileSync(schemaFiles.sqlite, 'utf8'), hint)
  })

  test('is what the migrations make on PostgreSQL', { skip: whyNoDump() }, async () => {
    assert.equal(await dumpPostgres(), readFileSync(schemaFiles.postgres, 'utf8'), hint)
  })
})
