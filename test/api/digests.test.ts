import assert from 'node:assert/strict'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inspect } from 'node:util'
import Database from 'better-sqlite3'
import postgres from 'postgres'
import { joinOrganization, keepOrganization, makePerson, openAccounts } from '../../api/accounts/accounts.ts'
import { createClient } from '../../api/client.ts'
import { openKeyFolder } from '../../storage/secrets/key-folder.ts'
import { whyNoPostgres } from '../postgres.ts'
import { codeOf } from './authenticator-app.ts'
import { openBrowser } from './browser-session.ts'
import { type Database as Kind, openScene, type Scene } from './scene.ts'

const password = 'correct horse battery'
const email = 'ada@contoso.example'
const tables = ['session', 'verification', 'deviceCode', 'account', 'twoFactor', 'settings', 'invitations', 'user']

for (const database of ['sqlite', 'postgres'] satisfies Kind[])
  describe(`what a stolen database lets in with, on ${database}`, {
    skip: database === 'postgres' && (whyNoPostgres ?? false),
  }, () => {
    let scene: Scene
    before(async () => {
      scene = await openScene(database, { trustProxy: true })
      const accounts = scene.server.accounts ?? assert.fail('no accounts')
      const person = (await makePerson(accounts, { name: 'Ada', email, password })) ?? assert.fail()
      await joinOrganization(accounts, person.id, (await keepOrganization(accounts, 'Contoso')).id, 'owner')
    })
    after(() => scene.close())

    test('no session, code, link, second factor or recovery code stands in it as it is', async () => {
      const secrets: string[] = []
      const browser = openBrowser(scene)
      await browser.client.accounts.signIn({ email, password })
      const { secret, recoveryCodes } = await browser.client.own.beginSecondFactor(password)
      await browser.client.own.confirmSecondFactor(codeOf(secret))
      secrets.push(secret, ...recoveryCodes)
      const half = openBrowser(scene)
      await half.client.accounts.signIn({ email, password })
      await half.client.own.signInPasskeyOptions()
      for (const { cookies } of [browser, half]) secrets.push(...[...cookies.values()].map(valueInCookie))
      const program = createClient({ baseUrl: scene.url })
      const started = await program.accounts.startCode()
      const done = await program.accounts.startCode()
      await browser.client.accounts.decideCode({ userCode: done.userCode, approve: true })
      const { token } = await program.accounts.answerCode(done.deviceCode)
      secrets.push(started.deviceCode, done.deviceCode, token ?? '')
      const owner = await scene.client()
      const { link } = await owner.people.invite({ email: 'bob@contoso.example', role: 'viewer' })
      secrets.push(new URL(link).searchParams.get('token') ?? '')
      const text = await contents(scene)
      assert.ok(secrets.length >= 18 && secrets.every((one) => one.length >= 6), inspect(secrets))
      for (const one of secrets) assert.ok(!text.includes(one), one)
    })

    test('who shows what stands in it as a session is nobody', async () => {
      const text = await contents(scene)
      const digests = JSON.parse(text).session.map((one: { token: string }) => one.token) as string[]
      assert.ok(digests.length > 0)
      const accounts = scene.server.accounts ?? assert.fail('no accounts')
      for (const digest of digests) {
        const asProgram = createClient({ baseUrl: scene.url, token: digest })
        await assert.rejects(asProgram.accounts.me(), { code: 'sign-in-needed' })
        assert.equal(await accounts.context.internalAdapter.findSession(digest), null)
      }
    })

    test('a session that is used is prolonged, and ended by signing out', async () => {
      const browser = openBrowser(scene)
      const accounts = scene.server.accounts ?? assert.fail('no accounts')
      const { adapter, internalAdapter } = accounts.context
      const { user } = (await internalAdapter.findUserByEmail(email)) ?? assert.fail()
      const made = (await internalAdapter.createSession(user.id)) ?? assert.fail()
      const soon = new Date(Date.now() + 86_400_000)
      await adapter.update({ model: 'session', where: [{ field: 'id', value: made.id }], update: { expiresAt: soon } })
      const client = createClient({ baseUrl: scene.url, token: made.token, fetch: browser.fetch })
      assert.equal((await client.accounts.me()).email, email)
      const found = (await internalAdapter.findSession(made.token)) ?? assert.fail()
      assert.ok(found.session.expiresAt > soon)
      await client.accounts.signOut()
      assert.equal(await internalAdapter.findSession(made.token), null)
    })
  })

describe('the key that signs', () => {
  test('stands beside the database, for its owner alone, and in no backup', async () => {
    const scene = await openScene()
    const { dir } = scene.storage as { dir: string }
    const file = join(dir, 'keys', 'accounts.key')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(join(dir, 'keys')).mode & 0o777, 0o700)
    const key = readFileSync(file, 'utf8').trim()
    const backup = join(dir, 'backup.db')
    await scene.server.store.backup(backup)
    assert.ok(!readFileSync(backup).includes(key))
    await scene.close()
  })

  test('lost or another one, it is said instead of signing everybody out without a word', async () => {
    const scene = await openScene()
    const { dir } = scene.storage as { dir: string }
    const { store } = scene.server
    const file = join(dir, 'keys', 'accounts.key')
    const open = () => openAccounts({ store, publicUrl: scene.url, keys: openKeyFolder(join(dir, 'keys')) })
    const key = readFileSync(file)
    for (const content of [null, 'x'.repeat(43), '']) {
      if (content === null) rmSync(file)
      else writeFileSync(file, content)
      await assert.rejects(open, { code: 'SIGNING_KEY_DIFFERS', file })
    }
    await assert.rejects(openAccounts({ store, publicUrl: scene.url, keys: null }), { code: 'SIGNING_KEY_DIFFERS' })
    writeFileSync(file, key)
    await open()
    await scene.close()
  })

  test('of a database that held it until now it goes into the folder that is named', async () => {
    const scene = await openScene('sqlite')
    const { dir } = scene.storage as { dir: string }
    const { store } = scene.server
    const key = readFileSync(join(dir, 'keys', 'accounts.key'), 'utf8').trim()
    await store.settings.set('accounts-secret', key)
    const keys = join(dir, 'elsewhere')
    await openAccounts({ store, publicUrl: scene.url, keys: openKeyFolder(keys) })
    assert.equal(readFileSync(join(keys, 'accounts.key'), 'utf8').trim(), key)
    assert.equal(await store.settings.get('accounts-secret'), null)
    await scene.close()
  })
})

/** All of the tables that have to do with signing in, as text. */
async function contents({ storage }: Scene): Promise<string> {
  const found: Record<string, unknown[]> = {}
  if ('dir' in storage) {
    const file = new Database(join(storage.dir, 'muster.db'), { readonly: true })
    for (const table of tables) found[table] = file.prepare(`select * from "${table}"`).all()
    file.close()
  } else {
    const sql = postgres(storage.url, { max: 1, onnotice: () => {} })
    for (const table of tables) found[table] = [...(await sql`select * from ${sql(table)}`)]
    await sql.end()
  }
  return JSON.stringify(found)
}

/** A signed cookie's value without the signature. */
const valueInCookie = (cookie: string): string => decodeURIComponent(cookie).replace(/\.[^.]+$/, '')
