import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedInstallation } from '../../scripts/seed.ts'
import type { Seen } from './browser.ts'
import { assertClean, onBothDatabases, openStage, type Stage, setUp } from './stage.ts'

const many = 10_000

/** What `npm run bench:portal` measures, with fewer devices and for its behaviour alone. */
onBothDatabases('a list of ten thousand devices', (database) => {
  let stage: Stage
  let page: Page
  let seen: Seen

  before(async () => {
    stage = await openStage(database, (where) => seedInstallation(where, 'Contoso', many))
    ;({ page, seen } = await stage.open())
    page.setDefaultTimeout(30_000)
  })
  after(() => stage.close())

  const rows = () => page.locator('[role=grid] [role=row][aria-selected]')
  const says = (text: string) => page.getByText(text, { exact: true }).first()

  /** Place in the whole list of the last and the first row that are in the document. */
  const places = () =>
    rows().evaluateAll((all) => {
      const found = all.map((row) => Number(row.getAttribute('aria-rowindex')) - 2)
      return { first: Math.min(...found), last: Math.max(...found), held: found.length }
    })

  /** Presses End or Home until the list is there: it reads on as it comes to its edge. */
  async function goTo(key: 'End' | 'Home', there: (now: Awaited<ReturnType<typeof places>>) => boolean): Promise<void> {
    await page.getByRole('grid').focus()
    const until = Date.now() + 120_000
    for (let now = await places(); !there(now); now = await places()) {
      assert.ok(Date.now() < until, `${key} does not lead there: rows ${now.first} to ${now.last}`)
      assert.ok(now.held < 100, `${now.held} rows are in the document`)
      await page.keyboard.press(key)
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
  }

  test('the set-up link offers the organization that was seeded, and all its devices are counted', async () => {
    await setUp(page, stage.server)
    await says('10,000 devices').waitFor()
    await rows().first().waitFor()
  })

  test('to the end and back: few rows in the document, none missing at the ends', async () => {
    await goTo('End', ({ last }) => last === many - 1)
    await goTo('Home', ({ first }) => first === 0)
  })

  test('a search shows what it finds and how many', async () => {
    const box = page.getByLabel('Search in this list')
    await box.fill('kiosk')
    await page.waitForURL(/search=kiosk/)
    await says('10,000 devices').waitFor({ state: 'detached' })
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=grid] [role=row][aria-selected]')].every((row) =>
        row.textContent?.includes('Kiosk'),
      ),
    )
    assert.ok((await rows().count()) > 5)
    await box.fill('')
    await says('10,000 devices').waitFor()
  })

  test('a sort orders the whole list, both ways', async () => {
    const head = page.getByRole('columnheader', { name: 'Serial number' })
    const first = () => rows().first().getByRole('link').first().textContent()
    for (const [direction, sign] of [
      ['ascending', 1],
      ['descending', -1],
    ] as const) {
      await head.getByRole('button').click()
      await page.locator(`[role=columnheader][aria-sort=${direction}]`, { hasText: 'Serial number' }).waitFor()
      await page.waitForFunction((wanted) => {
        const cells = [...document.querySelectorAll('[role=grid] [role=row][aria-selected]')]
          .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
          .map((row) => row.querySelector('a')?.textContent ?? '')
        return (
          cells.length > 5 && cells.every((cell, at) => at === 0 || ((cells[at - 1] ?? '') < cell ? 1 : -1) === wanted)
        )
      }, sign)
      assert.ok(await first())
    }
  })

  test('Ctrl+A and the box in the head choose the same, and say what; Ctrl+A again: all that match', async () => {
    await page.locator('[role=grid][aria-busy=false]').waitFor()
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    const loaded = await page.getByText(/^\d+ loaded of 10,000 selected$/).innerText()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+A')
    await says(loaded).waitFor()
    await page.keyboard.press('Control+A')
    await page.getByText('All 10,000 that match are selected').first().waitFor()
    await page.keyboard.press('Escape')
  })

  test('all that match are chosen, and their number is said', async () => {
    await page.locator('[role=grid][aria-busy=false]').waitFor()
    await says('10,000 devices').waitFor()
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await page.getByRole('button', { name: 'Select all 10,000 that match' }).click()
    await page.getByText('All 10,000 that match are selected').first().waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Escape')
    await says('10,000 devices').waitFor()
  })

  test('rows chosen one by one are what the export holds, also more of them than an address takes', async () => {
    await goTo('Home', ({ first }) => first === 0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Space')
    const chosen = async () => {
      const said = await page.getByRole('status').filter({ hasText: 'of 10,000 selected' }).textContent()
      return Number(said?.split(' ')[0]?.replace(',', ''))
    }
    // More than an address takes; pages that are not here yet are waited for as a person would: by pressing again.
    const until = Date.now() + 20_000
    while ((await chosen()) <= 400 && Date.now() < until) await page.keyboard.press('Shift+PageDown')
    const many = await chosen()
    assert.ok(many > 400, `${many}`)
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Inventory of/ }).click(),
    ])
    assert.match(download.suggestedFilename(), /^inventory-.*\.csv$/)
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
    assert.equal(lines.length - 1, many)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Escape')
  })

  test('a column is as wide as it was dragged or typed, also after coming again', async () => {
    const head = page.getByRole('columnheader', { name: 'Manufacturer' })
    const width = async () => Math.round((await head.boundingBox())?.width ?? 0)
    const edge = await page.locator('[data-edge=manufacturer]').boundingBox()
    assert.ok(edge)
    const [x, y] = [edge.x + 4, edge.y + 20]
    const before = await width()
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await Promise.all([page.waitForResponse((answer) => /\/me$/.test(answer.url())), page.mouse.up()])
    assert.equal(await width(), before + 40)
    await page.reload()
    await head.waitFor()
    assert.equal(await width(), before + 40)
    await page.getByRole('button', { name: 'Columns' }).click()
    const typed = page.getByLabel('Width of Manufacturer, in pixels')
    await typed.fill('200')
    await typed.press('Enter')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=columnheader]')].some((one) => one.getBoundingClientRect().width === 200),
    )
    assert.equal(await width(), 200)
    await page.locator('[data-edge=manufacturer]').dblclick()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=columnheader]')].every((one) => one.getBoundingClientRect().width !== 200),
    )
  })

  test('rows that were removed leave the list, all of them, without a reload', async () => {
    await says('10,000 devices').waitFor()
    await page.getByRole('grid').focus()
    for (const _ of ['loaded', 'all']) await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: 'Remove 10,000 devices' }).click()
    await page.getByRole('heading', { name: 'Drop a file here' }).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await says('10,000 devices').waitFor({ timeout: 60_000 })
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
