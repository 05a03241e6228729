import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

const carol = { name: 'Carol Bakker', email: 'carol@contoso.example', password: 'a long enough password' }

describe('a colleague is invited, works, and is removed', { skip: withoutChromium }, () => {
  let stage: Stage
  let ann: Page
  let other: Page
  let seen: Seen[]
  let link: string
  before(async () => {
    stage = await openStage()
    const first = await stage.open()
    const second = await stage.open()
    ann = first.page
    other = second.page
    seen = [first.seen, second.seen]
    await setUp(ann, stage.server)
    await ann.getByRole('button', { name: 'Register devices' }).first().click()
    await give(ann, [stage.file('devices.csv', makeFile(syntheticDevices(3, 100)))])
    await ann.getByRole('button', { name: 'Register 3 devices' }).click()
    await ann.getByText(/3 devices are ready/).waitFor()
    await ann.getByRole('button', { name: 'Close' }).first().click()
  })
  after(() => stage.close())

  const choose = async (page: Page) => {
    await page.getByRole('row').nth(2).click()
    await page
      .getByRole('button', { name: /^(Tag|Group tag|Set group tag)/ })
      .first()
      .waitFor()
  }
  const removeButton = (page: Page) => page.getByRole('button', { name: /^Remove/ })

  test('the owner makes a link, which is shown once', async () => {
    await ann.getByRole('link', { name: 'Settings' }).click()
    await ann.getByRole('button', { name: 'Invite' }).click()
    await ann.getByRole('button', { name: 'Make the link' }).click()
    await ann.getByText('This is not an e-mail address').waitFor()
    await ann.getByLabel('E-mail address').fill(carol.email)
    await ann.getByLabel('Role', { exact: true }).selectOption('technician')
    await ann.getByRole('button', { name: 'Make the link' }).click()
    link = await ann.getByText(/\/invitation\?token=/).innerText()
    await ann.getByRole('button', { name: 'Done' }).click()
    await ann.getByRole('heading', { name: 'Open invitations' }).waitFor()
    await ann.getByRole('button', { name: `Withdraw the invitation of ${carol.email}` }).waitFor()
    assert.equal(await ann.getByText(/\/invitation\?token=/).count(), 0)
  })

  test('the colleague opens it elsewhere, makes an account and works as a technician', async () => {
    await other.goto(link)
    await other.getByRole('heading', { name: 'Join Contoso' }).waitFor()
    await other.getByText(/is invited as Technician/).waitFor()
    await other.getByLabel('Your name').fill(carol.name)
    await other.getByLabel('Password', { exact: true }).fill(carol.password)
    await other.getByRole('button', { name: 'Make the account and join' }).click()
    await other.waitForURL(/\/o\/[^/]+\/devices/)
    await other.getByRole('row').nth(3).waitFor()
    await choose(other)
    assert.equal(await removeButton(other).count(), 0)
    assert.equal(await other.getByRole('link', { name: 'Settings' }).count(), 0)
  })

  test('the link is spent', async () => {
    const { page } = await stage.open()
    await page.goto(link)
    await page.getByRole('heading', { name: 'This invitation is not valid any more' }).waitFor()
  })

  test('the owner sees the member come in; a changed role changes the buttons of the other by itself', async () => {
    const role = ann.getByLabel(`Role of ${carol.name}`)
    await role.selectOption('administrator')
    await ann.getByText(`${carol.name} is now Administrator`).first().waitFor()
    await removeButton(other).first().waitFor()
    await other.getByRole('link', { name: 'Settings' }).waitFor()
  })

  test('an administrator may not touch the owner', async () => {
    await other.getByRole('link', { name: 'Settings' }).click()
    await other.getByText('ann@contoso.example').first().waitFor()
    assert.equal(await other.getByLabel('Role of Ann Jansen').count(), 0)
    assert.equal(await other.getByRole('button', { name: 'Remove Ann Jansen' }).count(), 0)
  })

  test('a token is made, shown once, listed and revoked', async () => {
    await other.getByRole('link', { name: 'API tokens' }).click()
    await other.getByRole('button', { name: 'Make a token' }).click()
    await other.getByLabel('Name').fill('nightly import')
    await other.getByRole('button', { name: 'Make the token' }).click()
    await other.getByText(/^muster_.{40}/).waitFor()
    await other.getByRole('button', { name: 'Done' }).click()
    await other.getByText(new RegExp(`made by ${carol.name}`)).waitFor()
  })

  test('the last owner is told why they cannot leave', async () => {
    await ann.getByText('You are the only owner.').waitFor()
    assert.equal(await ann.getByRole('button', { name: 'Leave' }).count(), 0)
    assert.equal(await ann.getByLabel('Role of Ann Jansen').count(), 0)
  })

  test('removed, the other is signed out where they are, and their token is revoked with them', async () => {
    await ann.getByRole('button', { name: `Remove ${carol.name}` }).click()
    await ann.getByLabel('Also revoke the API token that they made').check()
    await ann.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await other.getByRole('heading', { name: 'Sign in to continue' }).waitFor()
    await ann.getByRole('link', { name: 'What happened, in the log' }).click()
    await ann.getByText(`${carol.name} was removed (administrator)`).waitFor()
    await ann.getByText('API token “nightly import” was revoked (technician)').waitFor()
    await ann.goBack()
  })

  test('and finds no organization after signing in again', async () => {
    await other.getByLabel('Password', { exact: true }).fill(carol.password)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.getByRole('heading', { name: 'You do not belong to this organization' }).waitFor()
  })

  test('invited again, the colleague signs in with the account that is there, and nobody else joins by that link', async () => {
    await ann.getByRole('button', { name: 'Invite' }).click()
    await ann.getByLabel('E-mail address').fill(carol.email)
    await ann.getByLabel('Role', { exact: true }).selectOption('viewer')
    await ann.getByRole('button', { name: 'Make the link' }).click()
    const again = await ann.getByText(/\/invitation\?token=/).innerText()
    await ann.goto(again)
    await ann.getByText(`You are signed in as ann@contoso.example. This invitation is for ${carol.email}.`).waitFor()
    const fresh = await stage.open()
    await fresh.page.goto(again)
    await fresh.page.getByText(/has an account here: sign in to join/).waitFor()
    await fresh.page.getByLabel('Password', { exact: true }).fill(carol.password)
    await fresh.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await fresh.page.getByRole('button', { name: 'Join' }).click()
    await fresh.page.waitForURL(/\/o\/[^/]+\/devices/)
    await fresh.page.getByRole('row').nth(3).waitFor()
    for (const one of [...seen, fresh.seen]) assertClean(one)
  })
})
