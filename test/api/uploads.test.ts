import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { type MusterClient, MusterProblem } from '../../api/client.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile, zipOf } from '../synthetic/files.ts'
import { openScene, type Scene, until } from './scene.ts'

let scene: Scene
let client: MusterClient
let token: string
before(async () => {
  scene = await openScene('sqlite', { uploadLimit: 100 * 1024 ** 2 })
  client = await scene.client()
  token = await scene.token()
})
after(() => scene.close())

const ten = makeFile(syntheticDevices(10, 1))
const sixty = makeFile(syntheticDevices(60, 1))
const other = makeFile(syntheticDevices(4, 1001))
const blob = (bytes: Buffer) => ({ open: () => new Blob([Uint8Array.from(bytes)]) })
const isProblem =
  (code: string, more: Partial<MusterProblem['problem']> = {}) =>
  (error: unknown) =>
    error instanceof MusterProblem &&
    error.code === code &&
    Object.entries(more).every(([key, value]) => error.problem[key as keyof MusterProblem['problem']] === value)

/** Sends a body by hand; `send` decides what comes when. */
function begin(method: string, path: string, headers: Record<string, string> = {}) {
  const request = httpRequest(`${scene.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
  })
  const answer = new Promise<{ status: number; location: string | undefined; body: UploadAnswer }>(
    (resolve, reject) => {
      request.on('error', reject)
      request.on('response', async (response) => {
        let text = ''
        for await (const chunk of response.setEncoding('utf8')) text += chunk
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, location: headers.location, body: JSON.parse(text) as UploadAnswer })
      })
    },
  )
  answer.catch(() => {})
  return { request, answer }
}

describe('a file that is streamed into an upload', () => {
  test('shows its counts while it still arrives', async () => {
    const { id } = await client.uploads.create({})
    const piece = makeFile(syntheticDevices(500, 1))
    const seen: number[] = []
    const { request, answer } = begin('PUT', `/uploads/${id}/files/large.csv`)
    for (let sent = 0; sent < 40; sent++) {
      if (!request.write(piece)) await new Promise((resolve) => request.once('drain', resolve))
      if (sent % 8 !== 7) continue
      const shown = await until(
        () => client.uploads.get(id),
        ({ counts }) => counts.rows > (seen.at(-1) ?? 0),
      )
      assert.equal(shown.phase, 'receiving')
      assert.equal(shown.files[0]?.complete, false)
      assert.ok((shown.files[0]?.bytesReceived ?? 0) > 0)
      seen.push(shown.counts.rows)
    }
    request.end()
    const { status, body } = await answer
    assert.equal(status, 200)
    assert.equal(body.files[0]?.rows, 20_000)
    assert.equal(body.counts.rows, 20_000)
    assert.ok((seen[0] ?? 0) < 20_000 && seen.length === 5, `counts seen: ${seen}`)
    await client.uploads.drop(id)
  })

  test('of a slow sender is shown before a batch is full', async () => {
    const { id } = await client.uploads.create({})
    const { request, answer } = begin('PUT', `/uploads/${id}/files/slow.csv`)
    request.write(sixty.subarray(0, 150_000))
    await new Promise((resolve) => setTimeout(resolve, 300))
    request.write(sixty.subarray(150_000, -10))
    const { counts } = await until(
      () => client.uploads.get(id),
      ({ counts }) => counts.rows > 0,
    )
    assert.ok(counts.rows < 60)
    request.end(sixty.subarray(-10))
    assert.equal((await answer).body.counts.rows, 60)
  })

  test('given again replaces what was there of it', async () => {
    const { id } = await client.uploads.create({})
    const name = 'store room/écran & #1.csv'
    await client.uploads.sendFile(id, { name, ...blob(ten) })
    const again = await client.uploads.sendFile(id, { name, ...blob(other) })
    assert.deepEqual(
      again.files.map((file) => [file.name, file.rows]),
      [[name, 4]],
    )
    assert.equal(again.counts.rows, 4)
  })

  test('that breaks off leaves the upload open and unfinished, until the same name comes whole', async () => {
    const { id } = await client.uploads.create({})
    const { request, answer } = begin('PUT', `/uploads/${id}/files/broken.csv`)
    request.write(ten.subarray(0, -5000))
    await new Promise((resolve) => setTimeout(resolve, 100))
    request.destroy()
    await assert.rejects(answer)
    await assert.rejects(client.uploads.check(id), isProblem('conflict'))
    const whole = await client.uploads.sendFile(id, { name: 'broken.csv', ...blob(ten) })
    assert.deepEqual([whole.counts.rows, whole.files.length, whole.files[0]?.complete], [10, 1, true])
    await client.uploads.check(id)
    const { counts } = await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'checked',
    )
    assert.deepEqual([counts.rows, counts.new], [10, 10])
    await assert.rejects(client.uploads.dropFile(id, 'broken.csv'), isProblem('conflict'))
    const faults = scene.log.filter(({ level }) => level === 'error')
    assert.deepEqual(faults, [])
  })

  test('gives way to a new sending of the same name when its sender hangs', async () => {
    const { id } = await client.uploads.create({})
    const { request, answer } = begin('PUT', `/uploads/${id}/files/hanging.csv`)
    request.write(ten.subarray(0, -5000))
    await until(
      () => client.uploads.get(id),
      ({ files }) => files.length === 1,
    )
    const whole = await client.uploads.sendFile(id, { name: 'hanging.csv', ...blob(ten) })
    assert.equal(whole.counts.rows, 10)
    const hung = await answer.then(
      ({ status }) => status,
      () => 'cut',
    )
    assert.ok(hung === 409 || hung === 'cut', `the hanging one: ${hung}`)
  })

  test('is refused with a problem that is read although the body is large', async () => {
    const { id } = await client.uploads.create({})
    await client.uploads.sendFile(id, { name: 'one.csv', ...blob(ten) })
    await client.uploads.check(id)
    const large = { open: () => new Blob([new Uint8Array(30 * 1024 ** 2)]) }
    await assert.rejects(client.uploads.sendFile(id, { name: 'late.csv', ...large }), isProblem('conflict'))
  })

  test('larger than the limit is refused and stays incomplete', async () => {
    const { id } = await client.uploads.create({})
    const nothing = new Uint8Array(1024 ** 2)
    async function* tooMuch() {
      for (let sent = 0; sent < 110; sent++) yield nothing
    }
    const sending = client.uploads.sendFile(id, { name: 'huge.csv', open: tooMuch }, { patience: 0 })
    await assert.rejects(sending, isProblem('body-too-large', { status: 413 }))
    await assert.rejects(client.uploads.check(id), isProblem('conflict'))
    const left = await client.uploads.dropFile(id, 'huge.csv')
    assert.deepEqual(left.files, [])
  })

  test('that is no device list says so in the reader’s language, and stops no other', async () => {
    const dutch = await scene.client('Contoso', 'technician', 'nl')
    const { id } = await client.uploads.create({})
    await client.uploads.sendFile(id, { name: 'list.xlsx', ...blob(zipOf(['xl/workbook.xml'])) })
    await client.uploads.sendFile(id, { name: 'good.csv', ...blob(ten) })
    const english = (await client.uploads.get(id)).files[0]?.error
    const inDutch = (await dutch.uploads.get(id)).files[0]?.error
    assert.equal(english?.code, inDutch?.code)
    assert.ok(english?.message && inDutch?.message && english.nextStep && inDutch.nextStep)
    assert.notEqual(english.message, inDutch.message)
    await client.uploads.check(id)
    const { counts } = await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'checked',
    )
    assert.equal(counts.accepted, 10)
  })

  test('stands in the place that its number says', async () => {
    const { id } = await client.uploads.create({})
    await client.uploads.sendFile(id, { name: 'second.csv', number: 1, ...blob(other) })
    await client.uploads.sendFile(id, { name: 'first.csv', number: 0, ...blob(ten) })
    const { items } = await client.uploads.rows(id)
    assert.deepEqual(
      items.map(({ file }) => file),
      [...Array(10).fill('first.csv'), ...Array(4).fill('second.csv')],
    )
  })
})

describe('an upload given all at once', () => {
  const atOnce = async (given: Buffer | FormData | string, query = '', headers: Record<string, string> = {}) => {
    const answer = await fetch(`${scene.url}/api/v1/uploads${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: Buffer.isBuffer(given) ? Uint8Array.from(given) : given,
    })
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      body: (await answer.json()) as UploadAnswer,
    }
  }
  const csv = { 'content-type': 'text/csv' }

  for (const type of ['text/csv', 'text/plain', 'application/octet-stream']) {
    test(`as ${type} is taken, checked and not registered unless asked`, async () => {
      const { status, location, body } = await atOnce(ten, '?name=shelf.csv', { 'content-type': type })
      assert.equal(status, 202)
      assert.equal(location, `/api/v1/uploads/${body.id}`)
      const checked = await until(
        () => client.uploads.get(body.id),
        ({ status }) => status !== 'receiving',
      )
      assert.deepEqual([checked.status, checked.files[0]?.name, checked.counts.new], ['checked', 'shelf.csv', 10])
    })
  }

  test('as a form may hold many files, also two of one name, and registers when asked', async () => {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(makeFile(syntheticDevices(3, 3001)))]), 'hashes.csv')
    form.append('file', new Blob([Uint8Array.from(makeFile(syntheticDevices(3, 3004)))]), 'hashes.csv')
    const { status, body } = await atOnce(form, '?register=true&groupTag=Shelf')
    assert.equal(status, 202)
    const ended = await until(
      () => client.uploads.get(body.id),
      ({ status }) => status === 'done',
    )
    assert.deepEqual([ended.counts.ready, ended.progress], [6, 100])
    assert.deepEqual(
      ended.files.map(({ name }) => name),
      ['hashes.csv', 'hashes.csv (2)'],
    )
    const { items } = await client.devices.list({ upload: body.id })
    assert.ok(items.every(({ groupTag }) => groupTag === 'Shelf'))
  })

  test('with the same Idempotency-Key again is the same upload; the key with another request is refused', async () => {
    const key = { ...csv, 'idempotency-key': 'shelf-7' }
    const first = await atOnce(ten, '?name=a.csv', key)
    const again = await atOnce(ten, '?name=a.csv', key)
    assert.deepEqual([again.status, again.body.id], [202, first.body.id])
    assert.equal(again.body.counts.rows, 10)
    const reused = await atOnce(other, '?name=a.csv', key)
    assert.equal(reused.status, 422)
    assert.equal((reused.body as unknown as { code: string }).code, 'idempotency-key-reused')
  })

  test('that breaks off leaves nothing, and the same key then begins anew', async () => {
    const headers = { 'idempotency-key': 'shelf-8', 'content-length': String(ten.length) }
    const { request, answer } = begin('POST', '/uploads?name=b.csv', headers)
    request.write(ten.subarray(0, 20_000))
    const { items } = await until(
      () => client.uploads.list({ status: ['receiving'] }),
      ({ items }) => items.some(({ files }) => files[0]?.name === 'b.csv'),
    )
    request.destroy()
    await assert.rejects(answer)
    const broken = items.find(({ files }) => files[0]?.name === 'b.csv')?.id ?? ''
    await until(
      () => client.uploads.get(broken),
      ({ status }) => status === 'abandoned',
    )
    assert.deepEqual((await client.uploads.rows(broken)).items, [])
    const anew = await atOnce(ten, '?name=b.csv', { ...csv, 'idempotency-key': 'shelf-8' })
    assert.notEqual(anew.body.id, broken)
    assert.equal(anew.body.counts.rows, 10)
  })

  test('without a file, or of another type, is refused in words', async () => {
    const form = new FormData()
    form.append('note', 'nothing')
    assert.equal((await atOnce(form)).status, 400)
    for (let number = 0; number < 25; number++) form.append(`note ${number}`, 'nothing')
    assert.equal((await atOnce(form)).status, 413)
    assert.equal((await atOnce('{}', '', { 'content-type': 'application/xml' })).status, 415)
  })
})

