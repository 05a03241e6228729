import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { DeviceAnswer, DeviceSummaryAnswer } from '../../api/contract/devices.ts'
import { seedInstallation } from '../../scripts/seed.ts'
import { type Seen, withoutChromium } from './browser.ts'
import { isFocused } from './keys.ts'
import { settle } from './settle.ts'
import { assertClean, openStage, type Stage, setUp } from './stage.ts'

describe('the page of one device, while others work', { skip: withoutChromium }, () => {
  let stage: Stage
  let page: Page
  let seen: Seen
  let token: string
  let address: string
  let failed: DeviceAnswer[]
  let ready: DeviceAnswer[]

  before(async () => {
    stage = await openStage('sqlite', (where) => seedInstallation(where, 'Contoso', 300))
    ;({ page, seen } = await stage.open())
    await setUp(page, stage.server)
    address = page.url().replace(/\/devices.*/, '')
    token = await stage.server.token('Contoso')
    const list = async (state: string) =>
      ((await ask('GET', `/devices?state=${state}&limit=3`)) as { items: DeviceAnswer[] }).items
    failed = await list('failed')
    ready = await list('ready')
  })
  beforeEach(() => page.goto(`${address}/devices`))
  after(() => stage.close())

  /** Someone else, by the API. */
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${stage.server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return answer.json()
  }

  async function open(device: DeviceAnswer | undefined): Promise<DeviceAnswer> {
    assert.ok(device)
    await page.goto(`${address}/devices/${device.id}`)
    await page.getByRole('heading', { level: 1, name: device.serialNumber }).waitFor()
    await settle(page)
    return device
  }

  test('a hash that is being typed stays when someone else gives the device a tag', async () => {
    const { id } = await open(failed[0])
    await page.getByRole('button', { name: 'Correct the hash or serial number' }).click()
    await page.getByRole('textbox', { name: 'Hardware hash' }).fill('typed so far')
    await ask('PATCH', `/devices/${id}`, { groupTag: 'By another' })
    await page.getByText('By another').first().waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Hardware hash' }).inputValue(), 'typed so far')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await isFocused(page.getByRole('button', { name: 'Correct the hash or serial number' }), 'after the form')
  })

  test('a tag that someone else gave meanwhile is not overwritten before one was told', async () => {
    const { id } = await open(ready[0])
    const now = async () => ((await ask('GET', `/devices/${id}`)) as DeviceAnswer).groupTag
    await page.getByRole('button', { name: 'Change: Group tag' }).click()
    await page.getByRole('textbox', { name: 'Group tag' }).fill('Mine')
    await ask('PATCH', `/devices/${id}`, { groupTag: 'Theirs' })
    await page.getByText('Theirs').first().waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').waitFor()
    assert.equal(await now(), 'Theirs')
    assert.equal(await page.getByRole('textbox', { name: 'Group tag' }).inputValue(), 'Mine')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('textbox', { name: 'Group tag' }).waitFor({ state: 'detached' })
    assert.equal(await now(), 'Mine')
  })

  test('a form that is open goes with its device, and never on to the next', async () => {
    const one = await open(ready[1])
    const other = await open(ready[2])
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: one.serialNumber }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { level: 1, name: other.serialNumber }).waitFor()
    await search(one)
    await page.getByRole('button', { name: 'Change: Group tag' }).click()
    await page.getByRole('textbox', { name: 'Group tag' }).fill('Only here')
    await search(other)
    await page.getByRole('button', { name: 'Change: Group tag' }).waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Group tag' }).count(), 0)
  })

  async function search({ serialNumber }: DeviceAnswer): Promise<void> {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(serialNumber)
    await page.getByRole('option').locator('strong', { hasText: serialNumber }).click()
    await page.getByRole('heading', { level: 1, name: serialNumber }).waitFor()
  }

  test('a damaged hash is not tried again as it is: it is corrected, and the button says what it does', async () => {
    const damaged = (await ask('GET', '/devices?reason=checksum&limit=1')) as { items: DeviceAnswer[] }
    await open(damaged.items[0])
    await page.getByRole('button', { name: 'Remove', exact: true }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0)
    await page.getByRole('button', { name: 'Correct the hash or serial number' }).click()
    const save = page.getByRole('button', { name: 'Save and register' })
    await save.and(page.locator('[aria-disabled="true"]')).waitFor()
    await page.getByText('Change the hash or the serial number, then save.').waitFor()
    await page.getByRole('textbox', { name: 'Hardware hash' }).fill('?!?!?!?!')
    await page.getByText('Not base64').first().waitFor()
    await save.and(page.locator('[aria-disabled="true"]')).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  /** Devices that no catalogue knows: another try can help them. */
  async function giveUnknown(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, n) => `Contoso,Model X,UNKNOWN-${n}`)
    const answer = await fetch(`${stage.server.url}/api/v1/uploads?register=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: ['Manufacturer,Model,Serial Number', ...rows].join('\n'),
    })
    assert.equal(answer.status, 202)
    for (;;) {
      const { byError } = (await ask('GET', '/devices/summary')) as DeviceSummaryAnswer
      if (byError['device-not-found'] === count) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  test('of many devices only those are tried again that can succeed; why not the others is said', async () => {
    const retry = page.getByRole('toolbar').getByRole('button', { name: 'Try again' })
    const chooseAll = async (filter: string) => {
      await page.goto(`${address}/devices?${filter}`)
      await page.getByRole('grid').waitFor()
      await settle(page)
      await page.getByRole('checkbox', { name: 'Select all loaded rows' }).check()
    }
    await chooseAll('state=ready')
    await retry.and(page.locator('[aria-disabled="true"][title="Nothing selected has failed"]')).waitFor()
    await chooseAll('reason=checksum')
    await retry.and(page.locator('[aria-disabled="true"]')).waitFor()
    await page
      .getByRole('status')
      .getByText(/To try again, correct the hash or serial number first/)
      .waitFor()
    await giveUnknown(3)
    const { byState, byError } = (await ask('GET', '/devices/summary')) as DeviceSummaryAnswer
    const mendFirst = (byError['hardware-hash-not-valid'] ?? 0) + (byError['row-not-valid'] ?? 0)
    await chooseAll('state=failed&state=ready')
    await page.getByRole('button', { name: /^Select all [\d,]+ that match$/ }).click()
    await retry.click()
    await page.getByRole('dialog').getByText(`${byState.ready} devices have not failed`).waitFor()
    await page.getByRole('dialog').getByText(`${mendFirst} devices would fail again as they are`).waitFor()
    await page.getByRole('heading', { name: 'Try to register 3 devices again?' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  test('an address with words that no filter knows shows the list all the same', async () => {
    await page.goto(`${address}/devices?reason=checksum&error=nope&sort=-&sort=model`)
    await page.getByRole('button', { name: 'Reason: Hash damaged' }).waitFor()
    await page.getByRole('grid').waitFor()
    assert.equal(await page.getByRole('alert').count(), 0)
  })

  test('an address that names no device says so', async () => {
    for (const named of ['-5', '0x10', '1e2', 'none']) {
      await page.goto(`${address}/devices/${named}`)
      await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
    }
  })

  test('nothing broke the content security policy, nothing came from elsewhere', () => assertClean(seen))
})
