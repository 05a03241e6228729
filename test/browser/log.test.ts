import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { typedAddresses } from '../../portal/typed-addresses.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

describe('the log and the way to it', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let organization: string
  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    organization = /\/o\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    await page.getByRole('button', { name: 'Register devices' }).first().click()
    await give(page, [stage.file('laptops.csv', makeFile(syntheticDevices(3, 100)))])
    await page.getByRole('button', { name: 'Register 3 devices' }).click()
    await page.getByText(/3 devices are ready/).waitFor()
  })
  after(() => stage.close())

  const navigation = () => page.getByRole('navigation', { name: 'Main' })
  const line = (text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text })

  test('stands in the navigation, and its lines lead to what they are about', async () => {
    await page.goto(`/o/${organization}/devices`)
    await navigation().getByRole('link', { name: 'Log', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor()
    assert.match(
      (await line('registered').first().textContent()) ?? '',
      /3 devices registered from laptops\.csv.*Ann Jansen/,
    )
    await page.getByRole('link', { name: '3 devices registered from laptops.csv' }).click()
    await page.waitForURL(/\/registrations\//)
    await page.goBack()
    await navigation().getByRole('link', { name: 'Operations' }).click()
    await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor()
  })

  test('is filtered in the address, and what is done while it is open comes in by itself', async () => {
    await page.goto(`/o/${organization}/log?subject=people`)
    await line('Ann Jansen joined as owner').waitFor()
    assert.equal(await line('registered').count(), 0)
    await page.getByLabel('Search in the log').fill('nobody like this')
    await page.getByText('Nothing in the log is like this.').waitFor()
    assert.match(page.url(), /search=nobody/)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await line('registered').first().waitFor()
    const other = await page.context().newPage()
    await other.goto(`/o/${organization}/devices`)
    await other.locator('[role=grid] [role=row] a').first().waitFor()
    await other.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await other.getByRole('toolbar').getByRole('button', { name: 'Group tag' }).click()
    await other.getByLabel('Group tag').last().fill('Depot')
    await other.getByRole('button', { name: 'Save' }).click()
    await line('Group tag of 3 devices set to “Depot”').waitFor()
    await other.close()
  })

  test('is saved as a file of what is shown', async () => {
    await page.goto(`/o/${organization}/log?subject=registrations`)
    await line('registered').first().waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Export/ }).click(),
    ])
    assert.match(file.suggestedFilename(), /^log-\d{4}-\d\d-\d\d\.csv$/)
    const text = readFileSync(await file.path(), 'utf8')
    assert.match(text, /"3 devices registered from laptops\.csv"/)
    assert.doesNotMatch(text, /joined/)
  })

  test('addresses that people would type lead to their page, from anywhere; others say that there is nothing', async () => {
    for (const [word, path] of Object.entries(typedAddresses)) {
      const wanted = path(organization).to.replace('$organization', organization)
      await page.goto(`/${word}`)
      await page.waitForURL((url) => url.pathname === wanted)
    }
    await page.goto(`/o/${organization}/Settings`)
    await page.waitForURL(/\/people$/)
    await page.goto('/no-such-page')
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
  })

  test('on a narrow screen what has no room at the bottom stands in a menu', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`/o/${organization}/devices`)
    assert.equal(await navigation().getByRole('link', { name: 'Log', exact: true }).isVisible(), false)
    await navigation().getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Log' }).click()
    await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor()
    const { width, right } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      right: Math.max(...[...document.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().right)),
    }))
    assert.ok(right <= width, `${right} > ${width}`)
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
