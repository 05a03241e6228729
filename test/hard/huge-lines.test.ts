import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { type Bench, openBench, type Server, startServer } from '../muster-process.ts'

/** Of each file so much is sent; `MUSTER_TEST_LINE_GB=10` makes it the line that nobody should send. */
const gigabytes = Number(process.env.MUSTER_TEST_LINE_GB ?? 0.5)
const piece = 1024 ** 2
const pieces = Math.round(gigabytes * 1024)
const head = 'Device Serial Number,Windows Product ID,Hardware Hash\n'
const good = '\nSERIAL9,,\n'

describe('files that no spreadsheet would write', { skip: process.platform !== 'linux' }, () => {
  let bench: Bench
  let server: Server
  let token: string
  before(async () => {
    bench = openBench()
    server = await startServer(bench, ['--data', join(bench.folder, 'data')], { args: ['--upload-limit-gb', '16'] })
    token = await server.token('Contoso')
  })
  after(async () => {
    await server.stop()
    bench.remove()
  })

  /** Sends a file that is made as it goes; gives what became of it. */
  const send = async (parts: Iterable<string | Uint8Array>): Promise<UploadAnswer> => {
    const ask = async (method: string, path: string, more: RequestInit & { duplex?: 'half' } = {}) => {
      const headers = { authorization: `Bearer ${token}`, ...(more.headers as Record<string, string>) }
      const answer = await fetch(`${server.url}/api/v1${path}`, { ...more, method, headers })
      return (await answer.json()) as UploadAnswer
    }
    const { id } = await ask('POST', '/uploads', { headers: { 'content-type': 'application/json' }, body: '{}' })
    const from = parts[Symbol.iterator]()
    const body = new ReadableStream({
      pull(sink) {
        const { value, done } = from.next()
        if (done) sink.close()
        else sink.enqueue(typeof value === 'string' ? Buffer.from(value) : value)
      },
    })
    return ask('PUT', `/uploads/${id}/files/huge.csv`, { body, duplex: 'half' })
  }
  const filled = function* (before: string, byte: number, after: string) {
    yield before
    const filler = Buffer.alloc(piece, byte)
    for (let n = 0; n < pieces; n++) yield filler
    yield after
  }
  /** The most memory that the server ever had, in megabytes. */
  const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid()}/status`, 'utf8'))?.[1]) / 1024

  const ways: Record<string, () => Iterable<string | Uint8Array>> = {
    'a value': () => filled(`${head}SERIAL1,,`, 0x41, good),
    'a value in quotes': () => filled(`${head}"SERIAL1",,"`, 0x41, `"${good}`),
    'commas alone': () => filled(`${head}SERIAL1`, 0x2c, good),
    'a header that never ends': () => filled('Device Serial Number,', 0x41, good),
  }
  for (const [way, parts] of Object.entries(ways))
    test(`a line of ${gigabytes} GB, ${way}: refused as one row in memory that it does not fill, and what follows is read`, async () => {
      await send([`${head}SERIAL0,,\n`.repeat(1)])
      const before = peak()
      const { counts, files } = await send(parts())
      assert.ok(peak() - before < 200, `${before} MB, then ${peak()} MB`)
      assert.ok(counts.rows <= 2, JSON.stringify(counts))
      if (way !== 'a header that never ends') assert.equal(counts.rows, 2)
      else assert.notEqual(files[0]?.error, null)
    })

  test('a million columns: read in the width that a row may have', async () => {
    const before = peak()
    const names = Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(',')
    const wide = await send([`${names},Device Serial Number,Hardware Hash\n`, `${','.repeat(1_000_000)}SERIAL1,\n`])
    assert.ok(wide.counts.rows <= 1)
    const { counts } = await send([head, ...Array.from({ length: 20 }, (_, n) => `S${n}${','.repeat(1_000_000)}\n`)])
    assert.equal(counts.rows, 20)
    assert.equal(counts.byReason['too-long'], 20)
    assert.ok(peak() - before < 200, `${before} MB, then ${peak()} MB`)
  })
})
