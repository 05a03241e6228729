import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type MusterClient } from '../api/client.ts'
import type { UploadAnswer } from '../api/contract/uploads.ts'
import { type Bench, openBench, type Place, type Server, startServer } from './muster-process.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from './postgres.ts'
import { syntheticDevices } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

const devices = 60
const file = makeFile(syntheticDevices(devices, 1))
const most = file.subarray(0, -10)
const rest = file.subarray(-10)

describe('a file sent again through another API process (PostgreSQL)', { skip: whyNoPostgres ?? false }, () => {
  let bench: Bench
  let database: TestDatabase
  let servers: Server[] = []
  let client: MusterClient
  let token: string
  before(async () => {
    bench = openBench()
    database = await testDatabase()
    const place: Place = ['--database', database.url]
    for (const role of ['api', 'api']) servers.push(await startServer(bench, place, { args: ['--role', role] }))
    token = await (servers[0] as Server).token('Contoso')
    client = createClient({ baseUrl: (servers[0] as Server).url, token })
  })
  after(async () => {
    for (const server of servers) await server.stop()
    servers = []
    await database?.drop()
    bench?.remove()
  })

  /** Begins a request through one of the processes; what is sent when is the test's choice. */
  function begin(through: 0 | 1, method: string, path: string, headers: Record<string, string> = {}) {
    const request = httpRequest(`${(servers[through] as Server).url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
    })
    const answer = new Promise<{ status: number; body: UploadAnswer }>((resolve, reject) => {
      request.on('error', reject)
      request.on('response', async (response) => {
        let text = ''
        for await (const chunk of response.setEncoding('utf8')) text += chunk
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as UploadAnswer })
      })
    })
    answer.catch(() => {})
    return { request, answer }
  }

  /** Waits until some rows of an upload are there. */
  async function rowsCome(id: string): Promise<void> {
    for (let tries = 0; (await client.uploads.get(id)).counts.rows === 0; tries++) {
      assert.ok(tries < 200, 'rows come in')
      await sleep(20)
    }
  }

  test('takes the place of the first sending, whose late rows are refused', async () => {
    const { id } = await client.uploads.create({})
    const path = `/uploads/${id}/files/devices.csv`
    const late = begin(0, 'PUT', path)
    late.request.write(most.subarray(0, 150_000))
    await sleep(300)
    late.request.write(most.subarray(150_000))
    await rowsCome(id)
    const again = begin(1, 'PUT', path)
    again.request.end(file)
    const whole = await again.answer
    assert.deepEqual([whole.status, whole.body.counts.rows], [200, devices])
    late.request.end(rest)
    assert.equal((await late.answer).status, 409)
    const { counts, files } = await client.uploads.get(id)
    assert.deepEqual(
      [counts.rows, counts.accepted, files[0]?.rows, files[0]?.complete],
      [devices, devices, devices, true],
    )
    await client.uploads.check(id)
  })

  const key = (name: string) => ({ 'idempotency-key': name, 'content-length': String(file.length) })

  test('all at once under one Idempotency-Key is one upload, which the one that was overtaken does not drop', async () => {
    const first = begin(0, 'POST', '/uploads', key('overtaken'))
    first.request.write(most)
    const { id } = await newest(client)
    const second = begin(1, 'POST', '/uploads', key('overtaken'))
    second.request.write(most)
    await sleep(500)
    first.request.end(rest)
    assert.equal((await first.answer).status, 409)
    assert.equal((await client.uploads.get(id)).status, 'receiving')
    second.request.end(rest)
    const answer = await second.answer
    assert.deepEqual([answer.status, answer.body.id, answer.body.counts.rows], [202, id, devices])
  })

  test('all at once, overtaken by one that is through already, answers with that upload', async () => {
    const first = begin(0, 'POST', '/uploads', key('outrun'))
    first.request.write(most)
    const { id } = await newest(client)
    const second = begin(1, 'POST', '/uploads', key('outrun'))
    second.request.end(file)
    const through = await second.answer
    assert.deepEqual([through.status, through.body.id], [202, id])
    first.request.end(rest)
    const answer = await first.answer
    assert.deepEqual([answer.status, answer.body.id, answer.body.counts.rows], [202, id, devices])
    assert.notEqual((await client.uploads.get(id)).status, 'abandoned')
  })
})

/** The upload that has just been begun and has its first file. */
async function newest(client: MusterClient): Promise<UploadAnswer> {
  for (let tries = 0; ; tries++) {
    const [upload] = (await client.uploads.list({ limit: 1 })).items
    if (upload?.phase === 'receiving' && upload.files.length === 1) return upload
    assert.ok(tries < 200, 'an upload begins')
    await sleep(20)
  }
}
