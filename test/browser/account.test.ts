import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { codeOf } from '../api/authenticator-app.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { ann, assertClean, openStage, type Stage, setUp } from './stage.ts'

const changed = 'paard batterij nietje correct'

/** One's own account in the portal: password, second factor, passkeys, sessions. */
describe('one’s own account', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let secret = ''
  let recovery: string[] = []

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const dialog = () => page.getByRole('alertdialog')
  const signOut = async (): Promise<void> => {
    await button(/^Account of/).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
  const signInAs = async (at: Page, password: string): Promise<void> => {
    await at.getByLabel('E-mail address').fill(ann.email)
    await at.getByLabel('Password', { exact: true }).fill(password)
    await at.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  const openAccount = async (): Promise<void> => {
    await page.goto('/account')
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
  }

  test('the menu leads there; the name is changed', async () => {
    await button(/^Account of/).click()
    await page.getByRole('menuitem', { name: 'Your account' }).click()
    await page.getByLabel('Your name').fill('Ann Bakker')
    await button('Save the name').click()
    await button('Account of Ann Bakker').waitFor()
  })

  test('the password: empty fields say so, a weak or wrong one is said at its field, and the new one signs in', async () => {
    await button('Change the password').click()
    await page.getByText('Give your current password').waitFor()
    await page.getByLabel('Current password').fill('not my password')
    await page.getByLabel('New password', { exact: true }).fill('aaaaaaaaaaaa')
    await button('Change the password').click()
    await page.getByText('The password is wrong.', { exact: false }).waitFor()
    await page.getByLabel('Current password').fill(ann.password)
    await button('Change the password').click()
    await page.getByText('This password is too easy to guess.', { exact: false }).waitFor()
    await page.getByLabel('New password', { exact: true }).fill(changed)
    await button('Show the password').click()
    assert.equal(await page.getByLabel('Current password').getAttribute('type'), 'text')
    await button('Change the password').click()
    await page.getByText('Your password was changed').first().waitFor()
    await signOut()
    await signInAs(page, changed)
    await page.waitForURL(/\/o\/[^/]+\/devices/)
  })

  test('the second factor is turned on: a code is asked, or a recovery code, which works once', async () => {
    await openAccount()
    await button('Turn on the second factor').click()
    await dialog().getByLabel('Current password').fill(changed)
    await dialog().getByRole('button', { name: 'Next' }).click()
    await dialog().getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    secret = (await dialog().locator('pre').innerText()).replace(/\s/g, '')
    await dialog().getByLabel('Code of your authenticator app').fill(codeOf(secret))
    await dialog().getByRole('button', { name: 'Turn on' }).click()
    await dialog().getByText('Keep them now', { exact: false }).waitFor()
    recovery = (await dialog().locator('pre').innerText()).split('\n')
    await dialog().getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText(`On. ${recovery.length} recovery codes are left.`).waitFor()
    await signOut()
    await signInAs(page, changed)
    await page.getByLabel('Code of your authenticator app').fill('000 000')
    await button('Sign in').click()
    await page.getByText('The code is wrong.').waitFor()
    await button(/use a recovery code/).click()
    await page.getByLabel('Recovery code').fill(recovery[0] as string)
    await button('Sign in').click()
    await page.waitForURL(/\/o\/[^/]+\/devices/)
    await openAccount()
    await page.getByText(`On. ${recovery.length - 1} recovery codes are left.`).waitFor()
  })

  test('a passkey is added under a name and signs in without password and code', async () => {
    const devTools = await page.context().newCDPSession(page)
    await devTools.send('WebAuthn.enable')
    await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await button('Add a passkey').click()
    await dialog().getByLabel('Name').fill('Laptop')
    await dialog().getByRole('button', { name: 'Continue in the browser' }).click()
    await button('Rename the passkey Laptop').click()
    await dialog().getByLabel('Name').fill('Old laptop')
    await dialog().getByRole('button', { name: 'Save' }).click()
    await button('Remove the passkey Old laptop').waitFor()
    await signOut()
    await button('Sign in with a passkey').click()
    await page.waitForURL(/\/o\/[^/]+\/devices/)
  })

  test('a session elsewhere is listed and ended', async () => {
    const other = await stage.open()
    await other.page.goto('/')
    await signInAs(other.page, changed)
    await other.page.getByRole('button', { name: /use a recovery code/ }).click()
    await other.page.getByLabel('Recovery code').fill(recovery[1] as string)
    await other.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.page.waitForURL(/\/o\/[^/]+\/devices/)
    await openAccount()
    await page.getByText('This browser').waitFor()
    await button(/^End the session of Chrome/).click()
    await page.getByText('1 session ended').first().waitFor()
    await other.page.getByRole('link', { name: 'Registrations' }).click()
    await other.page.getByRole('heading', { name: 'Sign in to continue' }).waitFor()
    assertClean(other.seen)
  })

  test('turned off again, the password is enough; passkeys removed let nobody in', async () => {
    await button('Turn off the second factor').click()
    await dialog().getByRole('button', { name: 'Turn off' }).click()
    await dialog().getByText('Give your current password').waitFor()
    await dialog().getByLabel('Current password').fill(changed)
    await dialog().getByRole('button', { name: 'Turn off' }).click()
    await button('Turn on the second factor').waitFor()
    await button('Remove the passkey Old laptop').click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await button('Remove the passkey Old laptop').waitFor({ state: 'detached' })
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
