import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import Database from 'better-sqlite3'
import { createClient } from '../../api/client.ts'
import { type ServerOptions, startServer } from '../../api/main.ts'
import { pastTheStore } from '../past-the-store.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'

/** What was handed out by that server, of its own database each; nobody else has anything by these. */
const handedOut = {
  sqlite: {
    token: 'muster_54zOL01wIbnijQCqwNE4tqf_Bjvnrr8cGaEXQwm2hdk',
    viewer: 'muster_bGy5x4FacdCVuiwBilpu5qsS-CAzvguEbbN99Bq0Xzc',
    session: 'F9PFQhn5AxwcGOJ7S87tRfZW6cHhhSJx',
    link: 'rWJ2Q5r3U5QAn50aH4I5sh5Bd0DIcQca1SzaaWI5r-g',
  },
  postgres: {
    token: 'muster_xhXXkmM9Tl6Fy4Jdei3rxDdH0a4dbLfZxhBllg2iPWg',
    viewer: 'muster_mvmgW0zbBQnbBAKjv70T2e6c1QcFCGxJSldAFvSz_5w',
    session: 'OiikEjWwi2g7pwVJ24QbkD3iSudlX1O2',
    link: 'GxA_vYPJ2mGv142TUZCZD1o6CzYvkZeTAN-SL7bXuRE',
  },
}
const person = { email: 'ada@contoso.example', password: 'correct horse battery' }

for (const database of ['sqlite', 'postgres'] as const)
  describe(`a database of the first version, on ${database}`, {
    skip: database === 'postgres' && (whyNoPostgres ?? false),
  }, () => {
    test('is brought up to date with all that is in it; who was signed in signs in once more', async () => {
      const { storage, remove } = await firstDatabase(database)
      const server = await startServer({
        ...{ storage, port: 0, host: null, publicUrl: null, tls: null, trustProxy: false, role: 'all', version: '0' },
        log: { level: 'silent' },
      } as ServerOptions)
      if ('refused' in server) throw new Error(server.refused)
      const { token, viewer, session, link } = handedOut[database]
      const baseUrl = server.url ?? ''
      try {
        const client = createClient({ baseUrl, token })
        const summary = await client.devices.summary()
        assert.deepEqual([summary.total, summary.attention], [6, 1])
        assert.deepEqual(summary.byState, { pending: 0, failed: 1, ready: 5, active: 0, inactive: 0 })
        const { items } = await client.devices.list()
        assert.equal(items.length, 6)
        for (const { id } of items) assert.ok((await client.devices.events(id)).items.length > 0)
        const [waiting] = (await client.devices.list({ attention: true })).items
        assert.ok((await client.devices.hardware(waiting?.id ?? 0)) !== null)
        assert.equal(
          (await client.devices.list({ search: items[0]?.serialNumber?.slice(0, 6) ?? '' })).items.length > 0,
          true,
        )
        assert.equal((await client.catalogues.list()).items.length, 1)
        assert.equal((await client.uploads.list()).items.length, 4)
        assert.equal((await client.accounts.tokens()).items.length, 1)
        assert.equal((await client.people.list()).items[0]?.email, person.email)
        assert.equal((await createClient({ baseUrl, token: viewer }).devices.summary()).total, 0)
        await assert.rejects(createClient({ baseUrl, token: session }).accounts.me(), { code: 'sign-in-needed' })
        assert.equal((await client.accounts.setupState(link)).kind, 'none')
        assert.deepEqual(await client.accounts.signIn(person), { ok: true, secondFactor: false })
      } finally {
        await server.close()
        await remove()
      }
    })
  })

async function firstDatabase(database: 'sqlite' | 'postgres') {
  const text = readFileSync(new URL(`./first.${database}.sql`, import.meta.url), 'utf8')
  if (database === 'postgres') {
    const { url, drop } = await testDatabase({ empty: true })
    const role = `do $$ begin create role muster_app nologin; exception when duplicate_object then null; end $$;
      do $$ begin if not pg_has_role(current_user, 'muster_app', 'member') then
        execute format('grant muster_app to %I', current_user); end if; end $$;`
    await pastTheStore({ url }, role + text)
    return { storage: { url }, remove: drop }
  }
  const dir = mkdtempSync(join(tmpdir(), 'muster-first-'))
  mkdirSync(dir, { recursive: true })
  const file = new Database(join(dir, 'muster.db'))
  // The search index stands in a dump as its parts.
  file.unsafeMode(true)
  file.exec(text)
  file.close()
  return { storage: { dir }, remove: async () => rmSync(dir, { recursive: true, force: true }) }
}
