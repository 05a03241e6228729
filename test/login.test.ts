import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../api/client.ts'
import { finished, muster, openBench, type Server, startMuster, startServer } from './muster-process.ts'

const person = { name: 'Ada', email: 'ada@contoso.example', password: 'a long enough password' }

test('a person signs in on the command line with a code, works without a token, and signs out', async () => {
  const bench = openBench()
  const server = await startServer(bench, ['--data', join(bench.folder, 'data')])
  const run = (...args: string[]) => muster(bench, args, { MUSTER_SERVER: server.url })
  try {
    const cookie = await firstPerson(server)
    const inBrowser = createClient({ baseUrl: server.url, fetch: withCookie(cookie, server.url) })
    const login = async (...more: string[]) => {
      const asking = startMuster(bench, ['login', ...more], { MUSTER_SERVER: server.url })
      let said = ''
      asking.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      const ended = finished(asking)
      while (!/the code\s+(\S+)/.test(said)) await sleep(20)
      assert.match(said, /\/code/)
      await inBrowser.accounts.decideCode({ userCode: /the code\s+(\S+)/.exec(said)?.[1] ?? '', approve: true })
      return ended
    }
    const mistaken = await login('--organization', 'Contosso')
    assert.equal(mistaken.status, 2)
    assert.match(mistaken.stderr, /no organization "Contosso"; to: Contoso/)
    const { status, stdout, stderr } = await login()
    assert.equal(status, 0, stderr)
    assert.match(stdout, /Ada/)

    const kept = join(bench.folder, 'config', 'muster', 'sign-ins.json')
    assert.equal(statSync(kept).mode & 0o777, 0o600)
    const list = await run('devices', 'list', '--json')
    assert.equal(list.status, 0, list.stderr)
    assert.deepEqual(JSON.parse(list.stdout), { count: 0, items: [] })
    const other = await run('devices', 'list', '--organization', 'Fabrikam')
    assert.equal(other.status, 2)
    assert.match(other.stderr, /Contoso/)

    assert.equal((await run('logout')).status, 0)
    assert.deepEqual(JSON.parse(readFileSync(kept, 'utf8')), {})
    const after = await run('devices', 'list')
    assert.equal(after.status, 2)
    assert.match(after.stderr, /muster login/)
  } finally {
    await server.stop()
    bench.remove()
  }
})

/** Sets up the installation through the link that the server printed, and signs in as a browser does. */
async function firstPerson(server: Server): Promise<string> {
  const link = /setup\?token=(\S+)/
  for (let round = 0; round < 100 && !link.test(server.said()); round++) await sleep(50)
  const token = link.exec(server.said())?.[1] ?? ''
  assert.notEqual(token, '', 'the first start prints the set-up link')
  assert.match(server.said(), /token create --organization/)
  const open = createClient({ baseUrl: server.url })
  await open.accounts.setUp({ token, ...person, organization: { name: 'Contoso' } })
  const answer = await fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${server.port}` },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  assert.equal(answer.status, 200, await answer.text())
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function withCookie(cookie: string, url: string): typeof fetch {
  const origin = new URL(url)
  origin.hostname = 'localhost'
  return (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie, origin: origin.origin } })
}