describe('an upload', () => {
  test('asked for twice with one id is one upload', async () => {
    const [one, two] = [
      await client.uploads.create({ id: 'my-own-id-1' }),
      await client.uploads.create({ id: 'my-own-id-1' }),
    ]
    assert.equal(one.id, two.id)
  })

  test('of another organization is not there', async () => {
    const { id } = await client.uploads.create({})
    const stranger = await scene.client('Fabrikam')
    await assert.rejects(stranger.uploads.get(id), isProblem('not-found'))
    await assert.rejects(stranger.uploads.sendFile(id, { name: 'a.csv', ...blob(ten) }), isProblem('not-found'))
  })

  test('is neither made nor fed by a viewer', async () => {
    const viewer = await scene.client('Contoso', 'viewer')
    await assert.rejects(viewer.uploads.create({}), isProblem('not-allowed'))
  })

  test('that is dropped keeps its counts and loses its rows', async () => {
    const { id } = await client.uploads.create({})
    await client.uploads.sendFile(id, { name: 'a.csv', ...blob(ten) })
    await client.uploads.drop(id)
    const dropped = await client.uploads.get(id)
    assert.deepEqual([dropped.status, dropped.done, dropped.counts.rows], ['abandoned', true, 10])
    assert.deepEqual((await client.uploads.rows(id)).items, [])
  })
})
