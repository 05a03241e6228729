import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient, type MusterClient } from '../../api/client.ts'
import { pastTheStore } from '../past-the-store.ts'
import { whyNoPostgres } from '../postgres.ts'
import { type Database, openScene, type Scene } from './scene.ts'

/** What set-up writes, in its order. */
const written = ['user', 'account', 'organization', 'member']
const person = { name: 'Ada Admin', email: 'Ada@contoso.example', password: 'correct horse battery' }

for (const [database, skip] of [
  ['sqlite', false],
  ['postgres', whyNoPostgres ?? false],
] as [Database, string | false][]) {
  describe(`set-up that breaks off half-way on ${database}`, { skip }, () => brokenOff(database))
}

function brokenOff(database: Database): void {
  let scene: Scene
  let client: MusterClient
  let token: string
  const setUp = (more: object = {}) =>
    client.accounts.setUp({ ...person, token, organization: { name: 'Contoso' }, ...more })

  before(async () => {
    scene = await openScene(database)
    client = createClient({ baseUrl: scene.url })
    token = new URL(scene.server.setupLink ?? '').searchParams.get('token') ?? ''
  })
  after(() => scene.close())

  for (const table of written) {
    test(`before its ${table} is written leaves the link usable`, async () => {
      await pastTheStore(scene.storage, breakTable(database, table))
      await assert.rejects(setUp(), { code: 'unexpected-error' })
      await pastTheStore(scene.storage, mendTable(database, table))
      assert.equal((await client.accounts.ways()).setUp, false)
      assert.equal((await client.accounts.setupState(token)).kind, 'first')
    })
  }

  test('is not gone on with by who does not know the password that was chosen', async () => {
    await assert.rejects(setUp({ password: 'another horse battery' }), { code: 'conflict' })
    assert.equal((await client.accounts.ways()).setUp, false)
  })

  test('is gone on with by the same address and password, once, and leaves nothing double', async () => {
    const { organization } = await setUp()
    assert.equal(organization?.name, 'Contoso')
    assert.equal((await client.accounts.ways()).setUp, true)
    assert.equal((await client.accounts.setupState(token)).kind, 'none')
    await assert.rejects(setUp(), { code: 'set-up-done' })
    const adapter = scene.server.accounts?.context.adapter
    for (const model of written) assert.equal(await adapter?.count({ model }), 1, model)
  })
}

const breakTable = (database: Database, table: string): string =>
  database === 'sqlite'
    ? `create trigger broken before insert on "${table}" begin select raise(abort, 'broken'); end`
    : `create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
       create trigger broken before insert on "${table}" execute function broken()`

const mendTable = (database: Database, table: string): string =>
  database === 'sqlite' ? 'drop trigger broken' : `drop trigger broken on "${table}"; drop function broken()`
