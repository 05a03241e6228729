import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedInstallation } from '../../scripts/seed.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { settle } from './settle.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

describe('pages that are opened while the server is gone', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let address: string

  before(async () => {
    stage = await openStage('sqlite', (where) => seedInstallation(where, 'Contoso', 50))
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    address = page.url().replace(/\/devices.*/, '')
  })
  beforeEach(async () => {
    await page.goto(`${address}/devices`)
    await page.locator('[role=grid] [role=row] a').nth(3).waitFor()
  })
  after(() => stage.close())

  const line = () => page.getByText('The server cannot be reached. Trying again')

  test('a page whose script never came is waited for: the one before stays until then', async () => {
    await page.route(/\/assets\/device-page/, (route) => route.abort())
    await page.reload()
    const device = page.locator('[role=grid] [role=row] a').nth(3)
    const serial = (await device.textContent())?.trim() ?? ''
    await stage.server.kill()
    await device.click()
    await line().waitFor()
    assert.ok(await page.getByRole('grid').isVisible())
    await page.unroute(/\/assets\/device-page/)
    await stage.server.startAgain()
    await page.getByRole('heading', { level: 1, name: serial }).waitFor()
    await line().waitFor({ state: 'detached' })
  })

  test('other scripts came by themselves, before anyone asked for them', async () => {
    await settle(page)
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /help-page/.test(name)),
    )
    await settle(page)
    await stage.server.kill()
    await page.getByRole('link', { name: 'Help' }).click()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await stage.server.startAgain()
  })

  test('a page that is not read yet says that the server is gone, offers to ask again, and comes when it is back', async () => {
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /log-page/.test(name)))
    await settle(page)
    await stage.server.kill()
    await page.getByRole('link', { name: 'Log', exact: true }).click()
    const waiting = page.getByText('The server cannot be reached; this comes when it is back.')
    await waiting.waitFor()
    assert.equal(await page.getByText('Loading…').count(), 0)
    await stage.server.startAgain()
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('listitem').filter({ hasText: 'joined as owner' }).waitFor()
    assert.equal(await waiting.count(), 0)
  })

  test('work under way stands still, and says that it waits for the server', async () => {
    const rows = makeFile(syntheticDevices(30_000, 50_000))
    await page.getByRole('button', { name: 'Register devices' }).first().click()
    await give(page, [stage.file('many.csv', rows)])
    await page.getByRole('button', { name: 'Register 30,000 devices' }).click({ timeout: 60_000 })
    await page
      .getByText(/^Registering [1-9]\d?\s?%$/)
      .first()
      .waitFor()
    await stage.server.kill()
    await page.getByRole('dialog').getByText('Waiting for the server').waitFor()
    const said = () =>
      page
        .getByRole('dialog')
        .getByText(/^Registering \d/)
        .first()
        .textContent()
    const before = await said()
    await page.waitForTimeout(1500)
    assert.equal(await said(), before)
    assert.equal(await page.getByText(/rows a second|left$/).count(), 0)
    await stage.server.startAgain()
    await page.getByText('30,000 devices are ready for their users.').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Close' }).first().click()
  })

  test('a page shows one count of the same, also of what came in while the server was gone', async () => {
    await page.goto(`${address}/devices`)
    await page.locator('[role=grid] [role=row] a').nth(3).waitFor()
    await stage.server.kill()
    await line().waitFor()
    const counts = async () => {
      const all = await page.getByRole('button', { name: /^All / }).textContent()
      const line = await page.getByRole('status').filter({ hasText: 'devices' }).first().textContent()
      return [all, line].map((text) => /[\d,]+/.exec(text ?? '')?.[0])
    }
    const [chip, said] = await counts()
    assert.equal(chip, said)
    assert.equal(chip, '30,050')
    await stage.server.startAgain()
    await line().waitFor({ state: 'detached' })
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
