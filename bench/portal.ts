import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { buildPortal } from '../scripts/build-portal.ts'
import { seedInstallation } from '../scripts/seed.ts'
import { openBrowser, openPage, withoutChromium } from '../test/browser/browser.ts'
import { setUp, signIn } from '../test/browser/stage.ts'
import { openBench, startServer } from '../test/muster-process.ts'
import { writeDeviceFile } from './portal/device-file.ts'
import { collectedHeap, longestTask, watchTasks } from './portal/measure.ts'

/**
 * `npm run bench:portal -- --devices 1000000`: the portal in headless Chromium before a large list, and a panel with many
 * rows. `--seconds` of work with the list (processor slowed four times), `--rows` in the panel (0: none), `--data DIR` keeps
 * the seeded installation and uses it again.
 */
const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '60' },
    rows: { type: 'string', default: '100000' },
    data: { type: 'string' },
  },
})
const [devices, seconds, rows] = [values.devices, values.seconds, values.rows].map(Number) as [number, number, number]
if (withoutChromium) throw new Error(withoutChromium)

const folder = mkdtempSync(join(tmpdir(), 'muster-portal-'))
const data = values.data ?? join(folder, 'data')
await buildPortal()
const { added } = await seedInstallation({ data }, 'Contoso', devices)
if (added > 0) say('devices seeded', added)
const bench = openBench()
const server = await startServer(bench, ['--data', data])
const browser = await openBrowser()
try {
  const { page } = await openPage(browser, server.url.replace('127.0.0.1', 'localhost'))
  page.setDefaultTimeout(120_000)
  await enter(page)
  const address = page.url().replace(/\?.*$/, '')
  await firstRows(page, address)
  await searches(page, address)
  if (seconds > 0) await work(page, address)
  if (rows > 0) await panel(page, address)
} finally {
  await browser.close()
  await server.stop()
  bench.remove()
  rmSync(folder, { recursive: true, force: true })
}

async function enter(page: Page): Promise<void> {
  if (/setup\?token=/.test(server.said())) {
    await setUp(page, server)
    return
  }
  await page.goto('/sign-in')
  await signIn(page)
  await page.waitForURL(/\/o\/[^/]+\/devices/)
}

async function rowsShown(page: Page): Promise<void> {
  await page.locator('[role=grid] [role=row][aria-selected]').nth(5).waitFor()
}

/** From the address to rows on the screen, with the server warm and the script in the browser's cache. */
async function firstRows(page: Page, address: string): Promise<void> {
  const taken: number[] = []
  for (let round = 0; round < 6; round++) {
    const begun = performance.now()
    await page.goto(address)
    await rowsShown(page)
    taken.push(performance.now() - begun)
  }
  say('first rows of the list, warm (goal 1000 ms)', taken.slice(1))
}

/** From the last key to an answer on the screen; not slowed. */
async function searches(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await rowsShown(page)
  const box = page.getByLabel('Search in this list')
  for (const text of ['user123', '5CG', 'kiosk', 'qqqzzz']) {
    const answered = page.waitForResponse((answer) => /\/devices\?.*search=/.test(answer.url()) && answer.ok())
    await box.fill(text.slice(0, -1) === '' ? text : '')
    const begun = performance.now()
    await box.fill(text)
    const answer = await answered
    await answer.finished()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    say(`search ${text}, from the key to the screen (goal 300 ms)`, [performance.now() - begun])
    await box.fill('')
    await rowsShown(page)
  }
}

/** Until the list has read what was asked for; the event stream stays open, so the network is never idle. */
async function listAtRest(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  await page.locator('[role=grid][aria-busy=false]').waitFor()
}

/** Scrolls, searches and sorts for `seconds`, slowed four times. */
async function work(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await rowsShown(page)
  await watchTasks(page)
  const before = await collectedHeap(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const until = performance.now() + seconds * 1000
  const heads = ['Serial number', 'Group tag', 'Status']
  let rounds = 0
  let scrolls = 0
  for (; performance.now() < until; rounds++) {
    const begun = performance.now()
    await page.getByRole('grid').hover()
    while (performance.now() < Math.min(until, begun + 6000)) {
      await page.mouse.wheel(0, scrolls++ % 40 < 30 ? 900 : -900)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
    }
    await page.getByLabel('Search in this list').fill(rounds % 2 === 0 ? 'user12' : '')
    await listAtRest(page)
    const head = heads[rounds % heads.length] as string
    await page.getByRole('columnheader', { name: head }).getByRole('button').click()
    await listAtRest(page)
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const tasks = await longestTask(page)
  say(`longest task in ${seconds} s, slowed 4 times (goal 200 ms; ${scrolls} turns of the wheel)`, [tasks.longest])
  say('tasks over 50 ms / over 200 ms', `${tasks.count} / ${tasks.over200}`)
  say('script memory before / after, MB', `${before.toFixed(1)} / ${(await collectedHeap(page)).toFixed(1)}`)
}

/** A panel with `rows` rows: what is read, judged and shown while the page stays alive. Nothing is registered. */
async function panel(page: Page, address: string): Promise<void> {
  const file = join(folder, 'rows.csv')
  await writeDeviceFile(file, rows, 100_000_000)
  say('file of the panel, MB', (statSync(file).size / 1e6).toFixed(0))
  await page.goto(address)
  await rowsShown(page)
  await watchTasks(page)
  const before = await collectedHeap(page)
  await page.getByRole('button', { name: 'Register devices' }).first().click()
  const begun = performance.now()
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
  await page.getByRole('region', { name: 'What the rows came to' }).waitFor()
  say('panel: first counts', [performance.now() - begun])
  await page.getByRole('button', { name: /^Register [\d,]+ devices?$/ }).waitFor({ timeout: 900_000 })
  say(`panel: all ${rows} rows checked`, [performance.now() - begun])
  const list = page.getByRole('dialog').locator('[data-index]').first()
  await list.waitFor().catch(() => {})
  await page.getByRole('dialog').hover()
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 1500)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
  const tasks = await longestTask(page)
  say('panel: longest task (not slowed)', [tasks.longest])
  const after = await collectedHeap(page)
  say('panel: script memory before / after, MB', `${before.toFixed(1)} / ${after.toFixed(1)}`)
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
}

function say(what: string, value: number[] | number | string): void {
  if (!Array.isArray(value)) {
    console.log(`${what.padEnd(72)} ${value}`)
    return
  }
  const sorted = [...value].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] as number
  const most = sorted.at(-1) as number
  console.log(
    `${what.padEnd(72)} ${middle.toFixed(0)} ms${sorted.length > 1 ? ` (middle; longest ${most.toFixed(0)})` : ''}`,
  )
}
