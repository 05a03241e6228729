import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { MusterClient } from '../../api/client.ts'
import { fixturePath, readFixture, withoutFixtures } from '../fixtures.ts'
import { openScene, type Scene, until } from './scene.ts'

type Expected = {
  line: number
  outcome: string
  serialNumber?: string | null
  reason?: string
  repairs?: string[]
  verdict?: string
  groupTag?: string
  assignedUser?: string
  productKeyId?: string | null
  of?: { line: number }
  hashSha256?: string | null
}

describe('every shared fixture over HTTP', { skip: withoutFixtures }, () => {
  let scene: Scene
  let client: MusterClient
  before(async () => {
    scene = await openScene()
    client = await scene.client()
  })
  after(() => scene.close())

  const expected = withoutFixtures ? {} : readFixture<Record<string, { rows?: Expected[] }>>('expected.json')
  for (const [name, { rows = [] }] of Object.entries(expected))
    test(`${name} gives what is expected of it`, async () => {
      const { id } = await client.uploads.create({})
      const bytes = readFileSync(fixturePath(name))
      const { files } = await client.uploads.sendFile(id, { name, open: () => new Blob([Uint8Array.from(bytes)]) })
      assert.equal(files[0]?.error === null, rows.length > 0)
      await client.uploads.check(id)
      await until(
        () => client.uploads.get(id),
        ({ status }) => status === 'checked',
      )
      const { items } = await client.uploads.rows(id)
      assert.deepEqual(
        items.map(({ line }) => line),
        rows.map(({ line }) => line),
      )
      for (const [at, want] of rows.entries()) await isAsExpected(id, items[at] as (typeof items)[number], want)
      if (name === 'hardware-changed-before.csv') await registerIt(id)
    })

  async function registerIt(id: string): Promise<void> {
    await client.uploads.register(id)
    await until(
      () => client.uploads.get(id),
      ({ status }) => status === 'done',
    )
  }

  async function isAsExpected(
    upload: string,
    row: Awaited<ReturnType<MusterClient['uploads']['row']>>,
    want: Expected,
  ): Promise<void> {
    const { hashSha256, of, line: _line, ...plain } = want
    for (const [key, value] of Object.entries(plain))
      assert.deepEqual(row[key as keyof typeof row], value, `line ${row.line}: ${key}`)
    assert.deepEqual(row.repairs, want.repairs ?? [])
    assert.equal(row.of?.line, of?.line)
    if (hashSha256 === undefined) return
    const { hash } = await client.uploads.rowHardware(upload, row.row, { hash: true })
    assert.equal(hash && createHash('sha256').update(hash).digest('hex'), hashSha256)
  }
})
