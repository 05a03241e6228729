import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevice, syntheticDevices, withFault, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import type { Seen } from './browser.ts'
import { ann, assertClean, onBothDatabases, openStage, type Stage, setUp, signIn } from './stage.ts'

/** The story of an administrator's first day, in a real browser, on both databases. */
onBothDatabases("an administrator's first day", (database) => {
  let stage: Stage
  let page: Page
  let seen: Seen
  const good = syntheticDevices(12, 100)
  const board = syntheticDevice(500)
  const broken = syntheticDevice(700)
  const untagged = syntheticDevice(900)

  before(async () => {
    stage = await openStage(database)
    ;({ page, seen } = await stage.open())
  })
  after(() => stage.close())

  test('the set-up link makes the first account, and an empty list says how to begin', async () => {
    await setUp(page, stage.server)
    for (const way of ['Drop a file here', 'Get hashes from devices', 'Try it with example devices'])
      await page.getByRole('heading', { name: way }).waitFor()
  })

  test('signing out and in again leads back', async () => {
    await page.getByRole('button', { name: `Account of ${ann.name}` }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signIn(page)
    await page.waitForURL(/\/o\/[^/]+\/devices/)
  })

  test('files are dropped, and each row is worth something before anything is registered', async () => {
    const files = [
      stage.file('sales.csv', makeFile([...good, board], { encoding: 'utf16le-bom' })),
      stage.file('returned.csv', makeFile([good[0] as never, withFault(broken, 'checksum')], { separator: ';' })),
      stage.file('empty.csv', ''),
    ]
    await page.getByRole('button', { name: 'Register devices' }).first().click()
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(files)
    await page.getByRole('button', { name: 'Register 13 devices' }).waitFor()
    for (const count of [/13\s*New/, /1\s*Duplicates?/, /1\s*Refused/])
      await page.getByRole('button', { name: count }).waitFor()
    await page.getByText('The file is empty').waitFor()
    await page.getByText('Hash damaged').first().waitFor()
  })

  test('registering ends with devices that are ready', async () => {
    await page.getByRole('textbox', { name: 'Group tag' }).fill('Sales')
    await page.getByRole('button', { name: 'Register 13 devices' }).click()
    await page.getByText('13 devices are ready for their users.').waitFor()
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('button', { name: /Ready for user\s*13/ }).waitFor()
    await page.getByRole('button', { name: /Registration failed\s*1/ }).waitFor()
  })

  test('a failed row is mended on the device: the hash is proven as it is pasted', async () => {
    await page.getByRole('button', { name: /Registration failed/ }).click()
    await page.getByRole('link', { name: broken.serialNumber as string }).click()
    await page.getByRole('button', { name: 'Correct the hash or serial number' }).click()
    await page.getByLabel('Hardware hash').fill(broken.hash)
    await page
      .getByText(/hash is whole/i)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Save and register' }).click()
    await page.getByText('The device is registered', { exact: true }).first().waitFor()
  })

  test('changed hardware waits for a person, who replaces the record', async () => {
    await page.getByRole('link', { name: 'Devices', exact: true }).click()
    const changed = stage.file('board.csv', makeFile([withReplacedBoard(board), untagged]))
    await page.getByRole('button', { name: 'Register devices' }).first().click()
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([changed])
    await page.getByRole('button', { name: /1\s*Hardware changed/ }).waitFor()
    await page.getByRole('button', { name: 'Register 1 device' }).click()
    await page.getByText('1 has changed hardware and waits for your answer, below.').waitFor()
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('button', { name: 'Needs attention 1', exact: true }).click()
    await page.getByRole('link', { name: board.serialNumber as string }).click()
    await page.getByRole('button', { name: /replace/i }).click()
    await page.getByText('The hardware record is replaced').first().waitFor()
    await page.getByRole('link', { name: 'Registrations', exact: true }).click()
    await page.getByRole('link', { name: 'board.csv' }).click()
    await page.getByText('1 had changed hardware; nothing waits for an answer here.').waitFor()
  })

  test('a device is found from anywhere by a part of its serial number', async () => {
    const { serialNumber } = good[3] as { serialNumber: string }
    await page.keyboard.press('/')
    await page.keyboard.type(serialNumber.slice(0, -1))
    await page.getByRole('option', { name: new RegExp(serialNumber) }).click()
    await page.getByRole('heading', { name: serialNumber }).waitFor()
  })

  test('what is filtered is what the export holds', async () => {
    await page.getByRole('link', { name: 'Devices', exact: true }).click()
    await page.getByLabel('Search in this list').fill('sales')
    await page.getByText('14 devices', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /Inventory of 14 devices/ }).click(),
    ])
    const csv = readFileSync(await download.path(), 'utf8')
    assert.equal(csv.trim().split('\r\n').length, 15)
    for (const { serialNumber } of good) assert.ok(csv.includes(`"${serialNumber}"`), `${serialNumber} is in the file`)
    assert.ok(!csv.includes(untagged.serialNumber as string), 'what was not filtered is not in the file')
  })

  test('removing many takes them off at once, and undo brings them back', async () => {
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove 14 devices' }).click()
    await page.getByText('14 devices removed').first().waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await page.getByText('14 devices are back').first().waitFor()
    await page.getByText('14 devices', { exact: true }).waitFor()
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
