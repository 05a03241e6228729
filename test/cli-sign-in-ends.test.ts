import assert from 'node:assert/strict'
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type MusterClient } from '../api/client.ts'
import { codeOf } from './api/authenticator-app.ts'
import { openCookieJar } from './cookie-jar.ts'
import { type Bench, freePort, muster, openBench, type Ran, type Server, startServer } from './muster-process.ts'

const person = { name: 'Ada', email: 'ada@contoso.example', password: 'correct horse battery' }

describe('what ends when a backup is put back, or sessions are ended where the data is', () => {
  let bench: Bench
  let server: Server
  let data: string
  let backup: string
  const run = (...args: string[]): Promise<Ran> => muster(bench, args)
  before(async () => {
    bench = openBench()
    data = join(bench.folder, 'data')
    backup = join(bench.folder, 'backup.db')
    server = await startServer(bench, ['--data', data])
    const link = /setup\?token=(\S+)/
    while (!link.test(server.said())) await sleep(20)
    const token = link.exec(server.said())?.[1] ?? ''
    const browser = keepingCookies(server.url)
    await browser.accounts.setUp({ token, ...person, organization: { name: 'Contoso' } })
    const { secret } = await browser.own.beginSecondFactor(person.password)
    await browser.own.confirmSecondFactor(codeOf(secret))
    const link2 = await run('admin', 'link', '--data', data, '--json')
    assert.equal((JSON.parse(link2.stdout) as { kind: string }).kind, 'password')
    const written = await run('backup', backup, '--data', data)
    assert.equal(written.status, 0, written.stderr)
    assert.match(written.stderr, /keys/)
  })
  after(async () => {
    await server.stop()
    bench.remove()
  })
  const restored = async (name: string, withKeys: boolean) => {
    const folder = join(bench.folder, name)
    if (withKeys) cpSync(join(data, 'keys'), join(folder, 'keys'), { recursive: true })
    const ran = await run('restore', backup, '--data', folder, '--json')
    assert.equal(ran.status, 0, ran.stderr)
    return { folder, ended: (JSON.parse(ran.stdout) as { ended: Record<string, number> }).ended }
  }
  const signIn = async (folder: string) => {
    const other = await startServer(bench, ['--data', folder])
    try {
      return await createClient({ baseUrl: other.url }).accounts.signIn(person)
    } finally {
      await other.stop()
    }
  }

  test('restored without the key: sessions and links end, and second factors, which nobody could read', async () => {
    const { folder, ended } = await restored('without', false)
    assert.deepEqual(ended, { sessions: 1, links: 1, secondFactors: 1 })
    assert.deepEqual(await signIn(folder), { ok: true, secondFactor: false })
  })

  test('restored beside its key: second factors stay', async () => {
    const { folder, ended } = await restored('with', true)
    assert.deepEqual(ended, { sessions: 1, links: 1, secondFactors: 0 })
    assert.deepEqual(await signIn(folder), { ok: false, secondFactor: true })
  })

  test('a key that is gone stops the start in words, until it is put back or given up', async () => {
    const { folder } = await restored('key-lost', true)
    await signIn(folder)
    const file = join(folder, 'keys', 'accounts.key')
    rmSync(file)
    const port = String(await freePort())
    const started = await run('serve', '--port', port, '--data', folder)
    assert.equal(started.status, 2)
    assert.match(started.stderr, /accounts\.key is not the key/)
    assert.match(started.stderr, /end-sessions --new-key/)
    assert.ok(!existsSync(file))
    const given = await run('admin', 'end-sessions', '--new-key', '--data', folder)
    assert.match(given.stdout, /1 second factor turned off/)
    assert.deepEqual(await signIn(folder), { ok: true, secondFactor: false })
  })

  test('sessions are ended while the server runs', async () => {
    const browser = keepingCookies(server.url)
    const { secondFactor } = await browser.accounts.signIn(person)
    assert.equal(secondFactor, true)
    const reset = await run('admin', 'link', '--without-second-factor', '--data', data, '--json')
    const token = new URL((JSON.parse(reset.stdout) as { link: string }).link).searchParams.get('token') ?? ''
    await browser.accounts.setUp({ token, password: 'paard batterij nietje' })
    assert.equal((await browser.accounts.me()).name, 'Ada')
    const ran = await run('admin', 'end-sessions', '--data', data, '--language', 'nl')
    assert.match(ran.stdout, /^Beëindigd: \d+ sessies?,/)
    await sleep(5100)
    await assert.rejects(browser.accounts.me(), { code: 'sign-in-needed' })
  })

  test('a settings file that names a folder without the key is told so as well', async () => {
    const settings = join(bench.folder, 'settings.json')
    writeFileSync(settings, JSON.stringify({ data, keys: join(bench.folder, 'nowhere') }))
    const ran = await run('admin', 'link', '--settings', settings)
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, /nowhere.accounts\.key is not the key/)
  })
})

const keepingCookies = (url: string): MusterClient => createClient({ baseUrl: url, fetch: openCookieJar().fetch })
