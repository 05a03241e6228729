import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeLink, passwordLink } from '../../api/accounts/links.ts'
import { createClient } from '../../api/client.ts'
import type { Me, SetupState } from '../../api/contract/accounts.ts'
import { openScene, type Scene } from './scene.ts'

const person = { name: 'Ada Admin', email: 'ada@contoso.example', password: 'correct horse battery' }

describe('sign-in and set-up', () => {
  let scene: Scene
  let link: string
  let cookie = ''
  let organization = ''
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const init = {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const answer = await fetch(`${scene.url}/api/v1${path}`, init)
    return { answer, value: (await answer.json()) as Record<string, unknown> }
  }
  before(async () => {
    scene = await openScene()
    link = new URL(scene.server.setupLink ?? '').searchParams.get('token') ?? ''
  })
  after(() => scene.close())

  test('the first start gives a link, which offers the organizations that the command line made', async () => {
    await scene.token('Made by the command line')
    const { value } = await call('GET', `/setup?token=${link}`)
    const state = value as SetupState
    assert.equal(state.kind, 'first')
    assert.deepEqual(
      state.organizations.map(({ name }) => name),
      ['Made by the command line'],
    )
    organization = state.organizations[0]?.id ?? ''
    assert.equal((await call('GET', '/setup?token=wrong')).value.kind, 'none')
  })

  test('a weak password or a wrong link makes nobody', async () => {
    const body = { ...person, token: link, organization: { id: organization } }
    assert.equal((await call('POST', '/setup', { ...body, password: 'short' })).answer.status, 400)
    assert.equal((await call('POST', '/setup', { ...body, token: 'wrong' })).value.code, 'set-up-link-not-valid')
    assert.equal((await call('GET', '/sign-in')).value.setUp, false)
  })

  test('of two who use the link at once one becomes owner, and is signed in', async () => {
    const body = { ...person, token: link, organization: { id: organization } }
    const both = await Promise.all([
      call('POST', '/setup', body),
      call('POST', '/setup', { ...body, email: 'eve@contoso.example' }),
    ])
    assert.deepEqual(both.map(({ answer }) => answer.status).sort(), [200, 409])
    const { answer } = both.find((one) => one.answer.ok) as (typeof both)[number]
    const set = answer.headers.getSetCookie().join('; ')
    assert.match(set, /HttpOnly/i)
    assert.match(set, /SameSite=Lax/i)
    cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ')
    const { value } = await call('GET', '/me', undefined, { cookie })
    const me = value as Me
    assert.deepEqual(
      me.organizations.map(({ id, role }) => [id, role]),
      [[organization, 'owner']],
    )
  })

  test('a session names its organization, and is refused where it does not belong', async () => {
    assert.equal((await call('GET', '/devices', undefined, { cookie })).value.code, 'organization-needed')
    assert.equal((await call('GET', `/devices?organization=${organization}`, undefined, { cookie })).answer.status, 200)
    const headers = { cookie, 'muster-organization': organization }
    assert.equal((await call('GET', '/devices', undefined, headers)).answer.status, 200)
    const { value } = await call('GET', '/devices', undefined, { cookie, 'muster-organization': 'another' })
    assert.equal(value.code, 'not-a-member')
  })

  test('another site cannot make use of the cookie', async () => {
    const headers = { cookie, 'muster-organization': organization }
    const foreign = await call('POST', '/uploads', {}, { ...headers, origin: 'https://evil.example' })
    assert.equal(foreign.value.code, 'origin-not-allowed')
    const own = await call('POST', '/uploads', {}, { ...headers, origin: scene.url })
    assert.equal(own.answer.status, 201)
    const form = await call('POST', '/sign-in', person, { origin: 'https://evil.example' })
    assert.equal(form.value.code, 'origin-not-allowed')
  })

  test('preferences are kept', async () => {
    await call('PATCH', '/me', { preferences: { theme: 'dark', columns: ['serial'] } }, { cookie })
    const { value } = await call('PATCH', '/me', { preferences: { language: 'nl' } }, { cookie })
    assert.deepEqual(value.preferences, { theme: 'dark', columns: ['serial'], language: 'nl' })
    assert.deepEqual((await call('GET', '/me', undefined, { cookie })).value.preferences, value.preferences)
  })

  test('an owner makes a token, which works until it is removed', async () => {
    const headers = { cookie, 'muster-organization': organization }
    const { value } = await call('POST', '/tokens', { name: 'script', role: 'technician' }, headers)
    const client = createClient({ baseUrl: scene.url, token: String(value.token) })
    assert.equal((await client.accounts.me()).organizations[0]?.role, 'technician')
    const listed = await call('GET', '/tokens', undefined, headers)
    assert.ok(!JSON.stringify(listed.value).includes(String(value.token)))
    await call('DELETE', `/tokens/${value.id}`, undefined, headers)
    await assert.rejects(client.accounts.me(), { code: 'sign-in-needed' })
  })

  test('a program signs in by a code that a person approves', async () => {
    const client = createClient({ baseUrl: scene.url })
    const started = await client.accounts.startCode()
    assert.equal((await client.accounts.answerCode(started.deviceCode)).status, 'pending')
    const decision = { userCode: started.userCode, approve: true }
    assert.equal((await call('POST', '/sign-in/code/decision', decision, { cookie })).answer.status, 200)
    await new Promise((resolve) => setTimeout(resolve, started.interval * 1000 + 200))
    const { status, token } = await client.accounts.answerCode(started.deviceCode)
    assert.equal(status, 'done')
    const program = createClient({ baseUrl: scene.url, token: token ?? '', organization })
    assert.equal((await program.devices.summary()).total, 0)
  })

  test('signed out is out at once; the password lets in again, a wrong one does not', async () => {
    await call('POST', '/sign-out', undefined, { cookie })
    assert.equal((await call('GET', '/me', undefined, { cookie })).answer.status, 401)
    const wrong = await call('POST', '/sign-in', { email: person.email, password: 'wrong password' })
    assert.equal(wrong.value.code, 'sign-in-refused')
    assert.equal(
      (await call('POST', '/sign-in', { email: person.email, password: person.password })).answer.status,
      200,
    )
  })

  test('a password link sets a new password once', async () => {
    const accounts = scene.server.accounts ?? assert.fail('no accounts')
    const { user } = (await accounts.context.internalAdapter.findUserByEmail(person.email)) ?? assert.fail()
    const wanted = await passwordLink(accounts, user, false)
    const token = await makeLink(scene.server.store, wanted, Date.now())
    assert.equal((await call('GET', `/setup?token=${token}`)).value.email, person.email)
    const password = 'another horse battery'
    assert.equal((await call('POST', '/setup', { token, password })).answer.status, 200)
    assert.equal((await call('POST', '/setup', { token, password: 'a third horse battery' })).answer.status, 409)
    assert.equal((await call('POST', '/sign-in', { email: person.email, password })).answer.status, 200)
  })

  test('many attempts from one address are stopped', async () => {
    const answers: number[] = []
    for (let attempt = 0; attempt < 12; attempt++)
      answers.push((await call('POST', '/sign-in', { email: person.email, password: 'wrong password' })).answer.status)
    assert.equal(answers.at(-1), 429)
  })
})
