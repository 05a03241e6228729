import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type MusterClient } from '../api/client.ts'
import { openBench, startServer } from './muster-process.ts'
import { testDatabase, whyNoPostgres } from './postgres.ts'
import { acknowledgements, readTrace } from './read-trace.ts'
import { syntheticDevices } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

const whyNoTrace =
  spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0 ? false : 'strace is not here, or may not trace'

describe('what was acknowledged is on disk', () => {
  test('SQLite: every answer to a change comes after the fsync of its commit', { skip: whyNoTrace }, async () => {
    const bench = openBench()
    const trace = join(bench.folder, 'trace')
    const calls = 'trace=fsync,fdatasync,read,readv,recvfrom,recvmsg,write,writev,pwrite64,pwritev,sendto,sendmsg'
    const through = ['strace', '-f', '-y', '-s', '96', '-e', calls, '-o', trace]
    const server = await startServer(bench, ['--data', join(bench.folder, 'data')], { through })
    try {
      const client = createClient({ baseUrl: server.url, token: await server.token('Contoso') })
      await changeThings(client)
    } finally {
      await server.stop()
    }
    const found = acknowledgements(readTrace(readFileSync(trace, 'utf8')))
    const changes = found.filter(({ line, status }) => status < 300 && line.includes('/api/v1/'))
    const kinds = changes.map(({ line }) => line.replace(/(?<=\/)([0-9a-f-]{36}|\d+)(?=$|\/|\?)/g, '…'))
    for (const expected of [
      'POST /api/v1/uploads',
      'PUT /api/v1/uploads/…/files/',
      'POST /api/v1/uploads/…/check',
      'POST /api/v1/uploads/…/register',
      'PATCH /api/v1/devices/',
      'POST /api/v1/devices/actions',
    ]) {
      assert.ok(
        kinds.some((kind) => kind.startsWith(expected)),
        `${expected} was seen among ${kinds.join(', ')}`,
      )
    }
    for (const { line, wrote, synced } of changes) {
      assert.ok(wrote, `${line} was answered without a write to the log`)
      assert.ok(synced, `${line} was answered before its commit was on disk`)
    }
    bench.remove()
  })

  test('a trace in which an answer overtakes its fsync is found', () => {
    const lines = [
      '7 read(20<socket:[1]>, "PATCH /api/v1/devices/1 HTTP/1.1"..., 65536) = 90',
      '9 pwrite64(12</data/muster.db-wal>, "..."..., 4120, 32) = 4120',
      '9 fdatasync(12</data/muster.db-wal> <unfinished ...>',
      '7 write(20<socket:[1]>, "HTTP/1.1 200 OK"..., 120) = 120',
      '9 <... fdatasync resumed>) = 0',
    ]
    const early = acknowledgements(readTrace(lines.join('\n')))
    assert.deepEqual(early, [{ line: 'PATCH /api/v1/devices/1', status: 200, wrote: true, synced: false }])
    const [first, second, third, answer, fourth] = lines as [string, string, string, string, string]
    const late = acknowledgements(readTrace([first, second, third, fourth, answer].join('\n')))
    assert.deepEqual(late, [{ line: 'PATCH /api/v1/devices/1', status: 200, wrote: true, synced: true }])
  })

  test('PostgreSQL: the settings that make a commit durable are on, and Muster leaves them on', {
    skip: whyNoPostgres ?? false,
  }, async () => {
    const database = await testDatabase()
    const { connectAsApplication } = await import('../storage/postgres/connection.ts')
    const sql = connectAsApplication(database.url, 1)
    try {
      const settings = await sql<{ name: string; setting: string }[]>`
        select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`
      assert.deepEqual(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
        fsync: 'on',
        full_page_writes: 'on',
        synchronous_commit: 'on',
      })
    } finally {
      await sql.end()
      await database.drop()
    }
  })
})

/** One change after the other, each waited for, so that an answer stands for one commit. */
async function changeThings(client: MusterClient): Promise<void> {
  const { id } = await client.uploads.create({})
  const file = makeFile(syntheticDevices(40))
  await client.uploads.sendFile(id, { name: 'devices.csv', open: () => new Blob([new Uint8Array(file)]) })
  await client.uploads.check(id)
  await until(async () => (await client.uploads.get(id)).status === 'checked')
  await client.uploads.register(id)
  await until(async () => (await client.uploads.get(id)).status === 'done')
  const [device, other] = (await client.devices.list({ limit: 2 })).items
  assert.ok(device && other)
  await client.devices.patch(device.id, { groupTag: 'Sales' }, device.version)
  const operation = await client.devices.act({ action: 'remove', ids: [other.id] })
  await until(async () => (await client.operations.get(operation.id)).status === 'done')
  await client.operations.undo(operation.id)
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 400; round++) {
    if (await reached()) return
    await sleep(50)
  }
  assert.fail('it never came to that')
}
