import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { everyItem, type MusterClient, MusterProblem } from '../../api/client.ts'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { whyNoPostgres } from '../postgres.ts'
import { syntheticDevices, withFault, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { checkedUpload, type Database, openScene, registeredUpload, type Scene, until } from './scene.ts'

for (const [database, skip] of [
  ['sqlite', false],
  ['postgres', whyNoPostgres ?? false],
] as [Database, string | false][]) {
  describe(`from files to devices over HTTP on ${database}`, { skip }, () => journey(database))
}

function journey(database: Database): void {
  const devices = syntheticDevices(20, 1)
  const [spoilt, ...good] = devices
  let scene: Scene
  let client: MusterClient
  let upload: UploadAnswer
  let failed: DeviceAnswer
  before(async () => {
    scene = await openScene(database)
    client = await scene.client()
  })
  after(() => scene.close())

  test('an upload stops at checked with a verdict on every row, and touches nothing', async () => {
    const file = makeFile([...good, withFault(spoilt as never, 'checksum')])
    upload = await checkedUpload(client, { 'devices.csv': file })
    assert.equal(upload.status, 'checked')
    assert.deepEqual([upload.counts.new, upload.counts.refused], [19, 1])
    assert.equal((await client.devices.summary()).total, 0)
    const { items } = await client.uploads.rows(upload.id, { outcome: ['refused'] })
    assert.equal(items[0]?.error?.code, 'hardware-hash-not-valid')
    assert.equal(items[0]?.error?.reason, 'checksum')
  })

  test('registering makes every good row ready and says of the other why not', async () => {
    await client.uploads.register(upload.id, { groupTag: 'Pilot' })
    upload = await until(
      () => client.uploads.get(upload.id),
      ({ status }) => status === 'done',
    )
    assert.deepEqual([upload.counts.ready, upload.counts.refused, upload.progress], [19, 1, 100])
    const summary = await client.devices.summary()
    assert.deepEqual([summary.byState.ready, summary.byState.failed], [19, 1])
    const { items } = await client.devices.list({ state: ['failed'] })
    failed = items[0] as DeviceAnswer
    assert.equal(failed.error?.reason, 'checksum')
  })

  test('a failed device answers in the language of the reader', async () => {
    const dutch = await scene.client('Contoso', 'viewer', 'nl')
    const english = (await client.devices.get(failed.id)).error
    const inDutch = (await dutch.devices.get(failed.id)).error
    assert.ok(inDutch?.nextStep)
    assert.notEqual(inDutch.message, english?.message)
  })

  test('the failed rows come as a file that names their error and can be given again', async () => {
    const answer = await client.devices.download({ format: 'failed' })
    const text = await answer.text()
    assert.match(text, new RegExp(failed.serialNumber))
    const again = await checkedUpload(client, { 'failed.csv': Buffer.from(text) })
    assert.equal(again.counts.refused, 1)
    await client.uploads.drop(again.id)
  })

  test('a failed device takes a good hash and is ready, as the same entry', async () => {
    await assert.rejects(
      client.devices.retry(failed.id, { hash: (good[0] as { hash: string }).hash }),
      (error) => error instanceof MusterProblem && error.problem.reason === 'serial-mismatch',
    )
    const mended = await client.devices.retry(failed.id, { hash: (spoilt as { hash: string }).hash })
    assert.equal(mended.id, failed.id)
    assert.equal(mended.state, 'ready')
    const { items } = await client.devices.events(failed.id)
    assert.ok(items.length >= 2)
  })

  test('the same upload again changes nothing and says so', async () => {
    const again = await registeredUpload(client, { 'devices.csv': makeFile(good) })
    assert.deepEqual([again.counts.unchanged, again.counts.new, again.counts.failed], [19, 0, 0])
    assert.equal((await client.devices.summary()).total, 20)
  })

  test('changed hardware waits for a person, who replaces it', async () => {
    const device = good[3] as (typeof good)[number]
    const changed = await registeredUpload(client, { 'after.csv': makeFile([withReplacedBoard(device)]) })
    assert.equal(changed.counts.attention, 1)
    const { items } = await client.devices.list({ attention: true })
    const waiting = items[0] as DeviceAnswer
    assert.equal(waiting.serialNumber, device.serialNumber)
    const { waiting: hardware } = await client.devices.hardware(waiting.id)
    const choice = { upload: hardware[0]?.upload ?? '', row: hardware[0]?.row ?? 0 }
    const replaced = await client.devices.replaceHardware(waiting.id, choice)
    assert.equal(replaced.attention, null)
    const { history } = await client.devices.hardware(waiting.id)
    assert.equal(history.length, 1)
  })

  test('pages walk through all devices once', async () => {
    const seen: number[] = []
    const query = { limit: 7, sort: 'serialNumber' as const }
    for await (const { id } of everyItem((cursor) => client.devices.list({ ...query, ...(cursor ? { cursor } : {}) })))
      seen.push(id)
    assert.equal(seen.length, 20)
    assert.equal(new Set(seen).size, 20)
  })

  test('the exports hold what was asked for', async () => {
    const inventory = await (await client.devices.download({ groupTag: ['Pilot'] })).text()
    assert.equal(inventory.trim().split('\r\n').length - 1, 20)
    const zip = Buffer.from(await (await client.devices.download({ format: 'intune' })).arrayBuffer())
    assert.equal(zip.subarray(0, 2).toString('latin1'), 'PK')
    assert.ok(zip.includes('intune-001.csv'))
  })

  test('an export of more ids than an address holds has exactly those', async () => {
    const { items } = await client.devices.list({ limit: 3 })
    const beyond = Array.from({ length: 9000 }, (_, at) => 1_000_000_000 + at)
    const ids = [...beyond, ...items.map(({ id }) => id)]
    const text = await (await client.devices.downloadMany({ ids })).text()
    const lines = text.trim().split('\r\n').slice(1)
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]?.replaceAll('"', '')).sort(),
      items.map((one) => one.serialNumber).sort(),
    )
  })

  test('many are removed as an operation that refuses a count that nobody saw, and comes back by undo', async () => {
    const remove = { action: 'remove' as const, filter: { upload: upload.id } }
    const { count } = await client.devices.count({ upload: upload.id })
    await assert.rejects(
      client.devices.act({ ...remove, expectedCount: count + 1 }),
      (error) => error instanceof MusterProblem && error.code === 'count-differs' && error.problem.count === count,
    )
    const { id } = await client.devices.act({ ...remove, expectedCount: count })
    const ended = await until(
      () => client.operations.get(id),
      ({ status }) => status === 'done',
    )
    assert.equal(ended.counts.changed, count)
    assert.ok(ended.undoUntil)
    assert.equal((await client.devices.summary()).total, 20 - count)
    await client.operations.undo(id)
    await until(
      () => client.devices.summary(),
      ({ total }) => total === 20,
    )
  })

  test('a change of a device needs the version that was read', async () => {
    const { items } = await client.devices.list({ limit: 1 })
    const { id, version } = items[0] as DeviceAnswer
    const changed = await client.devices.patch(id, { groupTag: 'A', assignedUser: 'one@contoso.example' }, version)
    assert.deepEqual(
      [changed.groupTag, changed.assignedUser, changed.version],
      ['A', 'one@contoso.example', version + 1],
    )
    await assert.rejects(
      client.devices.patch(id, { groupTag: 'B' }, version),
      (error) => error instanceof MusterProblem && error.code === 'changed-meanwhile',
    )
  })

  test('an answer that was kept is still right only in the language it was asked in', async () => {
    const { items } = await client.devices.list({ limit: 1 })
    const { id, version } = items[0] as DeviceAnswer
    const token = await scene.token()
    const ask = (language: string, more: Record<string, string> = {}) =>
      fetch(`${scene.url}/api/v1/devices/${id}`, {
        headers: { authorization: `Bearer ${token}`, 'accept-language': language, ...more },
      })
    const etag = (await ask('nl')).headers.get('etag') ?? ''
    assert.equal((await ask('nl', { 'if-none-match': etag })).status, 304)
    assert.equal((await ask('en', { 'if-none-match': etag })).status, 200)
    const patch = (match: string) =>
      fetch(`${scene.url}/api/v1/devices/${id}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': match },
        body: JSON.stringify({ groupTag: 'A' }),
      })
    for (const match of [etag, `"${version}"`]) assert.equal((await patch(match)).status, 200, match)
    assert.equal((await patch(`"${version + 1}"`)).status, 412)
  })

  test('devices without a group tag or user are found by the empty value', async () => {
    const { items } = await client.devices.list({ user: ['one@contoso.example'] })
    const { id } = items[0] as DeviceAnswer
    await client.devices.patch(id, { groupTag: '' })
    assert.deepEqual(
      (await client.devices.list({ groupTag: [''] })).items.map((device) => device.id),
      [id],
    )
    const count = async (filter: Parameters<MusterClient['devices']['count']>[0]) =>
      (await client.devices.count(filter)).count
    assert.equal(await count({ groupTag: ['', 'pilot'] }), 20)
    assert.equal(await count({ user: [''] }), 19)
    assert.equal(await count({ groupTag: [''], user: [''] }), 0)
  })

  test('another organization sees nothing, and learns of a claimed device only that it is claimed', async () => {
    const other = await scene.client('Fabrikam')
    assert.equal((await other.devices.summary()).total, 0)
    const theirs = await registeredUpload(other, { 'same.csv': makeFile(good.slice(0, 2)) })
    assert.equal(theirs.counts.claimedElsewhere, 2)
    const { items } = await other.devices.list({ state: ['failed'] })
    assert.deepEqual(
      items.map(({ error }) => error?.code),
      Array(2).fill('device-claimed-by-another-organization'),
    )
    assert.ok(!JSON.stringify(items).includes('Contoso'))
    await assert.rejects(
      other.uploads.get(upload.id),
      (error) => error instanceof MusterProblem && error.code === 'not-found',
    )
  })

  test('a row without a hash is not found, until a catalogue answers it', async () => {
    const [device] = syntheticDevices(1, 900)
    const bare = makeFile([device as never], { family: 'managed-desktop-partner' })
    const missing = await registeredUpload(client, { 'bare.csv': bare })
    assert.equal(missing.counts.notFound, 1)
    const imported = await checkedUpload(
      client,
      { 'vendor.csv': makeFile([device as never]) },
      { kind: 'catalogue', register: true },
    )
    await until(
      () => client.uploads.get(imported.id),
      ({ done }) => done,
    )
    const { items, answerable } = await client.catalogues.list()
    assert.equal(items.length, 1)
    assert.equal(answerable.length, 1)
    const retried = await client.devices.retry(answerable[0] as number)
    assert.equal(retried.state, 'ready')
  })
}
