import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { connectAsApplication, type Database, databaseOf, type Sql } from '../../storage/postgres/connection.ts'
import { until } from '../api/scene.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from '../postgres.ts'

/** The driver ends the process here as it comes: from outside of any promise, which a test cannot catch either. */
describe('connections to PostgreSQL that are lost', { skip: whyNoPostgres ?? false }, () => {
  let database: TestDatabase
  let killer: postgres.Sql
  let sql: Sql
  let db: Database
  before(async () => {
    database = await testDatabase()
    killer = postgres(database.url, { max: 1, onnotice: () => {} })
    sql = connectAsApplication(database.url, 3)
    db = databaseOf(sql)
  })
  after(async () => {
    await db.end()
    await killer.end()
    await database.drop()
  })
  const killAll = () => killer`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'muster' and pid <> pg_backend_pid()`

  test('in a transaction, between its statements, in a look-up or idle: only what was under way fails, and says so', async () => {
    const ways: Record<string, () => Promise<unknown>> = {
      'in a statement': () => db.within(1, (tx) => tx`select pg_sleep(5)`),
      'between statements': () =>
        db.within(1, async (tx) => {
          await tx`select 1`
          await sleep(1000)
          return await tx`select 2`
        }),
      'with much on the way': () =>
        db.within(1, (tx) => Promise.all(Array.from({ length: 20 }, () => tx`select pg_sleep(1)`))),
      'in a look-up': () => db.lookUp(1, (tx) => tx`select pg_sleep(5)`),
      'in many look-ups': () =>
        Promise.all(Array.from({ length: 9 }, () => db.lookUp(1, (tx) => tx`select pg_sleep(1)`))),
      'in a plain statement': async () => sql`select n, pg_sleep(0.1) from generate_series(1, 50) as n`,
    }
    for (let round = 0; round < 2; round++)
      for (const [way, work] of Object.entries(ways)) {
        const broken = work().then(
          () => 'done',
          (fault: { code?: string }) => fault.code,
        )
        await sleep(40)
        await killAll()
        assert.match(String(await broken), /^(CONNECTION_CLOSED|57P01|ECONNRESET|EPIPE)$/, way)
        // Those that were idle notice at their own pace that they are gone.
        const fresh = () =>
          Promise.all(Array.from({ length: 12 }, (_, n) => db.within(1, (tx) => tx`select ${n}::integer as n`)))
        const rows = await until(
          () => fresh().catch(() => []),
          ({ length }) => length === 12,
        )
        assert.deepEqual(
          rows.map((one) => [...one].map((row) => ({ ...row }))),
          Array.from({ length: 12 }, (_, n) => [{ n }]),
          way,
        )
      }
  })

  test('a transaction never goes on in another connection', async () => {
    const attempt = db.within(7, async (tx) => {
      await tx`insert into settings values ('lost', 'before')`
      await killAll()
      for (let tried = 0; tried < 5; tried++) {
        await sleep(30)
        await db.overAll((other) => other`select 1`).catch(() => {})
        await tx`insert into settings values (${`lost ${tried}`}, 'after')`.catch(() => {})
      }
    })
    await assert.rejects(attempt)
    assert.deepEqual([...(await killer`select key from settings where key like 'lost%'`)], [])
  })
})
