import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownUploadStatus } from '../../domain/upload.ts'
import {
  ann,
  beginUpload,
  checkRows,
  deviceOf,
  minute,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  refusalOf,
  registerRows,
  rowOf,
  sendFile,
  shown,
  sure,
  withStore,
} from './scene.ts'

/** Uploads that stand still: which, whose, and what is missing of them. */
export function openUploads(openStore: OpenStore): void {
  withStore('an upload that waits', openStore, ({ begin, opened }) => {
    const open = async (org: number) => opened().store.uploads.open(org, { limit: 10 })

    test('is found with who gave it, how many files it has and since when; what is over is not', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, [rowOf(newHardware(), 2)])
      const { id } = await checkRows(store, org, [rowOf(newHardware(), 2), rowOf(newHardware(), 3)])
      const [found, ...others] = await open(org)
      assert.deepEqual(others, [])
      assert.equal(found?.id, id)
      assert.deepEqual(found?.givenBy, ann)
      assert.deepEqual([found?.files, found?.rows, found?.status], [{ count: 1, first: 'devices.csv' }, 2, 'checked'])
      assert.deepEqual(await open(await newOrganization(store)), [])
      sure(await store.uploads.drop(org, id, ann, noon))
      assert.deepEqual(await open(org), [])
    })

    test('for answers is found until the last is given, by whatever way', async () => {
      const { store, org } = await begin()
      const [one, other] = [newHardware(), newHardware()]
      await registerRows(store, org, [rowOf(one, 2), rowOf(other, 3)])
      const boards = [one, other].map(({ serial }, at) => rowOf(newHardware({ serial }), at + 2))
      const { id } = await registerRows(store, org, boards)
      assert.deepEqual(
        (await open(org)).map((upload) => [upload.id, upload.waitingAnswers, shownUploadStatus(upload, noon)]),
        [[id, 2, 'answers-due']],
      )
      const device = await deviceOf(store, org, one.serial)
      sure(await store.devices.dismissHardware(org, device.id, { upload: id, row: 2 }, ann, noon))
      assert.deepEqual(
        (await open(org)).map(({ waitingAnswers }) => waitingAnswers),
        [1],
      )
      sure(await store.rows.answerHardware(org, id, { filter: {} }, 'dismiss', ann, noon))
      assert.deepEqual(await open(org), [])
    })

    test('for bytes says when they came last', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      await sendFile(store, org, id, 'a.csv', [rowOf(newHardware(), 2)], noon + minute)
      const [found] = await open(org)
      assert.equal(found?.receivedAt, new Date(noon + minute).toISOString())
      assert.equal(shown(await store.uploads.get(org, id)).receivedAt, found?.receivedAt)
      assert.equal(shownUploadStatus(shown(found), noon + 2 * minute), 'interrupted')
    })

    test('misses the files that were announced and never begun, until they are sent or dropped', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const files = ['a.csv', 'b.csv', 'c.csv'].map((name, number) => ({ name, number }))
      sure(await store.uploads.announceFiles(org, id, files, noon))
      await sendFile(store, org, id, 'a.csv', [rowOf(newHardware(), 2)])
      // Announced again, nothing of what is there is touched.
      sure(await store.uploads.announceFiles(org, id, files, noon))
      const upload = shown(await store.uploads.get(org, id))
      assert.deepEqual(
        upload.files.map(({ name, number, complete, rows }) => [name, number, complete, rows]),
        [
          ['a.csv', 0, true, 1],
          ['b.csv', 1, false, 0],
          ['c.csv', 2, false, 0],
        ],
      )
      assert.equal(refusalOf(await store.uploads.close(org, id, noon)), 'conflict')
      assert.equal(await sendFile(store, org, id, 'c.csv', [rowOf(newHardware(), 2)]), 2)
      sure(await store.uploads.dropFile(org, id, 1))
      sure(await store.uploads.close(org, id, noon))
      assert.equal(refusalOf(await store.uploads.announceFiles(org, id, files, noon)), 'conflict')
    })
  })
}
