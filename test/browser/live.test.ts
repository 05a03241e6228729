import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { syntheticDevice, syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { assertClean, onBothDatabases, openStage, type Stage, setUp, signIn } from './stage.ts'
import { give } from './tour.ts'

/** The goal is a second; a loaded machine may take longer, and a page that only asks now and then takes longest. */
const longest = 5000
const many = 6000

onBothDatabases('two browsers at once', (database) => {
  let stage: Stage
  let one: Page
  let other: Page
  const seen: Awaited<ReturnType<Stage['open']>>['seen'][] = []

  before(async () => {
    stage = await openStage(database)
    const first = await stage.open()
    const second = await stage.open()
    one = first.page
    other = second.page
    seen.push(first.seen, second.seen)
    await setUp(one, stage.server)
    await other.goto('/sign-in')
    await signIn(other)
    await other.waitForURL(/\/o\/[^/]+\/devices/)
    for (const page of [one, other]) page.setDefaultTimeout(60_000)
  })
  after(() => stage.close())

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const devices = (page: Page, count: string) => page.getByText(`${count} devices`, { exact: true })

  /** Milliseconds from what one shows to what the other shows, without a reload. */
  async function follows(what: string, here: Locator, there: Locator): Promise<void> {
    const begun = Date.now()
    const [shownHere] = await Promise.all([here.waitFor().then(Date.now), there.waitFor()])
    const later = Math.max(0, Date.now() - shownHere)
    console.log(`${what}: shown by the other ${later} ms after the one (${Date.now() - begun} ms after it was asked)`)
    assert.ok(later < longest, `${what} took ${later} ms`)
  }

  async function register(page: Page, name: string, bytes: Buffer, count: string): Promise<void> {
    await button(page, 'Register devices').click()
    await give(page, [stage.file(name, bytes)])
    await button(page, `Register ${count}`).click()
  }

  test('what one registers the other counts', async () => {
    await register(one, 'first.csv', makeFile(syntheticDevices(20, 100)), '20 devices')
    await follows(
      'registering',
      one.getByText('20 devices are ready for their users.'),
      other.getByText(/^20 new|^20 devices$/).first(),
    )
    await button(one, 'Close').click()
    await devices(one, '20').waitFor()
    await other.reload()
    await devices(other, '20').waitFor()
  })

  test('a tag that one gives stands in the row of the other', async () => {
    await one.getByRole('row').nth(2).click()
    await button(one, 'Group tag').click()
    await one.getByRole('dialog').getByLabel('Group tag').fill('Kiosk')
    await one.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    const tagged = (page: Page) => page.getByRole('row').filter({ hasText: 'Kiosk' }).first()
    await follows('a group tag', tagged(one), tagged(other))
  })

  test('a device that one removes goes from the list of the other', async () => {
    await one.getByRole('row').nth(3).click()
    await button(one, 'Remove').click()
    await one.getByRole('dialog').getByRole('button', { name: 'Remove 1 device' }).click()
    await follows('removing', devices(one, '19'), devices(other, '19'))
  })

  test('the server is killed while it registers thousands: both say so calmly, and are right afterwards', async () => {
    await register(one, 'many.csv', makeFile(syntheticDevices(many, 10_000)), '6,000 devices')
    await one
      .getByText(/Registering \d+/)
      .first()
      .waitFor()
    await stage.server.kill()
    await Promise.all([one, other].map((page) => page.getByText('The server cannot be reached').first().waitFor()))
    await stage.server.startAgain()
    const gone = (page: Page) => page.getByText('The server cannot be reached').first().waitFor({ state: 'detached' })
    await Promise.all([one, other].map(gone))
    await one.getByText('6,000 devices are ready for their users.').waitFor({ timeout: 120_000 })
    await button(one, 'Close').click()
    await Promise.all([devices(one, '6,019').waitFor(), devices(other, '6,019').waitFor()])
    await other.reload()
    await devices(other, '6,019').waitFor()
    await button(other, /^Ready for user\s*6,019/).waitFor()
  })

  test('a session that ends in the middle of work asks for sign-in and goes on there, nothing lost', async () => {
    const again = makeFile([syntheticDevice(900_001), syntheticDevice(900_002)])
    await button(one, 'Register devices').click()
    await give(one, [stage.file('again.csv', again)])
    await button(one, 'Register 2 devices').waitFor()
    await one.getByRole('textbox', { name: 'Group tag' }).fill('Kept')
    const address = one.url()
    await one.context().clearCookies()
    await button(one, 'Register 2 devices').click()
    const asks = one.getByRole('alertdialog')
    await asks.getByLabel('Password', { exact: true }).waitFor()
    await signIn(one)
    await asks.waitFor({ state: 'detached' })
    assert.equal(one.url(), address)
    await one.getByText('2 devices are ready for their users.').waitFor()
    await button(one, 'Close').click()
    await one.getByRole('row').filter({ hasText: 'Kept' }).nth(1).or(button(one, 'Show')).first().waitFor()
    if (await button(one, 'Show').isVisible()) await button(one, 'Show').click()
    await one.getByRole('row').filter({ hasText: 'Kept' }).nth(1).waitFor()
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => {
    for (const each of seen) assertClean(each)
  })
})
