import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createClient } from '../../api/client.ts'
import { until } from '../api/scene.ts'
import { type Bench, freePort, muster, openBench, type Ran, startServer } from '../muster-process.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { openSmallDisk, withoutDisks } from './small-disk.ts'

const blobOf = (count: number, from = 0) => new Blob([Uint8Array.from(makeFile(syntheticDevices(count, from)))])

describe('a disk that is full or read-only', { skip: withoutDisks }, () => {
  let bench: Bench
  before(() => {
    bench = openBench()
  })
  after(() => bench.remove())

  test('full in the middle of an upload and of a registration: it is said, what was kept stays, and it goes on with room', async () => {
    const disk = openSmallDisk(bench.folder, 40)
    const server = await startServer(bench, ['--data', join(disk.folder, 'data')])
    try {
      const client = createClient({ baseUrl: server.url, token: await server.token('Contoso') })
      const kept = await client.uploads.create({ register: true })
      await client.uploads.sendFile(kept.id, { name: 'kept.csv', open: () => blobOf(500) })
      await client.uploads.check(kept.id)
      const done = () => client.uploads.get(kept.id)
      await until(done, ({ status }) => status === 'done')

      const waiting = await client.uploads.create({})
      await client.uploads.sendFile(waiting.id, { name: 'waiting.csv', open: () => blobOf(3000, 1000) })
      await client.uploads.check(waiting.id)
      await until(
        () => client.uploads.get(waiting.id),
        ({ status }) => status === 'checked',
      )
      const broken = await client.uploads.create({ register: true })
      disk.fill(64 * 1024)
      const sending = client.uploads.sendFile(broken.id, { name: 'broken.csv', open: () => blobOf(3000, 5000) })
      await assert.rejects(sending, { code: 'not-kept', status: 507 })
      await client.uploads.register(waiting.id).catch((fault: { code: string }) => assert.equal(fault.code, 'not-kept'))
      assert.equal((await client.devices.summary()).total, 500, 'what was kept is there, and is read')
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200)
      const made = await muster(bench, ['token', 'create', '--organization', 'X', '--role', 'viewer', ...server.place])
      assert.match(made.stderr, /The disk is full/)

      disk.empty()
      await client.uploads.register(waiting.id).catch(() => {})
      await client.uploads.sendFile(broken.id, { name: 'broken.csv', open: () => blobOf(3000, 5000) })
      await client.uploads.check(broken.id)
      for (const { id } of [waiting, broken])
        await until(
          () => client.uploads.get(id),
          ({ status }) => status === 'done',
        )
      assert.equal((await client.devices.summary()).total, 6500)
      assert.equal((await client.devices.count()).count, 6500)
    } finally {
      await server.stop()
      disk.remove()
    }
  })

  test('read-only: a start is refused in words, and nothing is made', async (t) => {
    const disk = openSmallDisk(mkdtempSync(join(bench.folder, 'read-only-')), 20)
    t.after(() => disk.remove())
    const data = join(disk.folder, 'data')
    await muster(bench, ['token', 'create', '--organization', 'Contoso', '--role', 'owner', '--data', data])
    disk.readOnly(true)
    const started = await serveOn(bench, data)
    assert.equal(started.status, 2)
    assert.match(started.stderr, /^muster: The database may not be written\.\n {2}Its folder or disk is read-only/m)
    const nowhere = await serveOn(bench, join(disk.folder, 'new'))
    assert.equal(nowhere.status, 2)
    assert.match(nowhere.stderr, /^muster: .*\bnew\b.*\n$/)
  })
})

describe('a database file that is damaged', () => {
  let bench: Bench
  let whole: string
  before(async () => {
    bench = openBench()
    whole = join(bench.folder, 'whole')
    await muster(bench, ['token', 'create', '--organization', 'Contoso', '--role', 'owner', '--data', whole])
  })
  after(() => bench.remove())

  const damage: Record<string, (file: string) => void> = {
    'something else': (file) => writeFileSync(file, 'Device Serial Number,Hardware Hash\n'.repeat(500)),
    zeros: (file) => writeFileSync(file, Buffer.alloc(100_000)),
    'cut off': (file) => truncateSync(file, 20_000),
    'overwritten in the middle': (file) => {
      const bytes = readFileSync(file)
      bytes.fill(0x5a, 3 * 4096, 40 * 4096)
      writeFileSync(file, bytes)
    },
  }
  for (const [what, spoil] of Object.entries(damage))
    test(`${what}: the start is refused in words that lead to a backup`, async () => {
      const data = join(bench.folder, what.replaceAll(' ', '-'))
      cpSync(whole, data, { recursive: true })
      spoil(join(data, 'muster.db'))
      const started = await serveOn(bench, data)
      assert.equal(started.status, 2)
      assert.match(started.stderr, /The database is damaged, or is no database/)
      assert.match(started.stderr, /muster restore/)
    })

  test('a server that was stopped leaves all in one file, which can be copied by itself', async () => {
    const data = join(bench.folder, 'stopped')
    const server = await startServer(bench, ['--data', data])
    const token = await server.token('Contoso')
    const client = createClient({ baseUrl: server.url, token })
    const { id } = await client.uploads.create({ register: true })
    await client.uploads.sendFile(id, { name: 'a.csv', open: () => blobOf(20) })
    await client.uploads.check(id)
    await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'done',
    )
    await server.stop()
    for (const more of ['-wal', '-shm']) rmSync(join(data, `muster.db${more}`), { force: true })
    const again = await startServer(bench, ['--data', data])
    const there = createClient({ baseUrl: again.url, token })
    assert.equal((await there.devices.summary()).total, 20)
    await again.stop()
  })
})

/** Ends by itself where it is refused; one that runs would be an error of the test. */
async function serveOn(bench: Bench, data: string): Promise<Ran> {
  return muster(bench, ['serve', '--port', String(await freePort()), '--data', data, '--log-level', 'silent'])
}
