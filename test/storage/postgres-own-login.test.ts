import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import postgres from 'postgres'
import { seedDevices } from '../../bench/seed-devices.ts'
import { connectAsApplication } from '../../storage/postgres/connection.ts'
import { openPostgresStore, type PostgresStore } from '../../storage/postgres/store.ts'
import { openScene } from '../api/scene.ts'
import { freePort, muster, openBench } from '../muster-process.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from '../postgres.ts'

describe('PostgreSQL with a login of its own for the application', { skip: whyNoPostgres ?? false }, () => {
  let database: TestDatabase
  let url: string
  let store: PostgresStore
  before(async () => {
    database = await testDatabase()
    url = await database.applicationLogin()
    store = await openPostgresStore({ url, ownerUrl: database.url })
    await seedDevices(store, await store.organizations.numberOf('mine', 'Contoso'), 20)
  })
  after(async () => {
    await store.close()
    await database.drop()
  })

  test('leaving the role gives nothing: row-level security holds whatever the application is made to run', async () => {
    assert.equal(store.ownLogin, true)
    for (const leave of ['reset role', 'set role none', 'reset session authorization', 'reset all', 'discard all']) {
      const sql = connectAsApplication(url, 1)
      await sql.unsafe(leave)
      assert.deepEqual([...(await sql`select id from devices`)], [], leave)
      assert.deepEqual([...(await sql`select id from claims, devices limit 1`)], [], leave)
      for (const attempt of [
        'alter table devices disable row level security',
        'drop policy organization on devices',
        'set role muster_owner',
        'set session authorization muster_owner',
        'set row_security = off; select * from devices',
        'delete from events',
        'drop table claims',
        'create table x ()',
        'alter role current_user bypassrls',
        `create function pg_temp.f() returns bigint language sql security definer as 'select count(*) from devices'; grant muster_owner to current_user`,
      ])
        await assert.rejects(sql.unsafe(attempt), `${leave}; ${attempt}`)
      await sql.end()
    }
  })

  test('as the owner it is found out, and said at the start of a server', async () => {
    const asOwner = await openPostgresStore({ url: database.url })
    assert.equal(asOwner.ownLogin, false)
    await asOwner.close()
    const scene = await openScene('postgres')
    assert.ok(scene.log.some(({ msg }) => /login of its own/.test(String(msg))))
    await scene.close()
  })

  test('a schema that is up to date needs no owner, another is refused in words', async () => {
    const alone = await openPostgresStore({ url })
    assert.equal(await alone.ready(), true)
    await alone.close()
    const owner = postgres(database.url, { max: 1, onnotice: () => {} })
    const [last] = await owner`select name from migrations order by name desc limit 1`
    await owner`delete from migrations where name = ${last?.name}`
    const bench = openBench()
    const place = ['--port', String(await freePort()), '--database', url, '--data', join(bench.folder, 'data')]
    const started = await muster(bench, ['serve', ...place])
    await owner`insert into migrations values (${last?.name}, 0)`
    await owner.end()
    bench.remove()
    assert.equal(started.status, 2)
    assert.match(started.stderr, /--database-owner/)
  })

  test('an empty database is set up by its owner, and used by a login that is let in afterwards', async () => {
    const empty = await testDatabase({ empty: true })
    const login = await empty.applicationLogin()
    const opened = await openPostgresStore({ url: login, ownerUrl: empty.url })
    assert.equal(await opened.ready(), true)
    assert.equal(opened.ownLogin, true)
    await opened.close()
    await empty.drop()
  })

  test('a login that was not let in is told so in words', async () => {
    const owner = postgres(database.url, { max: 1, onnotice: () => {} })
    const address = new URL(url)
    await owner.unsafe(`revoke muster_app from ${address.username}`)
    const bench = openBench()
    const started = await muster(bench, ['serve', '--port', String(await freePort()), '--database', url])
    await owner.unsafe(`grant muster_app to ${address.username}`)
    await owner.end()
    bench.remove()
    assert.equal(started.status, 2, started.stderr)
    assert.match(started.stderr, /grant muster_app to/)
  })
})
