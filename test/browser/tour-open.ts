import type { Page } from 'playwright-core'
import { title } from '../../domain/messages/messages.ts'
import { en } from '../../portal/texts/en.ts'
import type { Texts } from '../../portal/texts/keys.ts'
import { nl } from '../../portal/texts/nl.ts'
import { syntheticDevice, syntheticDevices, withFault } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { settle } from './settle.ts'
import type { Stage } from './stage.ts'
import { give, type Visit } from './tour.ts'

type Language = 'en' | 'nl'

/** What opens over the list while some devices are chosen; nothing is changed. */
export async function openOverList(page: Page, visit: Visit): Promise<void> {
  const text = textsOf(await languageOf(page))
  const opens = async (button: keyof Texts, name: string) => {
    await page.getByRole('button', { name: text[button], exact: true }).last().click()
    await settle(page)
    await visit(name)
    await page.keyboard.press('Escape')
    await settle(page)
  }
  // A narrow page folds its commands and filters.
  const more = page.getByRole('toolbar').getByRole('button', { name: text['common.more'], exact: true })
  if (await more.isVisible()) {
    await more.click()
    await page.getByRole('button', { name: text['filter.button'], exact: true }).first().click()
    await settle(page)
    await visit('devices, unfolded')
  }
  await opens('export.menu', 'devices, export')
  await opens('columns.button', 'devices, columns')
  await opens('filter.button', 'devices, filters')
  await opens('serials.button', 'devices, many serials')
  await opens('action.tag', 'devices, group tag')
  await opens('action.remove', 'devices, remove')
}

/** The panel from its first sight to a row under correction; what was given is discarded. */
export async function openPanel(stage: Stage, page: Page, visit: Visit): Promise<void> {
  const language = await languageOf(page)
  const text = textsOf(language)
  await page.getByRole('button', { name: text['devices.register'], exact: true }).first().click()
  await settle(page)
  await visit('register panel, to be filled')
  const spoiled = withFault(syntheticDevice(7300), 'checksum')
  const serial = syntheticDevice(7300).serialNumber as string
  await give(page, [
    stage.file('reception.csv', makeFile([syntheticDevice(1001), ...syntheticDevices(6, 9300), spoiled])),
  ])
  const discard = page.getByRole('button', { name: text['registering.drop'], exact: true })
  await discard.waitFor()
  await settle(page)
  await visit('register panel, to be decided')
  const panel = page.getByRole('dialog')
  await panel.getByText(title(language, 'reason.checksum'), { exact: true }).first().click()
  await settle(page)
  await page
    .getByRole('button', { name: new RegExp(serial) })
    .first()
    .click()
  await settle(page)
  await visit('register panel, a row to be mended')
  await discard.click()
  await settle(page)
  await page.keyboard.press('Escape')
  await settle(page)
}

/** The server gone and back; then the session gone, in the middle of work. Comes last: nobody is signed in after it. */
export async function openWithoutServer(page: Page, visit: Visit): Promise<void> {
  const text = textsOf(await languageOf(page))
  await page.context().setOffline(true)
  await page.getByRole('button', { name: text['common.refresh'], exact: true }).click()
  await page.getByText(text['gone.line']).waitFor()
  await visit('devices, server gone')
  await page.context().setOffline(false)
  await page.getByText(text['gone.line']).waitFor({ state: 'detached' })
  await page.context().clearCookies()
  await page.getByRole('button', { name: text['common.refresh'], exact: true }).click()
  await page.getByRole('heading', { name: text['ended.title'] }).waitFor()
  // What was asked while nobody was signed in stays open for the browser's tools.
  await settle(page, false)
  await visit('devices, session ended')
}

async function languageOf(page: Page): Promise<Language> {
  return (await page.locator('html').getAttribute('lang'))?.startsWith('nl') ? 'nl' : 'en'
}

function textsOf(language: Language): Texts {
  return { en, nl }[language]
}
