import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { joinOrganization, keepOrganization, makePerson } from '../../api/accounts/accounts.ts'
import { codeOf } from '../api/authenticator-app.ts'
import { openScene, type Scene } from '../api/scene.ts'
import { openBrowser, withoutChromium } from './browser.ts'

const password = 'correct horse battery'

/** The browser's own WebAuthn, with an authenticator in software, against the server's own routes. */
describe('passkeys', { skip: withoutChromium }, () => {
  let scene: Scene
  let browser: Browser
  before(async () => {
    scene = await openScene()
    const accounts = scene.server.accounts ?? assert.fail('no accounts')
    const contoso = await keepOrganization(accounts, 'Contoso')
    for (const name of ['Ada', 'Bob']) {
      const email = `${name.toLowerCase()}@contoso.example`
      const person = (await makePerson(accounts, { name, email, password })) ?? assert.fail()
      await joinOrganization(accounts, person.id, contoso.id, 'technician')
    }
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await scene?.close()
  })

  /** A browser of its own with an authenticator; `verifies` is one that asks for a PIN, finger or face. */
  const openPage = async (verifies = true): Promise<{ page: Page; devTools: CDPSession; authenticator: string }> => {
    const context = await browser.newContext({ baseURL: scene.url })
    const page = await context.newPage()
    await page.goto('/healthz')
    const devTools = await context.newCDPSession(page)
    await devTools.send('WebAuthn.enable')
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: verifies,
        isUserVerified: verifies,
        automaticPresenceSimulation: true,
      },
    })
    return { page, devTools, authenticator: authenticatorId }
  }

  test('a passkey is added, named and listed; lets in without a password; and removed lets in no more', async () => {
    const { page } = await openPage()
    assert.equal((await ask(page, 'POST', '/sign-in', { email: 'ada@contoso.example', password })).status, 200)
    const added = await addPasskey(page, 'Laptop')
    assert.equal(added.status, 201)
    const { id } = added.value as { id: string }
    await ask(page, 'PATCH', `/me/passkeys/${id}`, { name: 'Old laptop' })
    const listed = (await ask(page, 'GET', '/me/passkeys')).value as { items: { id: string; name: string }[] }
    assert.deepEqual(
      listed.items.map((one) => [one.id, one.name]),
      [[id, 'Old laptop']],
    )
    await ask(page, 'POST', '/sign-out')
    assert.equal((await ask(page, 'GET', '/me')).status, 401)
    assert.equal((await signInByPasskey(page)).status, 200)
    assert.equal(((await ask(page, 'GET', '/me')).value as { name: string }).name, 'Ada')
    assert.equal((await ask(page, 'DELETE', `/me/passkeys/${id}`)).status, 200)
    await ask(page, 'POST', '/sign-out')
    const refused = await signInByPasskey(page)
    assert.deepEqual([refused.status, (refused.value as { code: string }).code], [403, 'passkey-refused'])
    const { items } = await (await scene.client()).log.list()
    const kinds = items.filter(({ about }) => about === 'Ada').map(({ kind }) => kind)
    assert.deepEqual(kinds, ['passkey-removed', 'passkey-added', 'joined'])
  })

  test('with a second factor on, a passkey stands for both', async () => {
    const { page } = await openPage()
    const person = { email: 'bob@contoso.example', password }
    await ask(page, 'POST', '/sign-in', person)
    await addPasskey(page, 'Phone')
    const begun = (await ask(page, 'POST', '/me/second-factor', { password })).value as { secret: string }
    assert.equal((await ask(page, 'POST', '/me/second-factor/code', { code: codeOf(begun.secret) })).status, 200)
    await ask(page, 'POST', '/sign-out')
    assert.deepEqual((await ask(page, 'POST', '/sign-in', person)).value, { ok: false, secondFactor: true })
    assert.equal((await signInByPasskey(page)).status, 200)
    assert.equal(((await ask(page, 'GET', '/me/ways-in')).value as { passkeys: number }).passkeys, 1)
  })

  test('an authenticator that does not ask who holds it is refused', async () => {
    const { page } = await openPage(false)
    await ask(page, 'POST', '/sign-in', { email: 'ada@contoso.example', password })
    const added = await addPasskey(page, 'Bare key')
    assert.notEqual(added.status, 201)
  })

  test('passkeys of somebody else are neither named nor removed', async () => {
    const { page } = await openPage()
    await ask(page, 'POST', '/sign-in', { email: 'ada@contoso.example', password })
    const accounts = scene.server.accounts ?? assert.fail('no accounts')
    const [bobs] = await accounts.context.adapter.findMany<{ id: string; name: string }>({ model: 'passkey' })
    assert.equal((await ask(page, 'PATCH', `/me/passkeys/${bobs?.id}`, { name: 'Mine' })).status, 404)
    assert.equal((await ask(page, 'DELETE', `/me/passkeys/${bobs?.id}`)).status, 404)
    assert.equal((await accounts.context.adapter.count({ model: 'passkey' })) > 0, true)
  })

  test('a challenge answers once, and only in the browser that asked for it', async () => {
    const { page } = await openPage()
    await ask(page, 'POST', '/sign-in', { email: 'ada@contoso.example', password })
    await addPasskey(page, 'Another')
    await ask(page, 'POST', '/sign-out')
    const response = await page.evaluate(async () => {
      const asked = await fetch('/api/v1/sign-in/passkey/options', { method: 'POST' })
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json())
      return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON()
    })
    const elsewhere = await (await browser.newContext({ baseURL: scene.url })).newPage()
    await elsewhere.goto('/healthz')
    assert.equal((await ask(elsewhere, 'POST', '/sign-in/passkey', { response })).status, 403)
    assert.equal((await ask(page, 'POST', '/sign-in/passkey', { response })).status, 200)
    assert.equal((await ask(page, 'POST', '/sign-in/passkey', { response })).status, 403)
  })
})

type Answer = { status: number; value: unknown }

function ask(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const json = sent === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: sent }
      const answer = await fetch(`/api/v1${where}`, { method: how as string, ...json })
      return { status: answer.status, value: await answer.json() }
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)],
  )
}

function addPasskey(page: Page, name: string): Promise<Answer> {
  return page.evaluate(async (called) => {
    const asked = await fetch('/api/v1/me/passkeys/options', { method: 'POST' })
    if (!asked.ok) return { status: asked.status, value: await asked.json() }
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await asked.json())
    const made = await navigator.credentials.create({ publicKey }).catch((fault: unknown) => String(fault))
    if (typeof made === 'string' || made === null) return { status: 0, value: made }
    const answer = await fetch('/api/v1/me/passkeys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: called, response: (made as PublicKeyCredential).toJSON() }),
    })
    return { status: answer.status, value: await answer.json() }
  }, name)
}

function signInByPasskey(page: Page): Promise<Answer> {
  return page.evaluate(async () => {
    const asked = await fetch('/api/v1/sign-in/passkey/options', { method: 'POST' })
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json())
    const found = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
    const answer = await fetch('/api/v1/sign-in/passkey', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response: found.toJSON() }),
    })
    return { status: answer.status, value: await answer.json() }
  })
}
