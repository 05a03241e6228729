import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

describe('files on their way that do not arrive', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let home: string

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    page.on('dialog', (dialog) => void dialog.accept())
    await setUp(page, stage.server)
    home = page.url()
  })
  beforeEach(async () => {
    await page.unrouteAll()
    await page.goto(home)
    await button('Register devices').click()
    await button('Choose files').waitFor()
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()

  test('a page that is left in the middle: what arrived whole goes on, and the rest is named', async () => {
    const line = await page.context().newCDPSession(page)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 }
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', slow)
    await give(page, [
      stage.file('whole.csv', makeFile(syntheticDevices(3, 100))),
      stage.file('cut.csv', makeFile(syntheticDevices(2000, 1000))),
    ])
    await page.getByText('1 of 2 files received').first().waitFor()
    await page.getByText(/^\d+ rows · [\d.]+ kB$/).waitFor()
    const own = await page.getByRole('link', { name: 'Open on its own page' }).getAttribute('href')
    await page.goto(String(own))
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await page.getByText('Missing: cut.csv.').waitFor()
    await button('Continue without them').click()
    await button('Register 3 devices').waitFor()
    assert.equal(await page.getByText('cut.csv').count(), 0)
  })

  test('a sending that broke off can be given up, and the page can then be left', async () => {
    const refusal = {
      type: 'about:blank',
      status: 500,
      code: 'unexpected-error',
      title: 'Something broke',
      nextStep: '',
    }
    await page.route(/\/files\//, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(refusal) }),
    )
    await give(page, [stage.file('broken.csv', makeFile(syntheticDevices(3, 200)))])
    await button('Send again').waitFor()
    const held = (): Promise<boolean> => page.evaluate(() => window.onbeforeunload !== null)
    assert.ok(await held(), 'the browser does not ask before the files are lost')
    await button('Stop and discard the files').click()
    await button('Give other files').waitFor()
    assert.equal(await held(), false)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Sending broke off/ }).waitFor({ state: 'detached' })
  })

  test('files given while the server is gone: the panel says so, and they can be given up before it is back', async () => {
    await page.route(/\/api\/|\/readyz/, (route) => route.abort())
    await give(page, [stage.file('early.csv', makeFile(syntheticDevices(3, 300)))])
    await page.getByRole('dialog').getByText('The server cannot be reached.').waitFor()
    await button('Stop and discard the files').click()
    await page.unrouteAll()
    await page.getByText('This registration is not there any more.').waitFor()
    await button('Give other files').click()
    await button('Choose files').waitFor()
  })

  test('what is stopped while the server is gone is dropped when it is back', async () => {
    let asked = 0
    await page.route(/\/files\//, () => {})
    await page.route(/\/uploads\/[^/]+$/, (route) => {
      if (route.request().method() !== 'DELETE') return route.fallback()
      asked += 1
      return asked === 1 ? route.abort() : route.fallback()
    })
    await give(page, [stage.file('stopped.csv', makeFile(syntheticDevices(3, 400)))])
    await page.getByText('0 of 1 file received').first().waitFor()
    await button('Stop and discard the files').click()
    await page.getByText('Discarded', { exact: true }).first().waitFor()
    assert.ok(asked > 1)
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
