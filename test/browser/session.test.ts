import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { ann, assertClean, openStage, type Stage, setUp, signIn } from './stage.ts'
import { give } from './tour.ts'

describe('a session that ends under an open page', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  const seen: Seen[] = []

  before(async () => {
    stage = await openStage()
    const first = await stage.open()
    await setUp(first.page, stage.server)
  })
  beforeEach(async () => {
    const opened = await stage.open()
    page = opened.page
    seen.push(opened.seen)
    await page.goto('/sign-in')
    await signIn(page)
    await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
  })
  after(() => stage.close())

  const question = () => page.getByRole('alertdialog')

  async function signInAgain(): Promise<void> {
    await question().getByLabel('Password', { exact: true }).fill(ann.password)
    await question().getByRole('button', { name: 'Sign in', exact: true }).click()
    await question().waitFor({ state: 'detached' })
  }

  test('an answer to what was asked before the sign-in asks nobody again when it comes after it', async () => {
    const files = [stage.file('two.csv', makeFile(syntheticDevices(2, 100)))]
    await page.getByRole('button', { name: 'Register devices' }).first().click()
    await give(page, files)
    await page.getByRole('button', { name: 'Register 2 devices' }).waitFor()
    let release = (): void => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = 0
    const late = async (route: Route): Promise<void> => {
      if (route.request().method() !== 'PATCH') return route.fallback()
      asked += 1
      if (asked > 1) return route.fallback()
      const response = await route.fetch()
      assert.equal(response.status(), 401)
      await released
      await route.fulfill({ response })
    }
    await page.route(/\/rows\/\d+$/, late)
    await page.context().clearCookies()
    await page.getByRole('list', { name: 'Rows' }).getByRole('checkbox').first().uncheck()
    await page.getByRole('searchbox', { name: 'Serial number, user, model or tag' }).last().fill('nothing')
    await signInAgain()
    release()
    await page.getByRole('button', { name: 'Register 1 device' }).waitFor()
    assert.equal(await question().count(), 0)
    assert.equal(asked, 2)
  })

  test('is asked for also when the server was gone in between, and the page goes on', async () => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByText('The server cannot be reached').first().waitFor()
    await page.context().clearCookies()
    await page.context().setOffline(false)
    await question().waitFor()
    await signInAgain()
    await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
    await page.getByRole('link', { name: 'Registrations' }).click()
    await page.getByRole('heading', { name: 'Registrations', exact: true }).waitFor()
  })

  test('who signs out after it ended is signed out, and the tab says where they are', async () => {
    await page.context().clearCookies()
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
    assert.equal(await page.title(), 'Sign in · Muster')
  })

  test('who cannot sign out for want of the server is told so', async () => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByText('The server cannot be reached. What you typed is still here').first().waitFor()
    await page.context().setOffline(false)
  })

  test('whom a provider did not let in is told so on the page that it leads back to', async () => {
    await page.goto('/sign-in?error=signup_disabled')
    await page.getByRole('alert').getByText('You were not let in that way.').waitFor()
  })

  test('another person who signs in in another tab does not go on with what waits here', async () => {
    const token = await stage.server.token('Contoso')
    const invited = await fetch(`${stage.server.url}/api/v1/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'dirk@contoso.example', role: 'technician' }),
    })
    const { link } = (await invited.json()) as { link: string }
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Make examples' }).click()
    await question().waitFor()
    const tab = await page.context().newPage()
    await tab.goto(new URL(link).pathname + new URL(link).search)
    await tab.getByLabel('Your name').fill('Dirk Smit')
    await tab.getByLabel('Password', { exact: true }).fill(ann.password)
    await tab.getByRole('button', { name: 'Make the account and join' }).click()
    await page.getByRole('button', { name: 'Account of Dirk Smit' }).waitFor()
    assert.equal(sent.filter((url) => url.endsWith('/examples')).length, 1)
    await tab.close()
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => {
    for (const one of seen) assertClean(one)
  })
})
