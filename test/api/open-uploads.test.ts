import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type MusterClient, MusterProblem } from '../../api/client.ts'
import { receiveFile } from '../../api/receive-file.ts'
import { openSqliteStore } from '../../storage/sqlite/store.ts'
import { syntheticDevice } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { checkedUpload, openScene, registeredUpload, type Scene } from './scene.ts'

describe('uploads that wait, over the API', () => {
  let scene: Scene
  let client: MusterClient
  before(async () => {
    scene = await openScene()
    client = await scene.client()
  })
  after(() => scene.close())

  test('are told with who gave them, to everybody who may look', async () => {
    await registeredUpload(client, { 'over.csv': makeFile([syntheticDevice(1)]) })
    const { id } = await checkedUpload(client, { 'a.csv': makeFile([syntheticDevice(2)]), 'b.csv': makeFile([]) })
    const { items, more } = await client.uploads.open()
    assert.equal(more, false)
    assert.deepEqual(
      items.map(({ id, shownStatus, waitsForPerson, files, rows, mine }) => ({
        id,
        shownStatus,
        waitsForPerson,
        files,
        rows,
        mine,
      })),
      [{ id, shownStatus: 'checked', waitsForPerson: true, files: { count: 2, first: 'a.csv' }, rows: 1, mine: true }],
    )
    const colleague = await scene.client('Contoso', 'viewer')
    const [seen] = (await colleague.uploads.open()).items
    assert.deepEqual([seen?.mine, seen?.createdBy], [false, 'test owner'])
    assert.deepEqual((await (await scene.client('Fabrikam')).uploads.open()).items, [])
    await client.uploads.drop(id)
  })

  test('know which files were announced, and are not closed without them', async () => {
    const { id } = await client.uploads.create({})
    const files = ['a.csv', 'b.csv'].map((name, number) => ({ name, number }))
    await client.uploads.announce(id, { files })
    const open = () => new Blob([Uint8Array.from(makeFile([syntheticDevice(3)]))])
    await client.uploads.sendFile(id, { name: 'a.csv', number: 0, open })
    const upload = await client.uploads.get(id)
    assert.deepEqual(
      upload.files.map(({ name, complete }) => [name, complete]),
      [
        ['a.csv', true],
        ['b.csv', false],
      ],
    )
    assert.equal(Date.parse(upload.expiresAt ?? '') - Date.parse(upload.receivedAt), 3_600_000)
    await assert.rejects(
      client.uploads.check(id),
      (error: unknown) => error instanceof MusterProblem && error.status === 409,
    )
    await client.uploads.dropFile(id, 'b.csv')
    await client.uploads.check(id)
    await assert.rejects(
      client.uploads.announce(id, { files }),
      (error: unknown) => error instanceof MusterProblem && error.status === 409,
    )
  })
})

test('bytes of which no row can be made yet are no silence', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'muster-bytes-'))
  const store = await openSqliteStore({ dir })
  try {
    const org = await store.organizations.numberOf('contoso', 'Contoso')
    const id = 'slow-upload'
    const actor = { kind: 'user', id: 'ann', name: 'Ann' } as const
    const wanted = { id, kind: 'devices', register: false, groupTag: null, assignedUser: null } as const
    const more = { onlyWhereEmpty: false, example: false, idempotencyKey: null, idempotencyFingerprint: null, actor }
    let now = Date.UTC(2026, 5, 1, 12)
    await store.uploads.create(org, { ...wanted, ...more }, now)
    const seen: (string | undefined)[] = []
    async function* bytes() {
      yield Buffer.from('Device Serial Number,Hardware Hash\r\nS1,"')
      for (let piece = 0; piece < 3; piece++) {
        now += 11_000
        yield Buffer.from('x'.repeat(100))
        await new Promise((resolve) => setTimeout(resolve, 50))
        seen.push((await store.uploads.get(org, id))?.receivedAt)
      }
      yield Buffer.from('"\r\n')
    }
    const context = { store, clock: () => now, uploadLimit: 1_000_000 }
    await receiveFile(context, org, id, { name: 'slow.csv' }, bytes())
    assert.deepEqual(
      seen,
      [11, 22, 33].map((seconds) => new Date(Date.UTC(2026, 5, 1, 12, 0, seconds)).toISOString()),
    )
  } finally {
    await store.close()
    rmSync(dir, { recursive: true })
  }
})
