import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { captureAgain, synthesizeHash } from '../../domain/hardware-hash/synthesize.ts'
import { syntheticDevices, type TestDevice, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import type { Seen } from './browser.ts'
import { assertClean, onBothDatabases, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

/** What a newcomer ran into: changed hardware is answered where it is announced, and work that waits is found again. */
onBothDatabases('changed hardware and work that waits', (database) => {
  let stage: Stage
  let page: Page
  let seen: Seen
  const fleet = syntheticDevices(6, 300)
  const [one, two, three, four] = fleet as [TestDevice, TestDevice, TestDevice, TestDevice]
  const older = (device: TestDevice): TestDevice => {
    const before = captureAgain(withReplacedBoard(device, 3), -400 * 86_400)
    return { ...before, hash: synthesizeHash(before) }
  }

  before(async () => {
    stage = await openStage(database)
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    await panelFor('fleet.csv', fleet)
    await button('Register 6 devices').click()
    await page.getByText('6 devices are ready for their users.').waitFor()
    await page.keyboard.press('Escape')
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const panelFor = async (name: string, devices: TestDevice[]): Promise<void> => {
    await button('Register devices').click()
    await give(page, [stage.file(name, makeFile(devices))])
  }
  const row = (device: TestDevice) => page.getByRole('listitem').filter({ hasText: String(device.serialNumber) })

  test('before registering: in the group for all, in the row with both captures, and taken back', async () => {
    await panelFor('boards.csv', [withReplacedBoard(one, 1), withReplacedBoard(two, 2), older(three)])
    await page.getByText('1 of these was captured before what the list has.', { exact: false }).waitFor()
    await button('Replace the records of all 3 devices').click()
    await page.getByText('3 answers are given; they are carried out when you register.').waitFor()
    await button('Carry out 3 answers').waitFor()
    await button('Take 3 answers back').click()
    await button('Dismiss all 3 rows').waitFor()
    await row(three).getByRole('button').first().click()
    await page.getByText(/is older than what the list has/).waitFor()
    await page.getByRole('region', { name: 'In the list and in the file, compared' }).waitFor()
    await row(three).getByRole('button', { name: 'Dismiss', exact: true }).click()
    await page.getByText('Registering will dismiss this row').waitFor()
    await button('Replace the records of all 2 devices').click()
    await page.getByText('3 answers are given; they are carried out when you register.').waitFor()
    await button('Carry out 3 answers').click()
    await page.getByText('3 had changed hardware; nothing waits for an answer here.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: String(one.serialNumber) }).waitFor()
    assert.equal(await page.getByRole('button', { name: /Needs attention\s*[1-9]/ }).count(), 0)
  })

  test('after registering: not done while an answer is due, found again after a reload, answered for all', async () => {
    await panelFor('later.csv', [withReplacedBoard(three, 4), withReplacedBoard(four, 5)])
    await button('Finish').click()
    await page.getByText('2 have changed hardware and wait for your answer, below.').waitFor()
    await page.reload()
    await page.getByRole('link', { name: /Registrations.*1 registration needs attention/ }).click()
    await page.getByText('Waits for an answer').first().waitFor()
    await button('Answer: later.csv').click()
    await button('Replace the records of all 2 devices').click()
    await page.getByRole('alertdialog').getByText('This is carried out at once.', { exact: false }).waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace the records of all 2 devices' }).click()
    await page.getByText('2 had changed hardware; nothing waits for an answer here.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Registrations', exact: true }).waitFor()
    await page.getByText('Waits for an answer').first().waitFor({ state: 'detached' })
  })

  test('a page left in the middle: the missing file is given again, and its rows are there', async () => {
    const line = await page.context().newCDPSession(page)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 }
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', slow)
    const cut = stage.file('cut.csv', makeFile(syntheticDevices(2000, 1000)))
    await button('Register devices').click()
    await give(page, [stage.file('whole.csv', makeFile(syntheticDevices(3, 700))), cut])
    await page.getByText('1 of 2 files received').first().waitFor()
    const own = await page.getByRole('link', { name: 'Open on its own page' }).getAttribute('href')
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(String(own))
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await page.getByText('Missing: cut.csv.').waitFor()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Give the missing file').click()])
    await chooser.setFiles(cut)
    await button('Register 2,003 devices').waitFor()
    await button('Discard').click()
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
