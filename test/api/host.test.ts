import assert from 'node:assert/strict'
import { request } from 'node:http'
import { describe, test } from 'node:test'
import type { ServerOptions } from '../../api/main.ts'
import { openScene, type Scene } from './scene.ts'

type Answer = { status: number; type: string; text: string }

describe('the names that the server answers by', () => {
  const inScene = async (options: Partial<ServerOptions>, work: (scene: Scene) => Promise<void>) => {
    const scene = await openScene('sqlite', options)
    try {
      await work(scene)
    } finally {
      await scene.close()
    }
  }

  test('loopback names and the public address are answered, any port with them; others are not, whatever they say', () =>
    inScene({ publicUrl: 'https://muster.contoso.example' }, async (scene) => {
      for (const host of ['localhost', `localhost:${scene.server.port}`, '127.0.0.1:1', '[::1]:8080', 'LOCALHOST'])
        assert.equal((await ask(scene, { host })).status, 200, host)
      for (const host of ['muster.contoso.example', 'Muster.Contoso.Example:8443', 'muster.contoso.example.'])
        assert.equal((await ask(scene, { host })).status, 200, host)
      const others = ['evil.example', 'localhost.evil.example', 'contoso.example', '192.168.1.5', 'xlocalhost', '%']
      for (const host of [...others, 'muster.contoso.example@evil.example', 'evil.example:8080', '127.0.0.1.nip.io'])
        for (const path of ['/', '/setup', '/api/v1/sign-in', '/api/v1/setup?token=x', '/assets/x.js', '/nothing']) {
          const { status, text } = await ask(scene, { host, origin: `http://${host}` }, path)
          assert.equal(status, 421, `${host} ${path}`)
          assert.equal((JSON.parse(text) as { code: string }).code, 'host-not-known')
        }
    }))

  test('set-up and sign-in are closed to a site whose name was pointed here, also with its own origin', () =>
    inScene({}, async (scene) => {
      const token = new URL(scene.server.setupLink ?? '').searchParams.get('token') ?? ''
      const person = { name: 'Eve', email: 'eve@contoso.example', password: 'correct horse battery' }
      const body = JSON.stringify({ ...person, token, organization: { name: 'Contoso' } })
      for (const path of ['/api/v1/setup', '/api/v1/sign-in', '/api/v1/invitation', '/api/v1/sign-in/code']) {
        const evil = { host: 'evil.example', origin: 'http://evil.example', 'content-type': 'application/json' }
        assert.equal((await ask(scene, evil, path, 'POST', body)).status, 421, path)
      }
      const own = { host: `localhost:${scene.server.port}`, 'content-type': 'application/json' }
      const foreign = await ask(scene, { ...own, origin: 'http://evil.example' }, '/api/v1/setup', 'POST', body)
      assert.equal(foreign.status, 403)
      assert.equal((await ask(scene, own, '/api/v1/setup', 'POST', body)).status, 200)
    }))

  test('a target that names its host is read by that', () =>
    inScene({}, async (scene) => {
      const host = { host: 'localhost' }
      assert.equal((await ask(scene, host, 'http://evil.example/api/v1/sign-in')).status, 421)
      assert.equal((await ask(scene, host, 'http://localhost/api/v1/sign-in')).status, 200)
    }))

  test('behind a trusted proxy the forwarded name counts, and has to be the public one where that is told', async () => {
    const forwarded = (name: string) => ({ host: 'inner:8080', 'x-forwarded-host': name })
    await inScene({ trustProxy: true, publicUrl: 'https://muster.contoso.example' }, async (scene) => {
      assert.equal((await ask(scene, forwarded('muster.contoso.example'))).status, 200)
      assert.equal((await ask(scene, forwarded('evil.example'))).status, 421)
      assert.equal((await ask(scene, { host: 'evil.example' })).status, 421)
    })
    await inScene({ trustProxy: true }, async (scene) => {
      assert.equal((await ask(scene, forwarded('muster.contoso.example'))).status, 200)
      assert.equal((await ask(scene, { host: 'evil.example' })).status, 421)
    })
    await inScene({}, async (scene) => {
      assert.equal((await ask(scene, forwarded('localhost'))).status, 421, 'no proxy is trusted')
    })
  })

  test('probes reach health by any name; figures are for this machine by its own name, or for a token', () =>
    inScene({ metricsToken: 'let me read' }, async (scene) => {
      const host = { host: '10.1.2.3:8080' }
      for (const path of ['/healthz', '/readyz']) assert.equal((await ask(scene, host, path)).status, 200, path)
      assert.equal((await ask(scene, host, '/metrics')).status, 401)
      assert.equal((await ask(scene, { ...host, authorization: 'Bearer let me read' }, '/metrics')).status, 200)
      assert.equal((await ask(scene, { host: 'localhost' }, '/metrics')).status, 200)
    }))

  test('a person who opens it under another name reads what to do, in their language', () =>
    inScene({}, async (scene) => {
      const page = await ask(scene, { host: 'pc-17', accept: 'text/html', 'accept-language': 'nl' }, '/devices')
      assert.equal(page.status, 421)
      assert.match(page.type, /text\/html/)
      assert.match(page.text, /--public-url/)
      assert.match(page.text, /lang="nl"/)
    }))
})

/** A request with a Host header of its own, which `fetch` does not send. */
function ask(scene: Scene, headers: Record<string, string>, path = '/api/v1/sign-in', method = 'GET', body = '') {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: scene.server.port, method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
      )
    })
    sent.on('error', reject).end(body)
  })
}
