import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { type Bench, openBench, type Place, type Server, startServer } from '../muster-process.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'
import { openBrowser, openPage, type PageWishes, type Seen, withoutChromium } from './browser.ts'

/** A running server with a browser beside it, for one test file. */
export type Stage = {
  bench: Bench
  server: Server
  browser: Browser
  /** Writes a file to give to the portal, and says where it is. */
  file(name: string, bytes: Buffer | string): string
  open(wishes?: PageWishes): Promise<{ page: Page; seen: Seen }>
  close(): Promise<void>
}

export const ann = { name: 'Ann Jansen', email: 'ann@contoso.example', password: 'correct horse battery staple' }

type Database = 'sqlite' | 'postgres'

/** The same tests in a browser over each database; one that is not here is skipped, and says so. */
export function onBothDatabases(title: string, tests: (database: Database) => void): void {
  for (const database of ['sqlite', 'postgres'] as const) {
    const skip = withoutChromium || (database === 'postgres' && (whyNoPostgres ?? false))
    describe(`${title} (${database})`, { skip }, () => tests(database))
  }
}

/** `prepare` fills the installation before the server opens it. */
export async function openStage(
  database: Database = 'sqlite',
  prepare: (where: { data: string } | { database: string }) => Promise<unknown> = async () => {},
): Promise<Stage> {
  const bench = openBench()
  const postgres = database === 'postgres' ? await testDatabase() : null
  const data = join(bench.folder, 'data')
  const place: Place = postgres ? ['--database', postgres.url] : ['--data', data]
  await prepare(postgres ? { database: postgres.url } : { data })
  const server = await startServer(bench, place)
  const browser = await openBrowser()
  const files = join(bench.folder, 'files')
  mkdirSync(files)
  return {
    bench,
    server,
    browser,
    file(name, bytes) {
      writeFileSync(join(files, name), bytes)
      return join(files, name)
    },
    async open(wishes) {
      const { page, seen } = await openPage(browser, server.url.replace('127.0.0.1', 'localhost'), wishes)
      page.setDefaultTimeout(15_000)
      return { page, seen }
    },
    async close() {
      await browser.close()
      await server.stop()
      await postgres?.drop()
      bench.remove()
    },
  }
}

/** The one-time link that the first start prints, once it is there. */
export async function setupLink(server: Server): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const link = /https?:\/\/\S+\/setup\?token=\S+(?=\s)/.exec(server.said())?.[0]
    if (link) return link
    await sleep(50)
  }
  throw new Error('the server printed no set-up link')
}

/** Makes the first account by the set-up link and waits for the list of devices. */
export async function setUp(page: Page, server: Server, organization = 'Contoso'): Promise<void> {
  await page.goto(await setupLink(server))
  await page.getByLabel('Your name').fill(ann.name)
  await page.getByLabel('E-mail address').fill(ann.email)
  await page.getByLabel('Password', { exact: true }).fill(ann.password)
  const name = page.getByLabel('Name of the organization')
  if (await name.isVisible()) await name.fill(organization)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.waitForURL(/\/o\/[^/]+\/devices/)
}

/** Signs in at whatever page asks for it. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(ann.email)
  await page.getByLabel('Password', { exact: true }).fill(ann.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Nothing happened that must not: no violated policy, no uncaught fault, nothing loaded from elsewhere. */
export function assertClean(seen: Seen): void {
  assert.deepEqual(seen, { violations: [], faults: [], elsewhere: [] })
}
