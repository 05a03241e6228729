import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { everyItem } from '../../api/client.ts'
import type { UploadRowAnswer } from '../../api/contract/uploads.ts'
import { fixturePath, readFixture, withoutFixtures } from '../fixtures.ts'
import { openScene, registeredUpload, type Scene } from './scene.ts'

type Expected = Record<
  string,
  {
    rows: {
      line: number
      outcome: string
      verdict?: string
      reason?: string
      repairs?: string[]
      serialNumber?: string
    }[]
    fileError?: string
  }
>

describe('the shared fixtures over HTTP', { skip: withoutFixtures }, () => {
  let scene: Scene
  before(async () => {
    scene = await openScene()
  })
  after(() => scene.close())

  test('every file, one after another, gives the outcomes, reasons, repairs and serials expected', async () => {
    const expected = readFixture<Expected>('expected.json')
    for (const [name, { rows }] of Object.entries(expected)) {
      if (name === 'hardware-changed-after.csv') continue
      const found = await registered(name)
      assert.deepEqual(
        found.map(({ line, outcome, reason, repairs }) => ({ line, outcome, reason, repairs })),
        rows.map(({ line, outcome, reason, repairs }) => ({
          line,
          outcome,
          reason: reason ?? null,
          repairs: repairs ?? [],
        })),
        name,
      )
      for (const [place, { serialNumber }] of rows.entries())
        if (serialNumber) assert.equal(found[place]?.serialNumber, serialNumber, name)
      for (const row of found.filter(({ outcome }) => outcome === 'accepted'))
        assert.ok(row.verdict !== null && (row.error === null || row.error.nextStep), name)
    }
  })

  test('hardware that changed is said as such', async () => {
    const found = await registered('hardware-changed-after.csv')
    const expected = readFixture<Expected>('expected.json')['hardware-changed-after.csv']?.rows ?? []
    assert.deepEqual(
      found.map(({ line, verdict }) => [line, verdict]),
      expected.map(({ line, verdict }) => [line, verdict]),
    )
  })

  async function registered(name: string): Promise<UploadRowAnswer[]> {
    const client = await scene.client()
    const { id } = await registeredUpload(client, { [name]: readFileSync(fixturePath(name)) })
    const found: UploadRowAnswer[] = []
    for await (const row of everyItem((cursor) => client.uploads.rows(id, cursor ? { cursor } : {}))) found.push(row)
    return found
  }
})
