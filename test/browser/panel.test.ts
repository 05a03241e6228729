import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevice, syntheticDevices, withFault, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { focusOf, isFocused, isSomewhere, press, reach, rests, type } from './keys.ts'
import { settle } from './settle.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

describe('the panel that registers devices', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let home: string

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    home = page.url()
    await button('Register devices').click()
    await give(page, [stage.file('fleet.csv', makeFile(syntheticDevices(3, 100)))])
    await button('Register 3 devices').click()
    await page.getByText('3 devices are ready for their users.').waitFor()
  })
  // What one test leaves open is none of the next one's business.
  beforeEach(async () => {
    await page.goto(home)
    await button('Register devices').waitFor()
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const rows = () => page.getByRole('list', { name: 'Rows' }).getByRole('listitem')

  /** Removes the first device of the list, as the keyboard does it. */
  async function removeFirst(final: boolean): Promise<void> {
    await page.getByRole('row').nth(1).waitFor()
    await reach(page, page.getByRole('grid'))
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.press('Delete')
    await rests(page)
    if (final) await press(page, page.getByRole('checkbox', { name: 'Final at once, without undo' }), 'Space')
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Remove 1 device' }))
    await page.getByText('1 device removed').first().waitFor()
  }

  /** The panel, opened by the keyboard; ready when its movement has ended. */
  async function openPanel(): Promise<void> {
    await press(page, button('Register devices'))
    await rests(page)
  }

  test('opens with the focus on choosing files, and it stays there', async () => {
    await press(page, button('Register devices'))
    await isFocused(button('Choose files'), 'after the panel opened')
    await rests(page)
    await isFocused(button('Choose files'), 'when the panel has come in')
  })

  test('the focus stays in the panel when files are given, whatever had it before the panel opened', async () => {
    await reach(page, button(/^Account of/))
    await openPanel()
    // As on a slow machine: what gives the focus on after a frame comes late.
    await page.evaluate(() => {
      const frame = window.requestAnimationFrame.bind(window)
      window.requestAnimationFrame = (then) => window.setTimeout(() => frame(then), 200)
    })
    await give(page, [stage.file('kept.csv', makeFile(syntheticDevices(1, 6500)))])
    await button('Register 1 device').waitFor()
    await isSomewhere(page, 'after files were given')
    assert.ok(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null))
    await press(page, button('Discard'))
    await page.keyboard.press('Escape')
  })

  test('a refused row can be left out: it does not stand in the list as failed', async () => {
    await openPanel()
    const spoiled = [withFault(syntheticDevice(701), 'checksum'), withFault(syntheticDevice(702), 'truncated')]
    await give(page, [stage.file('returned.csv', makeFile([syntheticDevice(700), ...spoiled]))])
    await button('Register 1 device').waitFor()
    await page
      .getByRole('button', { name: /2\s*Refused/ })
      .last()
      .click()
    const box = page.getByRole('checkbox', { name: `List ${spoiled[0]?.serialNumber} as failed` })
    await box.uncheck()
    await rows()
      .filter({ hasText: /Left out: Hash damaged/ })
      .waitFor()
    await button('Register 1 device').click()
    await page.getByText('1 device is ready for its user.').waitFor()
    await page.keyboard.press('Escape')
    await button(/^Registration failed\s*1$/).waitFor()
  })

  test('many are left out by a filter with the keyboard alone, each button with its number', async () => {
    const north = syntheticDevices(30, 1000).map((device, at) => (at < 5 ? { device, groupTag: 'Kiosk' } : device))
    await openPanel()
    await give(page, [
      stage.file('north.csv', makeFile(north)),
      stage.file('south.csv', makeFile(syntheticDevices(12, 2000))),
    ])
    await button('Register 42 devices').waitFor()
    const search = page.getByRole('searchbox', { name: 'Serial number, user, model or tag' })
    await type(page, search, 'Kiosk')
    await press(page, button('Leave 5 rows out'))
    await button('Register 37 devices').waitFor()
    await press(page, button('Take 5 rows in'))
    await button('Register 42 devices').waitFor()
    await press(page, button('Show all rows'))
    await button('Leave 42 rows out').waitFor()
    await isSomewhere(page, 'after all rows were shown')
    await reach(page, page.getByLabel('File', { exact: true }))
    await page.keyboard.type('south')
    await press(page, button('Leave 12 rows out'))
    await button('Register 30 devices').waitFor()
    await isSomewhere(page, 'after rows were left out')
    await press(page, button('Take 12 rows in'))
    await button('Register 42 devices').waitFor()
    await press(page, button('Only these 12 rows'))
    await button('Register 12 devices').waitFor()
    await isSomewhere(page, 'after only these were kept')
    await button('Discard').click()
    await isSomewhere(page, 'after the rows were discarded')
    await button('Choose files').waitFor()
  })

  test('only what is shown is kept: rows left out before do not come back', async () => {
    await openPanel()
    await give(page, [stage.file('fifteen.csv', makeFile(syntheticDevices(15, 5000)))])
    await button('Register 15 devices').waitFor()
    const boxes = page.getByRole('checkbox', { name: /^Register / })
    for (const at of [0, 1, 2]) await boxes.nth(at).uncheck()
    await button('Register 12 devices').waitFor()
    await page
      .getByRole('button', { name: /12\s*New/ })
      .last()
      .click()
    await button('Only these 12 rows').click()
    await page.getByText('12 rows are kept, the others are left out').first().waitFor()
    await button('Register 12 devices').waitFor()
  })

  test('the same file again: it says that the devices stay as they are', async () => {
    await openPanel()
    await give(page, [stage.file('again.csv', makeFile(syntheticDevices(2, 101)))])
    await button('Finish').click()
    await page.getByText('2 devices were registered already and stay as they are.').waitFor()
    assert.equal(await page.getByText('0 devices are ready for their users.').count(), 0)
  })

  test('a pasted text stays until its own rows are registered', async () => {
    await openPanel()
    await button('Paste text').click()
    const text = page.getByLabel('Rows, with their header')
    await text.fill(makeFile([syntheticDevice(6001)]).toString())
    await give(page, [stage.file('beside.csv', makeFile([syntheticDevice(6002)]))])
    await button('Register 1 device').click()
    await page.getByText('1 device is ready for its user.').waitFor()
    await button('Give other files').click()
    assert.match(await text.inputValue(), /Hardware Hash/)
    await button('Use this text').click()
    await button('Register 1 device').click()
    await page.getByText('1 device is ready for its user.').waitFor()
    await button('Give other files').click()
    await button('Choose files').waitFor()
    assert.equal(await text.count(), 0)
  })

  test('closed while it is checked: the shell says that it waits, and leads back to it', async () => {
    await openPanel()
    await give(page, [stage.file('later.csv', makeFile(syntheticDevices(2, 6100)))])
    await button('Register 2 devices').waitFor()
    await page.keyboard.press('Escape')
    await press(page, button(/^\d+ registrations? needs? attention$/))
    await press(page, button('Look at the result: later.csv'))
    await button('Discard').click()
    await page.keyboard.press('Escape')
    await button('Register devices').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Look at the result: later.csv' }).count(), 0)
  })

  test('changed hardware is answered once: then its row says so, and the focus stays with it', async () => {
    await openPanel()
    await give(page, [stage.file('board.csv', makeFile([withReplacedBoard(syntheticDevice(102))]))])
    await button('Finish').click()
    await page.getByText('1 has changed hardware and waits for your answer, below.').waitFor()
    await press(page, rows().getByRole('button').first())
    await press(page, button('Dismiss'))
    await page.getByText('This row was dismissed: the device stayed as it was.').waitFor()
    assert.equal(await button('Dismiss').count(), 0)
    await isSomewhere(page, 'after the changed hardware was dismissed')
  })

  test('a row that is corrected and still not found is not said to be right', async () => {
    await openPanel()
    const vendors = makeFile(syntheticDevices(2, 9000), { family: 'managed-desktop-partner' })
    await give(page, [stage.file('vendor.csv', vendors)])
    await page.getByRole('heading', { name: 'Rows: all' }).waitFor()
    await rows().getByRole('button').first().click()
    await button('Correct this row').click()
    await page.getByLabel('Serial number', { exact: true }).fill('ANOTHER-1')
    await button('Save').click()
    await page.getByText('Saved, but still not right').first().waitFor()
    assert.equal(await page.getByText('The row is right now').count(), 0)
  })

  test('of a registration that was stopped, what is not registered is shown as that alone', async () => {
    await openPanel()
    await give(page, [stage.file('many.csv', makeFile(syntheticDevices(20_000, 200_000)))])
    await button('Register 20,000 devices').click({ timeout: 60_000 })
    await button('Stop').click()
    await page.getByText('It was stopped.').waitFor()
    const left = page.getByRole('button', { name: /Skipped$/ }).last()
    await left.click()
    await rows().filter({ hasText: 'Skipped' }).first().waitFor()
    assert.equal(await rows().filter({ hasText: 'Ready' }).count(), 0)
  })

  test('files of which no row can be read can be discarded on their own page too', async () => {
    await openPanel()
    await give(page, [stage.file('nothing.csv', '')])
    await page.getByText('No row could be read.').waitFor()
    await page.getByRole('link', { name: 'Open on its own page' }).click()
    await button('Discard').click()
    await page.getByRole('heading', { name: 'Registrations' }).waitFor()
  })

  test('a catalogue that was checked and closed is found again among the registrations, and kept', async () => {
    await page.getByRole('link', { name: 'Catalogues' }).click()
    await button('Import a catalogue').click()
    await button('Choose files').waitFor()
    await give(page, [stage.file('catalogue.csv', makeFile(syntheticDevices(2, 9500), { family: 'managed-desktop' }))])
    await button('Keep 2 devices as catalogue').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Registrations' }).click()
    await page.getByRole('link', { name: 'catalogue.csv' }).click()
    await button('Keep 2 devices as catalogue').click()
    await page.getByText('2 devices are in the catalogue.').waitFor()
  })

  test('of catalogues: a question called off gives the focus back, and back shows what was looked up before', async () => {
    await page.getByRole('link', { name: 'Catalogues' }).click()
    const remove = button('Remove catalogue.csv')
    await press(page, remove)
    await page.getByRole('alertdialog').waitFor()
    await settle(page)
    await page.keyboard.press('Escape')
    await isFocused(remove, 'after the question was called off')
    const serial = page.getByLabel('Serial number')
    for (const asked of ['first', 'second']) {
      await serial.fill(asked)
      await button('Look up').click()
      await page.waitForURL(new RegExp(`serialNumber=${asked}`))
    }
    await page.goBack()
    await page.waitForURL(/serialNumber=first/)
    assert.equal(await serial.inputValue(), 'first')
  })

  test('Tab leads through a message and out of it, forwards and backwards', async () => {
    await removeFirst(false)
    const undo = button('Undo')
    await reach(page, undo)
    await page.keyboard.press('Tab')
    await isFocused(page.getByRole('link', { name: 'Skip to the page' }), 'after the last message')
    await reach(page, undo)
    const isOut = () => page.evaluate(() => document.querySelector('#shell')?.contains(document.activeElement) ?? false)
    for (let back = 0; back < 12 && !(await isOut()); back++) await page.keyboard.press('Shift+Tab')
    assert.ok(await isOut(), await focusOf(page))
    await undo.click()
    await page.getByText('1 device is back').first().waitFor()
  })

  test('a removal that is final offers no undo', async () => {
    await removeFirst(true)
    await page.getByText('1 device removed').first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'Undo', exact: true }).count(), 0)
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
