import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'

/** A page used with the keyboard alone: nothing here touches the mouse, and nothing sets the focus by script. */

const mostPresses = 150
const patience = 20_000

/** Tab leads to it; within a toolbar, a menu or a group of choices the arrows do, as the patterns of ARIA have it. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ timeout: patience })
  for (let presses = 0; presses < mostPresses; presses++) {
    const key = await target.evaluate((element) => {
      const active = document.activeElement
      if (active === element) return null
      // A dialog that opens takes the focus itself, when its movement ends; who tabs before is quicker than any person.
      const dialog = element.closest('[aria-modal=true]')
      if (dialog && !dialog.contains(active)) return 'wait'
      const menu = active?.closest('[role=menu]')
      if (menu?.contains(element)) return 'ArrowDown'
      const bar = active?.closest('[role=toolbar]')
      return bar?.contains(element) ? 'ArrowRight' : 'Tab'
    })
    if (key === null) return
    if (key === 'wait') await sleep(100)
    else await page.keyboard.press(key)
  }
  throw new Error(`the keyboard does not lead to ${target}; the focus is on ${await focusOf(page)}`)
}

/** A dialog that opens moves the focus more than once: waits until it stays where it is for half a second. */
export async function rests(page: Page): Promise<void> {
  const until = Date.now() + patience
  let where = ''
  for (let same = 0; same < 6; ) {
    const now = (await page.getByRole('dialog').isVisible()) ? await focusOf(page) : 'no dialog'
    same = now === where && now !== 'no dialog' ? same + 1 : 0
    where = now
    assert.ok(Date.now() < until, `the focus does not come to rest: ${where}`)
    await sleep(100)
  }
}

/** Goes there and presses a key on it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await reach(page, target)
  await page.keyboard.press(key)
}

/** Goes to a field, empties it and types. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  // A hash has thousands of characters: put in as a paste is.
  if (text.length > 200) await page.keyboard.insertText(text)
  else await page.keyboard.type(text)
}

/** Waits until the focus is there: where a dialog was opened from, once it is closed. */
export async function isFocused(target: Locator, why: string): Promise<void> {
  const until = Date.now() + patience
  for (;;) {
    if (await target.evaluate((element) => document.activeElement === element).catch(() => false)) return
    if (Date.now() > until) break
    await sleep(50)
  }
  assert.fail(`${why}: the focus is on ${await focusOf(target.page())}, not on ${target}`)
}

/** The focus is on something, not on the page as a whole; it may be on its way there. */
export async function isSomewhere(page: Page, why: string): Promise<void> {
  const until = Date.now() + patience
  while ((await focusOf(page)) === 'nothing') {
    assert.ok(Date.now() < until, `${why}: the focus is lost`)
    await sleep(50)
  }
}

/** What has the focus, in words for a message. */
export function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement
    if (active === null || active === document.body || active === document.documentElement) return 'nothing'
    const name = active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 60)
    return `<${active.tagName.toLowerCase()} ${active.getAttribute('role') ?? active.id}> ${name}`
  })
}
