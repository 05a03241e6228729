import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createClient } from '../../api/client.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { ann, assertClean, openStage, type Stage, setUp } from './stage.ts'
import { give } from './tour.ts'

describe('one person, two organizations', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen

  before(async () => {
    stage = await openStage()
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    const token = await stage.server.token('Fabrikam', 'owner')
    const client = createClient({ baseUrl: stage.server.url, token })
    const { link } = await client.people.invite({ email: ann.email, role: 'technician' })
    await page.goto(link)
    await button(/^Join/).click()
    await button('Organization: Contoso')
      .or(button(/Fabrikam/))
      .first()
      .waitFor()
  })
  after(() => stage.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()

  test('what the panel shows of one stays there when the browser goes back to the other', async () => {
    await page.goto('/')
    await button(/Fabrikam/).click()
    await page.getByRole('menuitemradio', { name: 'Contoso' }).click()
    await button(/Contoso/).waitFor()
    await button('Register devices').click()
    await button('Paste text').click()
    await page.getByLabel('Rows, with their header').fill('rows of Contoso')
    await page.route(/\/files\//, () => {})
    await give(page, [stage.file('contoso.csv', makeFile(syntheticDevices(3, 100)))])
    await page.getByText('0 of 1 file received').first().waitFor()
    await page.goBack()
    await button(/Fabrikam/).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button('Register devices').click()
    await button('Choose files').waitFor()
    await button('Paste text').click()
    assert.equal(await page.getByLabel('Rows, with their header').inputValue(), '')
    await page.unrouteAll()
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
