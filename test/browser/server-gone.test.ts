import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedInstallation } from '../../scripts/seed.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { settle } from './settle.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'

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

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
