import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { joinOrganization, keepOrganization, makePerson } from '../../api/accounts/accounts.ts'
import { roles } from '../../domain/words.ts'
import { openScene, type Scene } from './scene.ts'

/**
 * The account library has far more endpoints than Muster lets through. Each of them is asked by its own list, in every
 * spelling that once led past a check of paths somewhere, as everyone: only the one that is listed answers.
 */
const open = new Set(['GET /api/auth/callback/provider'])
const password = 'correct horse battery'

/** Ways to write an address so that a check reads another one than the library would. */
const spellings: Record<string, (path: string) => string> = {
  plain: (path) => `/api/auth${path}`,
  'a slash at the end': (path) => `/api/auth${path}/`,
  'two slashes at the end': (path) => `/api/auth${path}//`,
  'a dot at the end': (path) => `/api/auth${path}.`,
  'dot segment at the end': (path) => `/api/auth${path}/.`,
  'upper case': (path) => `/API/AUTH${path.toUpperCase()}`,
  'upper case below': (path) => `/api/auth${path.toUpperCase()}`,
  'doubled first slash': (path) => `//api/auth${path}`,
  'doubled slashes': (path) => `/api//auth/${path}`,
  'dot segments': (path) => `/./api/./auth/.${path}`,
  'out of the way back': (path) => `/api/auth/callback/..${path}`,
  'out of its provider': (path) => `/api/auth/callback/provider/../..${path}`,
  'out of passkeys': (path) => `/api/auth/passkey/..${path}`,
  'out of the first version': (path) => `/api/v1/../auth${path}`,
  'out of sign-in': (path) => `/api/v1/sign-in/../../auth${path}`,
  'out of the files': (path) => `/assets/../api/auth${path}`,
  'out of the docs': (path) => `/api/docs/static/../../auth${path}`,
  'encoded dots': (path) => `/api/auth/callback/%2e%2e${path}`,
  'encoded dots in capitals': (path) => `/api/auth/callback/%2E%2E${path}`,
  'half encoded dots': (path) => `/api/auth/callback/.%2e${path}`,
  'half encoded dots in capitals': (path) => `/api/auth/callback/%2E.${path}`,
  'dots encoded twice': (path) => `/api/auth/callback/%252e%252e${path}`,
  'dots encoded too long': (path) => `/api/auth/callback/%c0%ae%c0%ae${path}`,
  'encoded slash': (path) => `/api/auth/callback/..%2f${path.slice(1)}`,
  'encoded slash in capitals': (path) => `/api/auth/callback%2F..${path}`,
  'all slashes encoded': (path) => `/api/auth/callback/..${path.replaceAll('/', '%2f')}`,
  'slash encoded twice': (path) => `/api/auth/callback/..%252f${path.slice(1)}`,
  backslashes: (path) => `/api/auth/callback\\..${path.replaceAll('/', '\\')}`,
  'encoded backslash': (path) => `/api/auth/callback/..%5c${path.slice(1)}`,
  'matrix parameters': (path) => `/api/auth/callback/..;x=1${path}`,
  'matrix parameter at the end': (path) => `/api/auth${path};x=1`,
  'a letter encoded': (path) => `/api/auth/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`,
  'a letter of the way encoded': (path) => `/api/%61uth${path}`,
  'a space at the end': (path) => `/api/auth${path}%20`,
  'a NUL at the end': (path) => `/api/auth${path}%00`,
  'an ending': (path) => `/api/auth${path}.json`,
  'a tab': (path) => `/api/auth/callback/.%09.${path}`,
  'as a query': (path) => `/api/auth/callback/provider?/../..${path}`,
  'behind a number sign': (path) => `/api/auth/callback/provider%23/../..${path}`,
  'absolute target': (path) => `http://localhost/api/auth${path}`,
  'absolute target with dots': (path) => `http://localhost/api/auth/callback/..${path}`,
}

type Endpoint = { path: string; methods: string[] }

