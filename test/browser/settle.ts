import type { Page } from 'playwright-core'
import { requestsUnderway } from './browser.ts'

/** Milliseconds: so long nothing changes on a page that has settled; so long it is waited for. */
const still = 150
const patience = 20_000

/** Waits until nothing is fetched (if that `matters`) and nothing on the page changes or moves. */
export async function settle(page: Page, matters = true): Promise<void> {
  const until = Date.now() + patience
  for (let why = ''; ; ) {
    // A page that is left while it is looked at has not settled either.
    why = await page.evaluate(whatChanges, still).catch(String)
    const fetched = matters ? requestsUnderway(page) : []
    if (why === '' && fetched.length === 0) return
    if (Date.now() > until) throw new Error(`the page does not settle: ${why || fetched.join(', ')}`)
  }
}

/** Runs in the page: what changes there within the time, in words; empty where all is still. */
function whatChanges(within: number): Promise<string> {
  return new Promise((resolve) => {
    let changed = ''
    const watch = new MutationObserver(([first]) => {
      changed ||= `${first?.type} of ${first?.target.nodeName}`
    })
    watch.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    setTimeout(() => {
      watch.disconnect()
      // What takes seconds is no movement: a message that counts its time down, a wheel that turns for ever.
      const moving = document
        .getAnimations()
        .some((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().endTime) < 2000)
      const loading = document.querySelector('.fui-Spinner') !== null
      resolve(changed || (moving ? 'a movement' : '') || (loading ? 'a spinner' : ''))
    }, within)
  })
}
