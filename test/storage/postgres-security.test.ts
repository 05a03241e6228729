import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import postgres from 'postgres'
import { seedDevices } from '../../bench/seed-devices.ts'
import { connectAsApplication } from '../../storage/postgres/connection.ts'
import { openPostgresStore, type PostgresStore } from '../../storage/postgres/store.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from '../postgres.ts'

describe('PostgreSQL keeps organizations apart by itself', { skip: whyNoPostgres ?? false }, () => {
  let database: TestDatabase
  let store: PostgresStore
  let owner: postgres.Sql
  let mine: number
  let theirs: number

  before(async () => {
    database = await testDatabase()
    store = await openPostgresStore({ url: database.url })
    owner = postgres(database.url, { max: 1, onnotice: () => {} })
    mine = await store.organizations.numberOf('mine', 'Contoso')
    theirs = await store.organizations.numberOf('theirs', 'Fabrikam')
    await seedDevices(store, mine, 120)
  })
  after(async () => {
    await owner.end()
    await store.close()
    await database.drop()
  })

  test('every table with an organization has row-level security, and a new one without it fails here', async () => {
    const bare = await owner`
      select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attname = 'org' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`
    assert.deepEqual([...bare], [])
  })

  test('the application works under a role that owns nothing and stands above no policy', async () => {
    const sql = connectAsApplication(database.url, 1)
    try {
      const [role] = await sql`
        select current_user as name, rolsuper, rolbypassrls,
          (select count(*)::integer from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = current_user`
      assert.deepEqual({ ...role }, { name: 'muster_app', rolsuper: false, rolbypassrls: false, owned: 0 })
      assert.equal((await sql`select count(*) as n from devices`)[0]?.n, 0, 'without an organization nothing is seen')
      await assert.rejects(sql`delete from events`, /permission denied/)
      await assert.rejects(sql`update events set kind = 0`, /permission denied/)
    } finally {
      await sql.end()
    }
  })

  test('what is written for another organization than the one set is refused by the database', async () => {
    const crossed = await openPostgresStore({ url: database.url, sessionOrganization: () => theirs })
    try {
      await assert.rejects(
        seedDevices(crossed, mine, 1, () => {}, 900),
        /row-level security/,
      )
    } finally {
      await crossed.close()
    }
  })

  test('asked who holds keys, the database says of another organization no more than yes', async () => {
    const [claim] = await owner`select key, device from claims where kind = 0 limit 1`
    const sql = connectAsApplication(database.url, 1)
    const held = (org: number) =>
      sql.begin(async (transaction) => {
        await transaction`select set_config('muster.organization', ${String(org)}, true)`
        return await transaction`select * from keys_held(array[${claim?.key}::bytea], array[null::bytea])`
      })
    try {
      assert.deepEqual({ ...(await held(theirs))[0] }, { place: 1, device: null, may_be_same: true })
      assert.equal((await held(mine))[0]?.device, Number(claim?.device))
      assert.deepEqual([...(await held(0))].length, 1)
      assert.equal((await sql`select * from keys_held(array[${claim?.key}::bytea], array[null::bytea])`).length, 0)
    } finally {
      await sql.end()
    }
  })

  test('search reads the trigram index, whatever the policies', async () => {
    await owner`
      insert into devices (id, org, state, on_roll, example, version, created_at, hardware_since, serial)
      select nextval('device_id'), ${mine}, 2, true, false, 1, 0, 0, 'X' || n from generate_series(1, 20000) as n`
    await owner`vacuum analyze devices`
    const [plan] = await owner.begin(async (transaction) => {
      await transaction`select set_config('muster.organization', ${String(mine)}, true)`
      await transaction`set local enable_seqscan = off`
      await transaction`set local enable_indexscan = off`
      return await transaction`
        explain (format json) select id from devices
        where org = current_organization() and (serial_key || E'\n' || user_key) like '%x1234%'`
    })
    assert.match(JSON.stringify(plan), /devices_search/)
  })
})