describe('the account library', () => {
  let scene: Scene
  let endpoints: Endpoint[]
  let reached = 0
  const callers: Record<string, Record<string, string>> = { nobody: {} }
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  before(async () => {
    const provider = { issuer: 'http://localhost:9', clientId: 'muster', clientSecret: 'secret', name: 'Contoso ID' }
    scene = await openScene('sqlite', { provider })
    const accounts = scene.server.accounts ?? assert.fail('no accounts')
    endpoints = endpointsOf(accounts.auth.api)
    const organization = await keepOrganization(accounts, 'Contoso')
    for (const role of roles) {
      const email = `${role}@contoso.example`
      const person = (await makePerson(accounts, { name: 'Somebody', email, password })) ?? assert.fail()
      await joinOrganization(accounts, person.id, organization.id, role)
      callers[role] = { cookie: await signIn(scene, email) }
    }
    callers.token = { authorization: `Bearer ${await scene.token('Contoso', 'owner')}` }
    const { handler } = accounts.auth
    accounts.auth.handler = (asked) => {
      reached += 1
      return handler(asked)
    }
  })
  after(async () => {
    agent.destroy()
    await scene.close()
  })

  test('answers by its one listed address, and by no other spelling of any endpoint to anyone', async (t) => {
    const wrong: string[] = []
    let asked = 0
    let answered = 0
    for (const [caller, headers] of Object.entries(callers))
      for (const { path, methods } of endpoints)
        for (const [spelling, write] of Object.entries(spellings))
          for (const method of methods) {
            const target = write(path)
            const { status, cookies } = await ask(agent, scene, method, target, headers)
            asked += 1
            const listed = open.has(`${method} ${readAs(target)}`)
            // The limit of its rate is before the library, too.
            if (listed && status !== 429) answered += 1
            const closed = [400, 401, 404, 421].includes(status) && cookies === 0
            if (listed !== !closed) wrong.push(`${caller} ${method} ${target} (${spelling}): ${status}`)
          }
    assert.deepEqual(wrong, [])
    // What was let through, and nothing else, came to the library.
    assert.equal(reached, answered)
    assert.ok(answered > 0)
    assert.ok(endpoints.length > 60, `${endpoints.length}`)
    const [many, ways, who] = [endpoints.length, Object.keys(spellings).length, Object.keys(callers).length]
    t.diagnostic(`${many} endpoints by ${ways} spellings as ${who} callers: ${asked} requests, ${answered} answered`)
  })
})

/** The library's own list: its core's and all plugins' endpoints that have an address. */
function endpointsOf(api: object): Endpoint[] {
  const found = new Map<string, Set<string>>()
  for (const endpoint of Object.values(api) as { path?: string; options?: { method?: string | string[] } }[]) {
    if (!endpoint.path) continue
    const methods = found.get(endpoint.path) ?? new Set()
    for (const method of [endpoint.options?.method ?? 'GET'].flat()) methods.add(method === '*' ? 'GET' : method)
    found.set(endpoint.path, methods)
  }
  return [...found].map(([path, methods]) => ({
    path: path.replace(/:\w+/g, 'provider'),
    methods: [...methods],
  }))
}

/** The address that the server's router reads: decoded, without query, end slash and authority. */
function readAs(target: string): string {
  const path = target.replace(/^http:\/\/[^/]*/, '').split('?', 1)[0] ?? ''
  return path.replace(/%(6\d|7\d)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\/$/, '')
}

async function signIn(scene: Scene, email: string): Promise<string> {
  const answer = await fetch(`${scene.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  assert.equal(answer.status, 200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

/** The target as it stands, which `fetch` would tidy. */
function ask(agent: Agent, scene: Scene, method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; cookies: number }>((resolve, reject) => {
    const body = method === 'GET' ? '' : '{}'
    const json = body ? { 'content-type': 'application/json', 'content-length': 2 } : {}
    const sent = request(
      { agent, host: '127.0.0.1', port: scene.server.port, method, path, headers: { ...headers, ...json } },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie']?.length ?? 0 }),
        )
      },
    )
    sent.on('error', reject).end(body)
  })
}
