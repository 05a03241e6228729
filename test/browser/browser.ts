import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'

/** Chromium as Debian installs it; `MUSTER_TEST_CHROMIUM` names another. */
const path =
  process.env.MUSTER_TEST_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((one) => existsSync(one))

/** Why a browser test cannot run here, or false. */
export const withoutChromium: string | false = path ? false : 'Chromium is not installed (apt-get install chromium)'

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: path as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}

export type Seen = { violations: string[]; faults: string[]; elsewhere: string[] }

const underway = new WeakMap<Page, Set<Request>>()

/** Which requests of a page have no answer yet; the stream of changes, which has no end, is none. */
export function requestsUnderway(page: Page): string[] {
  return [...(underway.get(page) ?? [])].map((request) => `${request.method()} ${request.url()}`)
}

export type PageWishes = {
  language?: 'en-GB' | 'nl-NL'
  dark?: boolean
  width?: number
  height?: number
  forcedColors?: boolean
  reducedMotion?: boolean
}

/**
 * A page of its own (cookies and all) that writes down what must not happen: violations of the content security policy,
 * uncaught faults, requests to anywhere but the server.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  wishes: PageWishes = {},
): Promise<{ page: Page; context: BrowserContext; seen: Seen }> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: wishes.language ?? 'en-GB',
    colorScheme: wishes.dark ? 'dark' : 'light',
    forcedColors: wishes.forcedColors ? 'active' : 'none',
    reducedMotion: wishes.reducedMotion ? 'reduce' : 'no-preference',
    viewport: { width: wishes.width ?? 1280, height: wishes.height ?? 800 },
    acceptDownloads: true,
  })
  const seen: Seen = { violations: [], faults: [], elsewhere: [] }
  const page = await context.newPage()
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    )
  })
  page.on('console', (message) => {
    if (/^CSP |Content Security Policy/.test(message.text())) seen.violations.push(message.text())
  })
  page.on('pageerror', (fault) => seen.faults.push(String(fault)))
  const requests = new Set<Request>()
  underway.set(page, requests)
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  page.on('request', (request) => {
    if (!/\/changes(\?|$)/.test(request.url())) requests.add(request)
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(origin).origin) seen.elsewhere.push(request.url())
  })
  return { page, context, seen }
}
