import type { Page } from 'playwright-core'
import { syntheticDevice, syntheticDevices, withFault, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { settle } from './settle.ts'
import { type Stage, setUp, setupLink, signIn } from './stage.ts'
import { openOverList, openPanel, openWithoutServer } from './tour-open.ts'

/** What is done with each page in each state: a picture, a look by axe. */
export type Visit = (name: string) => Promise<void>

/**
 * Every page in every state, as a first administrator comes by them. The first `tour` of a stage also sets it up; later
 * ones (other colours, widths, languages) sign in and find what is there.
 */
export async function firstTour(stage: Stage, page: Page, visit: Visit): Promise<void> {
  await page.goto(await setupLink(stage.server))
  await page.getByRole('button', { name: 'Make the account' }).click()
  await visit('set-up with what is missing')
  await setUp(page, stage.server)
  await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
  await visit('devices, empty')
  await openRegistrations(page)
  await visit('registrations, empty')
  await page.getByRole('link', { name: 'Catalogues' }).click()
  await settle(page)
  await visit('catalogues, empty')
  await page.getByRole('link', { name: 'Devices', exact: true }).click()
  await registerFiles(stage, page, visit)
  await registerChanged(stage, page, visit)
  await inviteColleague(stage, page, visit)
}

const board = syntheticDevice(8008)
const broken = syntheticDevice(7007)

async function registerFiles(stage: Stage, page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Register devices' }).first().click()
  await settle(page)
  await visit('register panel, empty')
  const fleet = syntheticDevices(240, 1000).map((device, at) => ({
    device,
    ...(at % 3 === 0 ? { groupTag: 'Finance' } : {}),
    ...(at % 5 === 0 ? { assignedUser: `user${at}@contoso.example` } : {}),
  }))
  const spoiled = (['checksum', 'truncated', 'serial-missing', 'not-base64'] as const).map((fault, at) =>
    withFault(syntheticDevice(7100 + at), fault),
  )
  await give(page, [
    stage.file('finance-laptops.csv', makeFile(fleet, { encoding: 'utf16le-bom' })),
    stage.file('returned.csv', makeFile([board, withFault(broken, 'checksum'), ...spoiled], { separator: ';' })),
    stage.file('from-vendor.csv', makeFile(syntheticDevices(3, 9000), { family: 'managed-desktop-partner' })),
    stage.file('notes.csv', 'Room,Key\r\n12,blue\r\n'),
  ])
  await page.getByRole('button', { name: /^Register \d+ devices/ }).waitFor()
  await settle(page)
  await visit('register panel, checked')
  await page.getByRole('button', { name: /^Register \d+ devices/ }).click()
  await page.getByText(/devices are ready for their users\./).waitFor()
  await settle(page)
  await visit('register panel, done')
  await page.getByRole('button', { name: 'Close' }).first().click()
}

async function registerChanged(stage: Stage, page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Register devices' }).first().click()
  await give(page, [stage.file('board.csv', makeFile([withReplacedBoard(board), syntheticDevice(8009)]))])
  await page.getByRole('button', { name: 'Register 1 device' }).click()
  await page.getByText('1 has changed hardware and waits for your answer, below.').waitFor()
  await visit('register panel, hardware changed')
  await page.getByRole('button', { name: 'Close' }).first().click()
}

async function inviteColleague(stage: Stage, page: Page, visit: Visit): Promise<void> {
  const address = page.url()
  await page.getByRole('link', { name: 'Settings' }).click()
  await settle(page)
  await visit('people, the owner alone')
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await visit('invite, address missing')
  await page.getByLabel('E-mail address').fill('carol@contoso.example')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByText(/\/invitation\?token=/).innerText()
  await visit('invite, link made')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'API tokens' }).click()
  await settle(page)
  await visit('tokens, empty')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await visit('token, to be made')
  await page.getByLabel('Name').fill('Nightly import')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.getByText(/^muster_.{40}/).waitFor()
  await visit('token, made')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Revoke the token Nightly import' }).click()
  await settle(page)
  await visit('token, to be revoked')
  await page.goto(link)
  await page.getByRole('button', { name: 'Make the account and join' }).click()
  await visit('invitation')
  await acceptElsewhere(stage, link)
  await page.goto(link)
  await settle(page)
  await visit('invitation, not valid any more')
  await page.goto(address)
}

async function acceptElsewhere(stage: Stage, link: string): Promise<void> {
  const { page } = await stage.open()
  await page.goto(link)
  await page.getByLabel('Your name').fill('Carol Bakker')
  await page.getByLabel('Password', { exact: true }).fill('a long enough password')
  await page.getByRole('button', { name: 'Make the account and join' }).click()
  await page.waitForURL(/\/o\/[^/]+\/devices/)
  await page.context().close()
}

/** Where there are devices already: every page and dialog. */
export async function laterTour(stage: Stage, page: Page, address: string, visit: Visit): Promise<void> {
  await page.goto('/sign-in')
  await settle(page)
  await visit('sign-in')
  if (await page.getByLabel('E-mail address').isVisible()) await signIn(page)
  else await signInDutch(page)
  await page.waitForURL(/\/o\//)
  const at = async (path: string, name: string) => {
    await page.goto(`${address}${path}`)
    await settle(page)
    await visit(name)
  }
  await at('/devices', 'devices')
  await page.getByRole('row').nth(3).click()
  await page
    .getByRole('row')
    .nth(6)
    .click({ modifiers: ['Shift'] })
  await visit('devices, some chosen')
  await openOverList(page, visit)
  await openPanel(stage, page, visit)
  await at('/devices?sort=-groupTag', 'devices, in use')
  await at('/devices?state=failed', 'devices, failed')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await settle(page)
  await visit('device, failed')
  await at('/devices?search=qqqzzz', 'devices, nothing found')
  await at('/devices?attention=yes', 'devices, hardware changed')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await settle(page)
  await visit('device, hardware changed')
  await at('/devices?state=ready', 'devices, ready')
  await page.getByRole('row').nth(4).getByRole('link').first().click()
  await settle(page)
  await visit('device, ready')
  await at('/registrations', 'registrations')
  await page.locator('main').getByRole('link').first().click()
  await settle(page)
  await visit('registration')
  await at('/catalogues', 'catalogues')
  await at('/operations', 'operations')
  await at('/log', 'log')
  await at('/people', 'people')
  await page.locator('#page').getByRole('button').first().click()
  await settle(page)
  await visit('people, invite')
  await at('/people/tokens', 'tokens')
  await page.locator('#page').getByRole('button').nth(1).click()
  await settle(page)
  await visit('tokens, revoke')
  await at('/account', 'own account')
  await at('/help', 'help')
  await at('/no-such-page', 'nothing at this address')
  await page.goto(`${address}/devices`)
  await settle(page)
  await page.keyboard.press('?')
  await settle(page)
  await visit('keys')
  await page.keyboard.press('Escape')
  await settle(page)
  await openWithoutServer(page, visit)
}

async function signInDutch(page: Page): Promise<void> {
  const { ann } = await import('./stage.ts')
  await page.getByLabel('E-mailadres').fill(ann.email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(ann.password)
  await page.getByRole('button', { name: 'Aanmelden', exact: true }).click()
}

async function openRegistrations(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Registrations' }).click()
  await settle(page)
}

export async function give(page: Page, files: string[]): Promise<void> {
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(files)
}
