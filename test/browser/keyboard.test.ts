import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevice, syntheticDevices, withFault, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import type { Seen } from './browser.ts'
import { isFocused, isSomewhere, press, reach, rests, type } from './keys.ts'
import { ann, assertClean, onBothDatabases, openStage, type Stage, setupLink } from './stage.ts'

/** The first day of an administrator (journey.test.ts), who has no mouse. */
onBothDatabases("an administrator's first day with the keyboard alone", (database) => {
  let stage: Stage
  let page: Page
  let seen: Seen
  const good = syntheticDevices(12, 100)
  const board = syntheticDevice(500)
  const broken = syntheticDevice(700)

  before(async () => {
    stage = await openStage(database)
    ;({ page, seen } = await stage.open())
    page.setDefaultTimeout(30_000)
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first()
  const grid = () => page.getByRole('grid')

  /** Goes down the list to a device, and opens it. */
  async function openDevice(serialNumber: string): Promise<void> {
    await page.getByRole('row').filter({ hasText: serialNumber }).waitFor()
    await reach(page, grid())
    await page.keyboard.press('Home')
    const here = () =>
      grid().evaluate((element) => {
        const id = element.getAttribute('aria-activedescendant')
        return id === null ? '' : (document.getElementById(id)?.textContent ?? '')
      })
    for (let rows = 0; !(await here()).includes(serialNumber); rows++) {
      assert.ok(rows < 40, `the arrows do not lead to ${serialNumber}`)
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: serialNumber }).waitFor()
  }

  /** The panel from the side, opened by its button, with files given by the browser's own chooser. */
  async function giveFiles(files: string[]): Promise<void> {
    await press(page, button('Register devices'))
    await rests(page)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button('Choose files'))])
    await chooser.setFiles(files)
  }

  async function closePanel(): Promise<void> {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await isFocused(button('Register devices'), 'after the panel closed')
  }

  test('the set-up link makes the first account', async () => {
    await page.goto(await setupLink(stage.server))
    await type(page, page.getByLabel('Your name'), ann.name)
    await type(page, page.getByLabel('E-mail address'), ann.email)
    await type(page, page.getByLabel('Password', { exact: true }), ann.password)
    await type(page, page.getByLabel('Name of the organization'), 'Contoso')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/o\/[^/]+\/devices/)
    await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
  })

  test('signing out and in again leads back', async () => {
    await press(page, button(`Account of ${ann.name}`))
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await isFocused(button(`Account of ${ann.name}`), 'after the menu closed')
    await page.keyboard.press('Enter')
    await press(page, page.getByRole('menuitem', { name: 'Sign out' }))
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await type(page, page.getByLabel('E-mail address'), ann.email)
    await type(page, page.getByLabel('Password', { exact: true }), ann.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/o\/[^/]+\/devices/)
  })

  test('the keys are shown by ?, and the focus is back where it was', async () => {
    await reach(page, link('Registrations'))
    await page.keyboard.press('?')
    await rests(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await isFocused(link('Registrations'), 'after the keys closed')
  })

  test('files are given, and a count shows its rows', async () => {
    await giveFiles([
      stage.file('sales.csv', makeFile([...good, board], { encoding: 'utf16le-bom' })),
      stage.file('returned.csv', makeFile([good[0] as never, withFault(broken, 'checksum')], { separator: ';' })),
    ])
    await button('Register 13 devices').waitFor()
    await isSomewhere(page, 'after the rows were read')
    const refused = page.getByRole('button', { name: /1\s*Refused/ }).last()
    await press(page, refused, 'Space')
    assert.equal(await refused.getAttribute('aria-pressed'), 'true')
    await isFocused(refused, 'after the rows were filtered')
    await page.keyboard.press('Space')
  })

  test('registering ends with devices that are ready, and the focus goes back to the button', async () => {
    await type(page, page.getByLabel('Group tag'), 'Sales')
    await press(page, button('Register 13 devices'))
    await page.getByText('13 devices are ready for their users.').waitFor()
    await isSomewhere(page, 'after registering')
    await closePanel()
    await page.getByRole('button', { name: /Ready for user\s*13/ }).waitFor()
  })

  test('a failed row is mended on the device', async () => {
    await press(page, page.getByRole('button', { name: /Registration failed\s*1/ }))
    await openDevice(broken.serialNumber as string)
    await press(page, button('Correct the hash or serial number'))
    await type(page, page.getByLabel('Hardware hash'), broken.hash)
    await page
      .getByText(/hash is whole/i)
      .first()
      .waitFor()
    await press(page, button('Save and register'))
    await page.getByText('The device is registered', { exact: true }).first().waitFor()
    await isSomewhere(page, 'after the device was mended')
  })

  test('changed hardware waits for a person, who replaces the record', async () => {
    await press(page, link('Devices'))
    await giveFiles([stage.file('board.csv', makeFile([withReplacedBoard(board), syntheticDevice(900)]))])
    await page
      .getByRole('button', { name: /1\s*Hardware changed/ })
      .first()
      .waitFor()
    await press(page, button('Register 1 device'))
    await page.getByText('1 has changed hardware and waits for your answer, below.').waitFor()
    await closePanel()
    await press(page, button(/^(Hardware changed|Needs attention)\s*1$/))
    await openDevice(board.serialNumber as string)
    await press(page, page.getByRole('button', { name: /replace/i }))
    await page.getByText('The hardware record is replaced').first().waitFor()
    await isSomewhere(page, 'after the record was replaced')
  })

  test('/ finds a device from anywhere; Escape gives the search up', async () => {
    const { serialNumber } = good[3] as { serialNumber: string }
    await page.keyboard.press('/')
    const search = page.getByRole('combobox', { name: 'Search devices' })
    await isFocused(search, 'after /')
    const found = page.getByRole('option', { name: new RegExp(serialNumber) }).filter({ has: page.locator('strong') })
    await page.keyboard.type(serialNumber.slice(0, -1))
    await found.waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+K')
    await page.keyboard.type(serialNumber)
    await found.waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: serialNumber }).waitFor()
    await isSomewhere(page, 'after a device was found')
  })

  test('what is filtered is what the export holds', async () => {
    await press(page, link('Devices'))
    await type(page, page.getByLabel('Search in this list'), 'sales')
    await page.getByText('14 devices', { exact: true }).waitFor()
    await press(page, button('Export'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, page.getByRole('menuitem', { name: /Inventory of 14 devices/ })),
    ])
    assert.equal(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n').length,
      15,
    )
    await isFocused(button('Export'), 'after the menu closed')
  })

  test('rows are chosen with Space and Shift; Delete asks, Escape gives it up', async () => {
    await reach(page, grid())
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.getByText('1 of 14 selected').waitFor()
    for (let more = 0; more < 2; more++) await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 of 14 selected').waitFor()
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove 3 devices' }).waitFor()
    await rests(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await isFocused(grid(), 'after the question was given up')
    await page.keyboard.press('Escape')
    await page.getByText('14 devices', { exact: true }).waitFor()
  })

  test('removing all and undoing it', async () => {
    await reach(page, grid())
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await rests(page)
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Remove 14 devices' }))
    await page.getByText('14 devices removed').first().waitFor()
    await isSomewhere(page, 'after the devices were removed')
    await press(page, button('Undo'))
    await page.getByText('14 devices are back').first().waitFor()
    await page.getByText('14 devices', { exact: true }).waitFor()
    await isSomewhere(page, 'after undo')
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
