import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { openScene } from './scene.ts'

const withoutIpv6 = await new Promise<string | false>((resolve) => {
  const probe = createServer().on('error', () => resolve('no ::1 on this machine'))
  probe.listen(0, '::1', () => probe.close(() => resolve(false)))
})
const folder = mkdtempSync(join(tmpdir(), 'muster-tls-'))
const withoutOpenssl = makeCertificate(folder)

describe('where the server listens', () => {
  test('both of the machine’s own addresses answer', { skip: withoutIpv6 }, async () => {
    const scene = await openScene()
    const { port } = scene.server
    for (const host of ['127.0.0.1', '[::1]'])
      assert.equal((await fetch(`http://${host}:${port}/healthz`)).status, 200, host)
    await scene.close()
    await assert.rejects(fetch(`http://[::1]:${port}/healthz`))
  })

  test('plain text on another address is refused, behind a proxy it is not', async () => {
    await assert.rejects(openScene('sqlite', { host: '0.0.0.0' }), /plain-text-elsewhere/)
    const scene = await openScene('sqlite', { host: '0.0.0.0', trustProxy: true })
    await scene.close()
  })

  test('with a certificate it speaks TLS, and its cookies are for TLS alone', { skip: withoutOpenssl }, async () => {
    const tls = { cert: readFileSync(join(folder, 'cert.pem')), key: readFileSync(join(folder, 'key.pem')) }
    const scene = await openScene('sqlite', { tls })
    assert.match(scene.url, /^https:/)
    const status = await new Promise((resolve, reject) => {
      get(`${scene.url}/healthz`, { rejectUnauthorized: false }, (answer) => {
        answer.resume()
        resolve([answer.statusCode, 'strict-transport-security' in answer.headers])
      }).on('error', reject)
    })
    assert.deepEqual(status, [200, true])
    assert.match(scene.server.accounts?.context.authCookies.sessionToken.name ?? '', /^__Secure-/)
    await scene.close()
  })

  test('a stop ends open event streams at once', async () => {
    const scene = await openScene()
    const headers = { authorization: `Bearer ${await scene.token()}` }
    const stream = await fetch(`${scene.url}/api/v1/changes`, { headers })
    assert.equal(stream.headers.get('content-type'), 'text/event-stream')
    const began = Date.now()
    await scene.close()
    assert.ok(Date.now() - began < 5000)
    await stream.text()
  })
})

process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

function makeCertificate(where: string): string | false {
  const subject = ['-subj', '/CN=localhost', '-days', '1']
  const files = ['-keyout', join(where, 'key.pem'), '-out', join(where, 'cert.pem')]
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], {
      stdio: 'ignore',
    })
    return false
  } catch {
    return 'no openssl to make a certificate with'
  }
}
