import assert from 'node:assert/strict'
import { utimesSync, writeFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { ann, assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

type Dropped = { name: string; text: string } | { type: string; text: string }

/** What people give that is no file with devices, and what happens while files are on their way. */
describe('bad input and bad moments', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let number = 1000

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    page.setDefaultTimeout(30_000)
    await setUp(page, stage.server)
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const devices = (count: number) => {
    number += 10_000
    return makeFile(syntheticDevices(count, number))
  }

  const drop = (dropped: Dropped[]) =>
    page.evaluate((all) => {
      const data = new DataTransfer()
      for (const one of all)
        if ('name' in one) data.items.add(new File([one.text], one.name))
        else data.items.add(one.text, one.type)
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
    }, dropped)

  async function openPanel(): Promise<void> {
    await button('Register devices').click()
    await button('Choose files').waitFor()
  }

  async function discard(): Promise<void> {
    await page
      .getByRole('button', { name: /^(Discard|Give other files)$/ })
      .last()
      .click()
    await button('Choose files').waitFor()
  }

  test('a link that is dropped leads nowhere; a folder with nothing in it says so', async () => {
    await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
    const address = page.url()
    await drop([{ type: 'text/uri-list', text: 'https://contoso.example/' }])
    await drop([{ name: '.DS_Store', text: 'nothing' }])
    await says('There is no file in it')
    assert.equal(page.url(), address)
  })

  test('a text that is no table says what it lacks, and is there to be put right', async () => {
    await openPanel()
    await button('Paste text').click()
    await page.getByLabel('Rows, with their header').fill('Room,Key\n12,blue')
    await button('Use this text').click()
    await says(/No column of the file names a device/)
    await discard()
    assert.equal(await page.getByLabel('Rows, with their header').inputValue(), 'Room,Key\n12,blue')
    await page.getByLabel('Rows, with their header').fill('')
    await drop([{ type: 'text/plain', text: devices(2).toString('utf8') }])
    await button('Register 2 devices').waitFor()
    await discard()
  })

  test('pictures, empty files and archives are told apart from good ones, each with what to do', async () => {
    await give(page, [
      stage.file('photo.png', Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex')),
      stage.file('empty.csv', ''),
      stage.file('letter.txt', 'Dear Ann,\n\nplease register my laptop.\n'),
      stage.file('good.csv', devices(4)),
    ])
    await button('Register 4 devices').waitFor()
    await says(/The file is not text/)
    await says(/The file is empty/)
    await discard()
  })

  test('a file given twice is one, and forty files are taken in their order', async () => {
    const bytes = devices(3)
    await give(page, [stage.file('first.csv', bytes), stage.file('again.csv', bytes)])
    await button('Register 3 devices').waitFor()
    await page
      .getByRole('button', { name: /3\s*Duplicates/ })
      .last()
      .waitFor()
    await discard()
    await give(
      page,
      Array.from({ length: 40 }, (_, at) => stage.file(`site-${at}.csv`, devices(1))),
    )
    await button('Register 40 devices').waitFor()
    const files = await page.getByLabel('File', { exact: true }).locator('option').allTextContents()
    assert.deepEqual(files.slice(1, 4), ['site-0.csv', 'site-1.csv', 'site-2.csv'])
    await discard()
  })

  test('a file that is gone before it is sent is named, also when the others were read', async () => {
    await page.route('**/api/v1/uploads', async (route) => {
      if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 800))
      await route.continue()
    })
    const gone = stage.file('gone.csv', devices(2))
    await give(page, [gone, stage.file('stays.csv', devices(2))])
    writeFileSync(gone, 'other')
    utimesSync(gone, new Date(), new Date(Date.now() + 60_000))
    await button('Register 2 devices').waitFor()
    await says(/This file can no longer be read/)
    await page.unroute('**/api/v1/uploads')
    await discard()
  })

  test('what was typed is there again when the panel was closed and is opened once more', async () => {
    await give(page, [stage.file('kept.csv', devices(2))])
    await button('Register 2 devices').waitFor()
    await page.getByRole('textbox', { name: 'Group tag' }).fill('Reception')
    await page.getByRole('link', { name: 'Open on its own page' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('textbox', { name: 'Group tag' }).inputValue(), 'Reception')
    await button('Register 2 devices').click()
    await says('2 devices are ready for their users.')
    await page.getByRole('link', { name: 'Devices', exact: true }).click()
    await page.getByRole('row').filter({ hasText: 'Reception' }).nth(1).waitFor()
  })

  test('the server is killed while files are on their way: they are sent again, and none is lost', async () => {
    await openPanel()
    await give(page, [stage.file('big.csv', devices(6000)), stage.file('small.csv', devices(3))])
    await says(/0 of 2 files received/)
    await stage.server.kill()
    await says('The connection broke; the file is sent again')
    await stage.server.startAgain()
    await button('Register 6,003 devices').waitFor({ timeout: 60_000 })
    await discard()
  })

  test('a session that ends while files are on their way asks for sign-in and goes on with them', async () => {
    await page.route('**/files/**', async (route) => {
      await new Promise((done) => setTimeout(done, 400))
      await route.continue()
    })
    await give(page, [stage.file('one.csv', devices(2)), stage.file('two.csv', devices(2))])
    await says(/of 2 files received/)
    await page.context().clearCookies()
    await page.getByRole('alertdialog').getByLabel('Password', { exact: true }).fill(ann.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await button('Register 4 devices').waitFor()
    await page.unroute('**/files/**')
    await discard()
  })

  test('two tabs with a panel each: neither disturbs the other, and what both bring is on the list once', async () => {
    const shared = syntheticDevices(5, 5_000_000)
    const other = await page.context().newPage()
    other.setDefaultTimeout(30_000)
    await other.goto(page.url())
    await other.getByRole('button', { name: 'Register devices' }).first().click()
    await Promise.all([
      give(page, [stage.file('mine.csv', makeFile([...shared, ...syntheticDevices(5, 6_000_000)]))]),
      give(other, [stage.file('theirs.csv', makeFile([...shared, ...syntheticDevices(5, 7_000_000)]))]),
    ])
    const register = (on: Page) => on.getByRole('button', { name: 'Register 10 devices' })
    await Promise.all([register(page).waitFor(), register(other).waitFor()])
    await Promise.all([register(page).click(), register(other).click()])
    const ended = (on: Page) => on.getByText(/^(5|10) devices are ready for their users\./).first()
    await Promise.all([ended(page).waitFor(), ended(other).waitFor()])
    const ready = await Promise.all([page, other].map(async (on) => Number.parseInt(await ended(on).innerText(), 10)))
    assert.equal((ready[0] as number) + (ready[1] as number), 15)
    await other.close()
    await page.keyboard.press('Escape')
    await says('17 devices')
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
