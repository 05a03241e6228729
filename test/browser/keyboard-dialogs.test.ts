import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { isFocused, isSomewhere, press, rests, type } from './keys.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

/** What stands around the list: columns and pasted serials, by who has no mouse. */
describe('the dialogs of the list with the keyboard alone', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  const fleet = syntheticDevices(12, 100)

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    page.setDefaultTimeout(20_000)
    await setUp(page, stage.server)
    await button('Register devices').click()
    const rows = fleet.map((device, at) => ({ device, groupTag: at < 4 ? 'Kiosk' : 'Sales' }))
    await give(page, [stage.file('fleet.csv', makeFile(rows))])
    await button('Register 12 devices').click()
    await page.getByText('12 devices are ready for their users.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('12 devices', { exact: true }).waitFor()
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const shown = (count: string) => page.getByText(count, { exact: true }).first().waitFor()

  test('a column is taken off and put back, and the focus returns to the button', async () => {
    const head = page.getByRole('columnheader', { name: 'Group tag' })
    await head.waitFor()
    await press(page, button('Columns'))
    await rests(page)
    const box = page.getByRole('dialog').getByRole('checkbox', { name: 'Group tag' })
    await press(page, box, 'Space')
    await page.keyboard.press('Escape')
    await head.waitFor({ state: 'detached' })
    await isFocused(button('Columns'), 'after the columns closed')
    await page.keyboard.press('Enter')
    await rests(page)
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'As at first' }))
    await isSomewhere(page, 'after the columns are as at first')
    await page.keyboard.press('Escape')
    await head.waitFor()
    await isFocused(button('Columns'), 'after the columns closed again')
  })

  test('pasted serials are found, and those that are missing are named', async () => {
    await press(page, button('Many serial numbers'))
    await rests(page)
    const serials = fleet.slice(0, 3).map(({ serialNumber }) => serialNumber)
    await type(page, page.getByLabel(/^Serial numbers, one a line/), [...serials, 'NOT-HERE-1'].join(', '))
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Find', exact: true }))
    await page.getByText(/3 found\./).waitFor()
    await page.getByText(/1 not: NOT-HERE-1/).waitFor()
    await isSomewhere(page, 'after serials were found')
    await press(page, button('Show all devices'))
    await shown('12 devices')
    await isSomewhere(page, 'after all devices are shown again')
  })

  test('a filter is picked, and Escape leads back to its button', async () => {
    await press(page, button('Filter'))
    await isFocused(page.getByRole('combobox', { name: 'Error' }), 'after the filters opened')
    await press(page, page.getByRole('combobox', { name: 'Group tag' }))
    // The most frequent tag stands first, after the line for devices without one.
    await page.getByRole('menuitemcheckbox', { name: 'Kiosk (4)' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await shown('4 devices')
    await page.keyboard.press('Escape')
    await isSomewhere(page, 'after the choices closed')
    await page.keyboard.press('Escape')
    await isFocused(button('Filter'), 'after the filters closed')
    assert.match(page.url(), /groupTag=/)
    await press(page, page.getByRole('button', { name: /^Group tag: Kiosk/ }))
    await shown('12 devices')
    await isSomewhere(page, 'after the filter was taken off')
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
