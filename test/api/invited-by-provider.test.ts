import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Issuer, openIssuer } from './issuer.ts'
import { openScene, type Scene } from './scene.ts'

describe('an invited person with an account at the sign-in provider', () => {
  let issuer: Issuer
  let scene: Scene
  before(async () => {
    issuer = await openIssuer('muster')
    const provider = { issuer: issuer.url, clientId: 'muster', clientSecret: 'secret', name: 'Contoso ID' }
    scene = await openScene('sqlite', { provider })
  })
  after(async () => {
    await scene.close()
    await issuer.close()
  })

  /** The way of a browser through the provider and back; the cookies at its end, and where it ends. */
  const goThrough = async (query: Record<string, string>) => {
    const cookies = new Map<string, string>()
    let at = `${scene.url}/api/v1/sign-in/provider?${new URLSearchParams(query)}`
    for (let hop = 0; hop < 6; hop++) {
      const own = at.startsWith(scene.url)
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(at, { redirect: 'manual', headers: own ? { cookie } : {} })
      for (const set of own ? answer.headers.getSetCookie() : []) {
        const [pair = ''] = set.split(';', 1)
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const next = answer.headers.get('location')
      if (next === null) break
      at = new URL(next, at).href
    }
    return { at, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }
  const accept = (token: string, cookie: string) =>
    fetch(`${scene.url}/api/v1/invitation`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  const peopleCalled = (email: string) =>
    scene.server.accounts?.context.adapter.count({ model: 'user', where: [{ field: 'email', value: email }] })

  test('gets an account by the invitation, and joins as who the provider says', async () => {
    const owner = await scene.client()
    const { link } = await owner.people.invite({ email: 'dora@contoso.example', role: 'viewer' })
    const token = new URL(link).searchParams.get('token') ?? ''
    issuer.person = { sub: 'dora', email: 'dora@contoso.example', name: 'Dora' }
    const { at, cookie } = await goThrough({ to: `/invitation?token=${token}`, invitation: token })
    assert.equal(at, link)
    assert.equal((await accept(token, cookie)).status, 200)
    assert.equal((await owner.people.list()).items.find(({ name }) => name === 'Dora')?.role, 'viewer')
  })

  test('without an invitation, or with one that is not valid, gets no account', async () => {
    issuer.person = { sub: 'eve', email: 'eve@contoso.example', name: 'Eve' }
    const attempts: Record<string, string>[] = [{ to: '/' }, { to: '/', invitation: 'wrong' }]
    for (const query of attempts) {
      const { at } = await goThrough(query)
      assert.match(at, /error=/)
      assert.equal(await peopleCalled('eve@contoso.example'), 0)
    }
  })

  test('does not join on the invitation of another address', async () => {
    const owner = await scene.client()
    const { link } = await owner.people.invite({ email: 'frida@contoso.example', role: 'owner' })
    const token = new URL(link).searchParams.get('token') ?? ''
    issuer.person = { sub: 'dora', email: 'dora@contoso.example', name: 'Dora' }
    const { cookie } = await goThrough({ to: '/', invitation: token })
    const answer = await accept(token, cookie)
    assert.notEqual(answer.status, 200)
    assert.ok(!(await owner.people.list()).items.some(({ role }) => role === 'owner'))
  })

  test('an account made by password at that address is not taken on by the provider', async () => {
    const owner = await scene.client()
    const { link } = await owner.people.invite({ email: 'gina@contoso.example', role: 'viewer' })
    const token = new URL(link).searchParams.get('token') ?? ''
    const made = await fetch(`${scene.url}/api/v1/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'Not Gina', password: 'correct horse battery' }),
    })
    assert.equal(made.status, 200)
    issuer.person = { sub: 'gina', email: 'gina@contoso.example', name: 'Gina' }
    const { at } = await goThrough({ to: '/' })
    assert.match(at, /error=/)
  })
})
