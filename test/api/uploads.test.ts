import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { MusterClient } from '../../api/client.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { syntheticDevices, type TestDevice } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { checkedUpload, openScene, registeredUpload, type Scene, until } from './scene.ts'

describe('uploads over HTTP', () => {
  let scene: Scene
  let client: MusterClient
  let token: string
  let seed = 1
  const devices = (count: number): TestDevice[] => {
    seed += count
    return syntheticDevices(count, seed)
  }
  const post = (query: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${scene.url}/api/v1/uploads${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
    })
  before(async () => {
    scene = await openScene()
    client = await scene.client()
    token = await scene.token()
  })
  after(() => scene.close())

  test('a CSV given all at once is accepted, and registered where asked', async () => {
    const answer = await post('?register=true&groupTag=Loan', new Uint8Array(makeFile(devices(3))), {
      'content-type': 'text/csv',
    })
    assert.equal(answer.status, 202)
    const { id } = (await answer.json()) as UploadAnswer
    assert.equal(answer.headers.get('location'), `/api/v1/uploads/${id}`)
    const ended = await until(
      () => client.uploads.get(id),
      ({ done, status }) => done && status === 'done',
    )
    assert.equal(ended.counts.ready, 3)
    const { items } = await client.devices.list({ upload: id })
    assert.deepEqual([...new Set(items.map(({ groupTag }) => groupTag))], ['Loan'])
  })

  test('many files in one multipart body become one upload, in their order', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(makeFile(devices(2)))]), 'b.csv')
    form.append('file', new Blob([new Uint8Array(makeFile(devices(1)))]), 'a.csv')
    const { id } = (await (await post('', form)).json()) as UploadAnswer
    const checked = await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'checked',
    )
    assert.deepEqual(
      checked.files.map(({ name, rows }) => [name, rows]),
      [
        ['b.csv', 2],
        ['a.csv', 1],
      ],
    )
  })

  test('the same Idempotency-Key gives the same upload, for other content it is refused', async () => {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'once' }
    const file = new Uint8Array(makeFile(devices(2)))
    const first = (await (await post('', file, headers)).json()) as UploadAnswer
    const second = (await (await post('', file, headers)).json()) as UploadAnswer
    assert.equal(second.id, first.id)
    const other = await post('', new Uint8Array(makeFile(devices(5))), headers)
    assert.equal(other.status, 422)
    assert.equal(((await other.json()) as { code: string }).code, 'idempotency-key-reused')
  })

  test('a client that breaks off leaves nothing half done', async () => {
    const file = makeFile(devices(200))
    const before = (await client.uploads.list()).items.length
    await breakOff(`${scene.url}/api/v1/uploads?register=true`, 'POST', token, file.subarray(0, file.length / 2))
    await until(
      () => client.uploads.list(),
      ({ items }) => items.filter(({ status }) => status !== 'abandoned').length <= before,
    )
    const { items } = await client.uploads.list({ status: ['receiving', 'checked', 'registering'] })
    assert.ok(items.every(({ counts }) => counts.rows < 100))
  })

  test('a file that broke off cannot be checked, and sent again replaces what was there of it', async () => {
    const file = makeFile(devices(300))
    const { id } = await client.uploads.create({ id: 'broken-off-upload' })
    const address = `${scene.url}/api/v1/uploads/${id}/files/a.csv`
    await breakOff(address, 'PUT', token, file.subarray(0, Math.floor(file.length * 0.7)))
    await until(
      () => client.uploads.get(id),
      ({ files }) => files.length === 1,
    )
    await assert.rejects(client.uploads.check(id), { code: 'conflict' })
    const progress: number[] = []
    const open = () => new Blob([Uint8Array.from(file)])
    const sent = await client.uploads.sendFile(
      id,
      { name: 'a.csv', open },
      { onProgress: (bytes) => progress.push(bytes) },
    )
    assert.equal(sent.counts.rows, 300)
    assert.equal(progress.at(-1), file.length)
    await client.uploads.check(id)
    const checked = await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'checked',
    )
    assert.deepEqual([checked.counts.new, checked.counts.duplicates], [300, 0])
  })

  test('rows are mended and left out while checked, then registered without those', async () => {
    const [one, two, three] = devices(3) as [TestDevice, TestDevice, TestDevice]
    const spoilt = { device: one, hash: `${one.hash.slice(0, 50)}!${one.hash.slice(51)}` }
    const checked = await checkedUpload(client, { 'a.csv': makeFile([spoilt, two, three]) })
    const { items } = await client.uploads.rows(checked.id)
    const [bad, , last] = items as [(typeof items)[number], (typeof items)[number], (typeof items)[number]]
    assert.equal(bad.error?.reason, 'not-base64')
    await assert.rejects(client.uploads.patchRow(checked.id, bad.row, { hash: two.hash }), { code: 'hash-not-valid' })
    const mended = await client.uploads.patchRow(checked.id, bad.row, { hash: one.hash, groupTag: 'Mended' })
    assert.deepEqual([mended.outcome, mended.verdict, mended.groupTag], ['accepted', 'new', 'Mended'])
    assert.deepEqual(await client.uploads.patchRows(checked.id, { rows: [last.row], leftOut: true }), { changed: 1 })
    await client.uploads.register(checked.id)
    const ended = await until(
      () => client.uploads.get(checked.id),
      ({ status }) => status === 'done',
    )
    assert.deepEqual([ended.counts.ready, ended.counts.leftOut], [2, 1])
  })

  test('what is no device list gets one error in the words of the reader', async () => {
    const dutch = await scene.client('Contoso', 'owner', 'nl')
    const { files } = await checkedUpload(dutch, { 'empty.csv': Buffer.from(''), 'a.csv': makeFile(devices(1)) })
    assert.equal(files[0]?.error?.code, 'empty')
    assert.ok(files[0].error.nextStep)
    assert.equal(files[1]?.error, null)
  })

  test('an event stream tells of the upload and of its devices', async () => {
    const heard: string[] = []
    const opened = Promise.withResolvers<void>()
    const stop = client.changes({
      onOpen: () => opened.resolve(),
      onHint: (hint) => heard.push(...(hint.uploads ?? []), ...(hint.devices ? ['devices'] : [])),
    })
    await opened.promise
    const other = await scene.client('Fabrikam')
    const theirs = await checkedUpload(other, { 'a.csv': makeFile(devices(1)) })
    const ours = await registeredUpload(client, { 'a.csv': makeFile(devices(1)) })
    await until(
      async () => heard,
      () => heard.includes(ours.id) && heard.includes('devices'),
    )
    assert.ok(!heard.includes(theirs.id))
    stop()
  })

  test('examples hold good rows and each fault, and go with one call', async () => {
    const examples = await scene.client('Examples')
    const { upload } = await examples.examples.make()
    const ended = await until(
      () => examples.uploads.get(upload),
      ({ status }) => status === 'done',
    )
    assert.ok(ended.example)
    assert.ok(ended.counts.ready > 10 && Object.keys(ended.counts.byReason).length >= 10)
    assert.ok((await examples.devices.summary()).example > 10)
    await examples.examples.remove()
    await until(
      () => examples.devices.summary(),
      ({ total }) => total === 0,
    )
  })
})

/** Sends the beginning of a body and then cuts the line. */
function breakOff(address: string, method: string, token: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
    const line = request(address, { method, headers })
    line.on('error', () => resolve())
    line.on('close', () => resolve())
    line.write(bytes, () => setTimeout(() => line.destroy(), 50))
  })
}
