import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { seedInstallation } from '../../scripts/seed.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { isFocused } from './keys.ts'
import { settle } from './settle.ts'
import { ann, assertClean, openStage, type Stage, setUp } from './stage.ts'

const many = 700

describe('the list of devices under the hands', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  const seen: Seen[] = []
  let token: string
  let address: string

  before(async () => {
    stage = await openStage('sqlite', (where) => seedInstallation(where, 'Contoso', many))
    const opened = await stage.open()
    page = opened.page
    seen.push(opened.seen)
    await setUp(page, stage.server)
    address = page.url().replace(/\/devices.*/, '')
    token = await stage.server.token('Contoso')
  })
  beforeEach(async () => {
    await page.goto(`${address}/devices`)
    await settle(page)
  })
  after(() => stage.close())

  const rows = (of = page) => of.locator('[role=grid] [role=row][aria-selected]')
  const says = (text: string | RegExp) => page.getByText(text, { exact: true }).first()
  const place = () => page.locator('[data-active]').getAttribute('aria-rowindex')

  /** Someone else, by the API. */
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${stage.server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return (await answer.json()) as T
  }

  test('no model is cut off, empty columns hide by themselves, and one or two letters say what a search needs', async () => {
    const heads = await page.getByRole('columnheader').allInnerTexts()
    assert.ok(!heads.includes('Last seen'), `${heads}`)
    const model = heads.indexOf('Model')
    const cut = await rows().evaluateAll(
      (all, at) =>
        all.filter(({ children }) => (children[at]?.scrollWidth ?? 0) > (children[at]?.clientWidth ?? 0)).length,
      model,
    )
    assert.equal(cut, 0)
    await page.getByLabel('Search in this list').fill('5C')
    await page.getByText('Type at least three characters').waitFor()
    await page.getByLabel('Search in this list').fill('')
  })

  test('magnified twice: commands and filters fold, and more than two rows are seen', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).waitFor()
    await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click()
    const bottom = await page.getByRole('navigation').evaluate((bar) => bar.getBoundingClientRect().top)
    const seenRows = await rows().evaluateAll(
      (all, below) => all.filter((row) => row.getBoundingClientRect().top + 40 < below).length,
      bottom,
    )
    await page.setViewportSize({ width: 1280, height: 800 })
    assert.ok(seenRows > 2, `${seenRows} rows`)
  })

  test('after a tick by the mouse the keys go on from that row', async () => {
    await rows().nth(3).getByRole('checkbox').click()
    await page.getByText(`1 of ${many} selected`).waitFor()
    assert.equal(await place(), '5')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText(`2 of ${many} selected`).waitFor()
    assert.equal(await place(), '6')
    await page.keyboard.press('Escape')
  })

  test('when the row that the keys stand on is removed, they go on from its place', async () => {
    await page.getByRole('grid').focus()
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowDown')
    const next = await rows().nth(6).getByRole('link').textContent()
    await page.keyboard.press('Space')
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove 1 device' }).click()
    await page.waitForFunction(
      (serial) => document.querySelector('[data-active] a')?.textContent === serial,
      next?.trim() ?? '',
    )
    assert.equal(await place(), '7')
    await page.getByRole('button', { name: 'Undo' }).click()
    await says(/^\d+ devices?$/).waitFor()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await says(`${many} devices`).waitFor()
  })

  test('a day is typed with the keyboard, year and all, and goes again', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const day = page.getByLabel('Registered from')
    await day.waitFor()
    await settle(page)
    await day.focus()
    for (const key of '02032026') await page.keyboard.press(key)
    await page.waitForURL(/from=2026-0[23]-0[23]/)
    assert.match(await day.inputValue(), /^2026-/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Registered from/ }).click()
    await page.waitForURL(/devices$/)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    assert.equal(await page.getByLabel('Registered from').inputValue(), '')
    await page.keyboard.press('Escape')
  })

  test('hundreds of pasted serials give all their devices, also after coming again; too many are said, not cut', async () => {
    const { items } = await ask<{ items: DeviceAnswer[] }>('GET', '/devices?limit=500')
    await paste(items.map(({ serialNumber }) => serialNumber))
    await says('500 devices').waitFor()
    await says('500 found.').waitFor()
    await page.reload()
    await says('500 devices').waitFor()
    await page.getByRole('button', { name: 'Show all devices' }).click()
    await says(`${many} devices`).waitFor()
    await paste(Array.from({ length: 2001 }, (_, at) => `SERIAL${at}`))
    await says('At most 2,000 at once').waitFor()
    assert.equal(new URL(page.url()).search, '')
  })

  async function paste(lines: string[]): Promise<void> {
    await page.getByLabel('Search in this list').evaluate((box, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, lines.join('\n'))
  }

  test('what changes while another filter is chosen is right in the new list', async () => {
    const { items } = await ask<{ items: DeviceAnswer[] }>('GET', '/devices?state=ready&limit=4')
    const [first, second] = items
    assert.ok(first && second)
    let release = (): void => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = 0
    const late = async (route: Route): Promise<void> => {
      asked += 1
      if (asked === 1) await released
      await route.fallback()
    }
    await page.route(/\/devices\?ids=/, late)
    await ask('PATCH', `/devices/${first.id}`, { groupTag: 'Early' })
    while (asked === 0) await page.waitForTimeout(20)
    await page.getByRole('button', { name: /^Ready for user/ }).click()
    await page.waitForURL(/state=ready/)
    await rows().filter({ hasText: second.serialNumber }).waitFor()
    await page.waitForTimeout(500)
    await ask('PATCH', `/devices/${second.id}`, { groupTag: 'Late' })
    await page.waitForTimeout(1500)
    release()
    await rows().filter({ hasText: second.serialNumber }).filter({ hasText: 'Late' }).waitFor()
    await page.unroute(/\/devices\?ids=/, late)
  })

  test('choices made quickly one after the other all stay, however late the answers come', async () => {
    let answers = 0
    const late = async (route: Route): Promise<void> => {
      if (route.request().method() === 'PATCH') await page.waitForTimeout(answers++ === 0 ? 300 : 1500)
      await route.fallback()
    }
    await page.route(/\/api\/v1\/me$/, late)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Model' }).click()
    await page.getByRole('checkbox', { name: 'Error' }).click()
    await page.waitForTimeout(900)
    await page.getByRole('checkbox', { name: 'Registered for' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    const heads = () => page.getByRole('columnheader').allTextContents()
    const shown = (await heads()).filter((name) => ['Model', 'Error', 'Registered for'].includes(name))
    assert.deepEqual(shown, [])
    await settle(page)
    await page.unroute(/\/api\/v1\/me$/, late)
    await page.reload()
    await rows().first().waitFor()
    assert.deepEqual(await heads(), [
      '',
      'Serial number',
      'Status',
      'Assigned user',
      'Last seen',
      'Manufacturer',
      'Group tag',
    ])
  })

  test('a list of one registration names it by its file', async () => {
    const { items } = await ask<{ items: { id: string }[] }>('GET', '/uploads?limit=1')
    await page.goto(`${address}/devices?upload=${items[0]?.id}`)
    await page.getByRole('button', { name: 'Registration: seed.csv' }).waitFor()
  })

  test('who may only look is not asked whether to remove', async () => {
    const invited = { email: 'dirk@contoso.example', role: 'viewer' }
    const { link } = await ask<{ link: string }>('POST', '/invitations', invited)
    const other = await stage.open()
    seen.push(other.seen)
    await other.page.goto(link)
    await other.page.getByLabel('Your name').fill('Dirk Smit')
    await other.page.getByLabel('Password', { exact: true }).fill(ann.password)
    await other.page.getByRole('button', { name: 'Make the account and join' }).click()
    await rows(other.page).nth(2).click()
    await other.page.getByText(`1 of ${many} selected`).waitFor()
    await other.page.keyboard.press('Delete')
    await other.page.waitForTimeout(500)
    assert.equal(await other.page.getByRole('dialog').count(), 0)
    await other.page.context().close()
  })

  test('what comes in does not move the rows; shown, the list begins at its top with it', async () => {
    await page.getByRole('grid').evaluate((grid) => grid.scrollBy(0, 900))
    await settle(page)
    await rows().nth(10).click()
    const at = async () => (await page.locator('[data-active]').boundingBox())?.y
    const before = await at()
    const answer = await fetch(`${stage.server.url}/api/v1/uploads?register=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: new Uint8Array(makeFile(syntheticDevices(3, 50_001))),
    })
    assert.equal(answer.status, 202)
    await page.getByText('3 new devices').waitFor()
    assert.equal(await at(), before)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await rows()
      .filter({ hasText: syntheticDevices(1, 50_003)[0]?.serialNumber ?? '' })
      .waitFor()
    await isFocused(page.getByRole('grid'), 'after the new ones were shown')
    assert.equal(await page.getByRole('grid').evaluate((grid) => grid.scrollTop), 0)
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => {
    for (const one of seen) assertClean(one)
  })
})
