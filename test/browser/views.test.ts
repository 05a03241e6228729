import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedInstallation } from '../../scripts/seed.ts'
import { muster } from '../muster-process.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { settle } from './settle.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'

describe('views of the list', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let failed = ''

  before(async () => {
    stage = await openStage('sqlite', (where) => seedInstallation(where, 'Contoso', 300))
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    await settle(page)
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
  const item = (name: string) => page.getByRole('menuitem', { name })
  const radio = (name: string) => page.getByRole('menuitemradio', { name })
  const heads = () => page.getByRole('columnheader').allInnerTexts()

  test('what is filtered, sorted and shown is kept under a name, and found again after a reload', async () => {
    await button(/^Registration failed/).click()
    await page.getByRole('columnheader', { name: 'Model' }).getByRole('button').first().click()
    await button('Columns').click()
    await page.getByRole('checkbox', { name: 'Last seen' }).uncheck()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Done' })
      .or(page.getByRole('dialog').getByRole('button', { name: 'Close' }))
      .first()
      .click()
    await button('Views').click()
    await item('Save this list as a view').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Give the view a name').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Failed by model')
    await page.getByLabel('For everybody of the organization').check()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click()
    await button('Failed by model').waitFor()
    failed = page.url()
    const before = await heads()
    await page.goto(failed.replace(/\?.*/, ''))
    await button('Views').click()
    await radio('Failed by model').click()
    await button('Failed by model').waitFor()
    assert.equal(new URL(page.url()).search, new URL(failed).search)
    await page.reload()
    await button('Failed by model').waitFor()
    assert.deepEqual(await heads(), before)
    assert.ok(!before.includes('Last seen'))
  })

  test('looked at otherwise it says so, and is saved, or left as it was', async () => {
    await button(/^Ready for user/).click()
    await button('Failed by model (changed)').click()
    await item('Save the changes of Failed by model').click()
    await button('Failed by model').waitFor()
    await button('Failed by model').click()
    await item('All devices, without a view').click()
    await button('Views').waitFor()
    assert.equal(new URL(page.url()).search, '')
  })

  test('the organization’s view is a colleague’s too, who may not change it, and the command line’s', async () => {
    const token = await stage.server.token('Contoso', 'viewer')
    const run = (...args: string[]) =>
      muster(stage.bench, args, { MUSTER_SERVER: stage.server.url, MUSTER_TOKEN: token })
    const listed = await run('devices', 'views')
    assert.match(listed.stdout, /Failed by model +the organization/)
    const devices = JSON.parse((await run('devices', 'list', '--view', 'failed by MODEL', '--all', '--json')).stdout)
    const states = new Set((devices as { items: { state: string }[] }).items.map(({ state }) => state))
    assert.deepEqual([...states].sort(), ['failed', 'ready'])
    const unknown = await run('devices', 'list', '--view', 'nothing')
    assert.equal(unknown.status, 1)
    assert.match(unknown.stderr, /There is no view nothing\. There are: Failed by model\./)
  })

  test('removed it is gone from the menu and from the address', async () => {
    await button('Views').click()
    await radio('Failed by model').click()
    await button('Failed by model').click()
    await item('Remove Failed by model').click()
    await button('Views').waitFor()
    assert.ok(!page.url().includes('view='))
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
