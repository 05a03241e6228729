import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepOrganization } from '../../api/accounts/accounts.ts'
import { makeToken } from '../../api/accounts/tokens.ts'
import { createClient } from '../../api/client.ts'
import { type RunningServer, startServer } from '../../api/main.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'
import { until } from './scene.ts'

test('a token revoked through one process is refused by the other at once', {
  skip: whyNoPostgres ?? false,
}, async () => {
  const { url, drop } = await testDatabase()
  const servers: RunningServer[] = []
  try {
    for (const _ of [1, 2]) servers.push(await serverOn(url))
    const [here, there] = servers as [RunningServer, RunningServer]
    const accounts = here.accounts ?? assert.fail()
    const organization = (await keepOrganization(accounts, 'Contoso')).id
    const owner = await makeToken(accounts, { organization, name: 'owner', role: 'owner', expiresAt: null })
    const first = createClient({ baseUrl: here.url ?? '', token: owner.token })
    const made = await first.accounts.makeToken({ name: 'other', role: 'viewer' })
    const second = createClient({ baseUrl: there.url ?? '', token: made.token })
    await second.accounts.me()
    await first.accounts.removeToken(made.id)
    const began = Date.now()
    const ask = () =>
      second.accounts.me().then(
        () => 'let in',
        ({ code }: { code: string }) => code,
      )
    await until(ask, (said) => said === 'sign-in-needed')
    assert.ok(Date.now() - began < 2000, `${Date.now() - began} ms`)
  } finally {
    for (const server of servers) await server.close()
    await drop()
  }
})

async function serverOn(url: string): Promise<RunningServer> {
  const server = await startServer({
    storage: { url },
    port: 0,
    host: null,
    publicUrl: null,
    tls: null,
    trustProxy: false,
    role: 'api',
    log: { level: 'silent' },
    version: '0.0.0',
  })
  if ('refused' in server) throw new Error(server.refused)
  return server
}
