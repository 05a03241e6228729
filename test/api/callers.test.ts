import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createClient } from '../../api/client.ts'
import { openScene, type Scene } from './scene.ts'

/** Tries set-up with a wrong link, of which an address has ten a minute; the statuses. */
async function tries(scene: Scene, forwarded: (attempt: number) => string): Promise<number[]> {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt++) {
    const answer = await fetch(`${scene.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded(attempt) },
      body: JSON.stringify({ token: 'wrong', password: 'correct horse battery' }),
    })
    statuses.push(answer.status)
  }
  return statuses
}
const limited = [...Array<number>(10).fill(403), 429, 429]
const unlimited = Array<number>(12).fill(403)

describe('the address that attempts are counted for', () => {
  test('is the connection’s own: nobody chooses another by a header', async () => {
    const scene = await openScene()
    try {
      assert.deepEqual(await tries(scene, (attempt) => `192.0.2.${attempt}`), limited)
    } finally {
      await scene.close()
    }
  })

  test('is what the trusted proxy says, not what its caller put before it', async () => {
    const scene = await openScene('sqlite', { trustProxy: true })
    try {
      assert.deepEqual(await tries(scene, (attempt) => `198.51.100.${attempt}, 192.0.2.1`), limited)
      assert.deepEqual(await tries(scene, (attempt) => `198.51.100.1, 192.0.2.${attempt + 2}`), unlimited)
    } finally {
      await scene.close()
    }
  })
})

describe('who calls', () => {
  const person = { name: 'Ada', email: 'ada@contoso.example', password: 'correct horse battery' }

  test('is remembered by the token, never by a cookie beside it, and no longer than it holds', async () => {
    const scene = await openScene()
    try {
      const setUp = await fetch(`${scene.url}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...person,
          token: new URL(scene.server.setupLink ?? '').searchParams.get('token'),
          organization: { name: 'Contoso' },
        }),
      })
      assert.equal(setUp.status, 200)
      const cookie = setUp.headers.getSetCookie().map((one) => one.split(';', 1)[0])
      const me = async (headers: Record<string, string>) => {
        const answer = await fetch(`${scene.url}/api/v1/me`, { headers })
        return answer.ok ? ((await answer.json()) as { kind: string }).kind : answer.status
      }
      const both = (token: string) => ({ authorization: `Bearer ${token}`, cookie: cookie.join('; ') })
      assert.equal(await me({ cookie: cookie.join('; ') }), 'user')
      for (const wrong of ['muster_wrong', 'wrong', 'wrong.wrong']) {
        assert.equal(await me(both(wrong)), 401)
        assert.equal(await me({ authorization: `Bearer ${wrong}` }), 401)
      }
      const owner = createClient({ baseUrl: scene.url, token: await scene.token('Contoso') })
      const { id, token } = await owner.accounts.makeToken({ name: 'script', role: 'viewer' })
      assert.equal(await me(both(token)), 'token')
      assert.equal(await me({ authorization: `Bearer ${token}` }), 'token')
      await owner.accounts.removeToken(id)
      assert.equal(await me({ authorization: `Bearer ${token}` }), 401)
      assert.equal(await me(both(token)), 401)
    } finally {
      await scene.close()
    }
  })
})
