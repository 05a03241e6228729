import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ProblemCode } from '../../api/contract/problem.ts'
import { permissionsOfRole } from '../../domain/permissions.ts'
import { roles } from '../../domain/words.ts'
import { openScene, type Scene } from './scene.ts'

type Described = { paths: Record<string, Record<string, { parameters?: unknown[]; requestBody?: unknown }>> }
type Route = { method: string; path: string }

/** Whom a route lets in beyond those who may look. All others need the permission named here. */
const open = [
  'GET /api/v1/sign-in',
  'POST /api/v1/sign-in',
  'GET /api/v1/sign-in/provider',
  'GET /api/v1/setup',
  'GET /api/v1/invitation',
]
const openByCode = [
  'POST /api/v1/setup',
  'POST /api/v1/invitation',
  'POST /api/v1/sign-in/code',
  'POST /api/v1/sign-in/code/answer',
  'POST /api/v1/sign-in/second-factor',
  'POST /api/v1/sign-in/passkey',
  'POST /api/v1/sign-in/passkey/options',
]
const forEveryone = new Set([...open, ...openByCode])
const signedIn = new Set([
  'GET /api/v1/me',
  'PATCH /api/v1/me',
  'POST /api/v1/hash',
  'POST /api/v1/sign-out',
  'POST /api/v1/sign-in/code/decision',
  'GET /api/v1/me/ways-in',
  'POST /api/v1/me/password',
  'GET /api/v1/me/sessions',
  'DELETE /api/v1/me/sessions',
  'DELETE /api/v1/me/sessions/{id}',
  'GET /api/v1/me/passkeys',
  'POST /api/v1/me/passkeys',
  'POST /api/v1/me/passkeys/options',
  'PATCH /api/v1/me/passkeys/{id}',
  'DELETE /api/v1/me/passkeys/{id}',
  'POST /api/v1/me/second-factor',
  'POST /api/v1/me/second-factor/code',
  'POST /api/v1/me/second-factor/recovery-codes',
  'POST /api/v1/me/second-factor/remove',
])
/** Not read by GET, and open to who may only look all the same. */
const forViewers = new Set([
  ...['POST /api/v1/devices/serials', 'POST /api/v1/devices.csv'],
  // One's own views; the organization's are refused to them (views.test.ts).
  ...['POST /api/v1/views', 'PATCH /api/v1/views/{id}', 'DELETE /api/v1/views/{id}'],
])

describe('the doors of the API', () => {
  let scene: Scene
  let routes: Route[]
  before(async () => {
    scene = await openScene()
    const answer = await ask(scene, { method: 'GET', path: '/api/v1/openapi.json' }, await scene.token())
    routes = routesOf((await answer.json()) as Described)
  })
  after(() => scene.close())

  test('the description names every route', () => {
    assert.ok(routes.length > 45, `${routes.length}`)
    const described = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    for (const route of [...forEveryone, ...signedIn]) assert.ok(described.has(route), route)
  })

  test('no route but sign-in and set-up answers without credentials, or with wrong ones', async () => {
    for (const route of routes.filter((one) => !forEveryone.has(`${one.method} ${one.path}`)))
      for (const token of [null, 'muster_wrong', 'wrong']) {
        const answer = await ask(scene, route, token)
        assert.equal(answer.status, 401, `${route.method} ${route.path}`)
        assert.equal(answer.headers.get('content-type'), 'application/problem+json')
        assert.equal(await codeOf(answer), 'sign-in-needed')
      }
  })

  test('who may only look changes nothing: every other route is refused with 403', async () => {
    const token = await scene.token('Contoso', 'viewer')
    for (const route of routes) {
      const name = `${route.method} ${route.path}`
      if (route.method === 'GET' || forEveryone.has(name) || signedIn.has(name) || forViewers.has(name)) continue
      const answer = await ask(scene, route, token)
      assert.equal(answer.status, 403, name)
      assert.equal(await codeOf(answer), 'not-allowed')
    }
  })

  test('who may look is let in to read', async () => {
    const token = await scene.token('Contoso', 'viewer')
    for (const path of ['/devices', '/devices/summary', '/uploads', '/operations', '/catalogues', '/me'])
      assert.equal((await ask(scene, { method: 'GET', path: `/api/v1${path}` }, token)).status, 200, path)
    assert.equal((await ask(scene, { method: 'GET', path: '/api/v1/tokens' }, token)).status, 403)
  })

  test('a technician does not remove devices, an administrator may', async () => {
    const body = JSON.stringify({ action: 'remove', ids: [1] })
    const act = async (role: 'technician' | 'administrator') =>
      fetch(`${scene.url}/api/v1/devices/actions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await scene.token('Contoso', role)}`, 'content-type': 'application/json' },
        body,
      })
    assert.equal((await act('technician')).status, 403)
    assert.notEqual((await act('administrator')).status, 403)
  })

  test('a token is refused for another organization than its own', async () => {
    const token = await scene.token('Contoso')
    await scene.token('Fabrikam')
    const answer = await fetch(`${scene.url}/api/v1/devices`, {
      headers: { authorization: `Bearer ${token}`, 'muster-organization': 'another' },
    })
    assert.equal(answer.status, 403)
    assert.equal(await codeOf(answer), 'not-a-member')
  })

  test('each role may do what the smaller ones may', () => {
    const sets = roles.map((role) => new Set<string>(permissionsOfRole[role]))
    for (let place = 1; place < sets.length; place++)
      for (const permission of sets[place] ?? []) assert.ok(sets[place - 1]?.has(permission), permission)
  })

  test('what does not exist is a problem under the API and the portal elsewhere', async () => {
    const token = await scene.token()
    const nothing = await ask(scene, { method: 'GET', path: '/api/v1/nothing' }, token)
    assert.equal(nothing.status, 404)
    assert.equal(await codeOf(nothing), 'not-found')
    const page = await fetch(`${scene.url}/o/anything/devices`)
    assert.equal(page.status, 200)
    assert.match(page.headers.get('content-type') ?? '', /text\/html/)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /script-src 'self'/)
    assert.doesNotMatch(policy, /unsafe/)
  })

  test('health is open, metrics only to this machine', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics'])
      assert.equal((await fetch(scene.url + path)).status, 200, path)
    const forwarded = await fetch(`${scene.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } })
    assert.equal(forwarded.status, 401)
  })
})

function routesOf({ paths }: Described): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  )
}

function ask(scene: Scene, { method, path }: Route, token: string | null): Promise<Response> {
  const address = scene.url + path.replace('{row}', '1').replace(/\{\w+\}/g, '1')
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  return fetch(address, { method, headers })
}

async function codeOf(answer: Response): Promise<ProblemCode> {
  return ((await answer.json()) as { code: ProblemCode }).code
}
