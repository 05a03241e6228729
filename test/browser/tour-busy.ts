import type { Page } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { settle } from './settle.ts'
import { type Stage, signIn } from './stage.ts'
import { give, type Visit } from './tour.ts'

/** So many that each phase can be seen. */
const many = 40_000

/** A large file on its way: received, checked, registered, with the panel open and closed; then all removed, and back. */
export async function busyTour(stage: Stage, page: Page, address: string, visit: Visit): Promise<void> {
  await page.goto('/sign-in')
  await signIn(page)
  await page.waitForURL(/\/o\//)
  await page.goto(`${address}/devices`)
  await settle(page)
  await page.getByRole('button', { name: 'Register devices' }).first().click()
  const devices = syntheticDevices(many, 100_000).map((device, at) => ({
    device,
    groupTag: ['Finance', 'Kiosk', 'Warehouse'][at % 3] as string,
    assignedUser: `user${at}@contoso.example`,
  }))
  await give(page, [stage.file('all-sites.csv', makeFile(devices))])
  await page.getByText('0 of 1 file received', { exact: true }).waitFor()
  await page.locator('[role=dialog]').getByText('Accepted').first().waitFor()
  await visit('register panel, receiving')
  await page.getByRole('button', { name: /^Register [\d,]+ devices/ }).click({ timeout: 120_000 })
  await page
    .getByText(/^Registering \d\d%/)
    .first()
    .waitFor({ timeout: 120_000 })
  await visit('register panel, registering')
  await page.getByRole('button', { name: 'Close' }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await visit('devices, while registering')
  await page.getByText(/^4\d,\d{3} devices$/).waitFor({ timeout: 120_000 })
  await page.goto(`${address}/devices`)
  await settle(page)
  await visit('devices, all there')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('button', { name: /^Remove [\d,]+ devices$/ }).click()
  await page.getByRole('button', { name: 'Undo' }).first().waitFor({ timeout: 120_000 })
  await visit('devices, all removed')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText(/^4\d,\d{3} devices$/).waitFor({ timeout: 120_000 })
  await visit('devices, back again')
}
