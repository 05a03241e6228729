import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertCountsRight } from './recount.ts'
import {
  beginUpload,
  finishFile,
  newHardware,
  noon,
  type OpenStore,
  refusalOf,
  rowOf,
  rowsOf,
  shown,
  sure,
  withStore,
} from './scene.ts'

const found = {
  name: 'a.csv',
  format: '',
  encoding: '',
  delimiter: '',
  rows: 9,
  columnsIgnored: [],
  columnsByContent: [],
  sheet: null,
  passedOver: [],
  members: null,
  error: null,
}

/** A file that is sent again while an earlier sending of it still brings rows, through whatever process. */
export function sendingAgain(openStore: OpenStore): void {
  withStore('a file that is sent again', openStore, ({ begin }) => {
    test('refuses what an earlier sending of a file still brings, and changes nothing for it', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const [kept, late] = [newHardware(), rowOf(newHardware(), 3)]
      const first = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
      sure(await store.uploads.addRows(org, id, first, [late], 10, noon))
      const second = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
      const refusedLate = async () => {
        assert.equal(refusalOf(await store.uploads.addRows(org, id, first, [late], 99, noon)), 'begun-again')
        assert.equal(refusalOf(await store.uploads.finishFile(org, id, first, found, noon)), 'begun-again')
      }
      await refusedLate()
      sure(await store.uploads.addRows(org, id, second, [rowOf(kept, 2)], 10, noon))
      await refusedLate()
      const { files } = shown(await store.uploads.get(org, id))
      assert.deepEqual([files[0]?.rows, files[0]?.bytesReceived, files[0]?.complete], [1, 10, false])
      await finishFile(store, org, id, second, 'a.csv', 1)
      await refusedLate()
      assert.deepEqual(
        (await rowsOf(store, org, id)).map(({ line, serialNumber }) => [line, serialNumber]),
        [[2, kept.serial]],
      )
      await store.uploads.dropFile(org, id, second.number)
      const third = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
      for (const over of [first, second]) {
        assert.equal(refusalOf(await store.uploads.addRows(org, id, over, [late], 10, noon)), 'begun-again')
      }
      sure(await store.uploads.addRows(org, id, third, [rowOf(kept, 2)], 10, noon))
      assert.equal(shown(await store.uploads.get(org, id)).counts.rows, 1)
      await assertCountsRight(store, org)
    })

    test('many times at once holds the rows of the last sending alone', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const hardware = Array.from({ length: 40 }, () => newHardware())
      const attempts = Array.from({ length: 6 }, async () => {
        const file = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
        const rows = hardware.map((each, at) => rowOf(each, 2 + at))
        for (let at = 0; at < rows.length; at += 10) {
          const added = await store.uploads.addRows(org, id, file, rows.slice(at, at + 10), at, noon)
          if ('refused' in added) return { file, over: added.refused }
        }
        const finished = await store.uploads.finishFile(org, id, file, { ...found, rows: rows.length }, noon)
        return { file, over: 'refused' in finished ? finished.refused : null }
      })
      const ended = await Promise.all(attempts)
      assert.equal(new Set(ended.map(({ file }) => file.sending)).size, 6)
      const last = Math.max(...ended.map(({ file }) => file.sending))
      for (const { file, over } of ended) if (file.sending === last) assert.equal(over, null)
      assert.ok(ended.every(({ over }) => over === null || over === 'begun-again'))
      const upload = shown(await store.uploads.get(org, id))
      assert.deepEqual([upload.counts.rows, upload.files[0]?.complete], [40, true])
      assert.equal((await rowsOf(store, org, id)).length, 40)
      await assertCountsRight(store, org)
    })

    test('keeps its upload from being dropped by the earlier sender, and so does who closed it', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const first = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
      const second = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon))
      assert.equal(refusalOf(await store.uploads.drop(org, id, null, noon, [first.sending])), 'conflict')
      assert.equal(refusalOf(await store.uploads.drop(org, id, null, noon, [])), 'conflict')
      sure(await store.uploads.addRows(org, id, second, [rowOf(newHardware(), 2)], 10, noon))
      await finishFile(store, org, id, second, 'a.csv', 1)
      sure(await store.uploads.close(org, id, noon))
      assert.equal(
        refusalOf(await store.uploads.drop(org, id, null, noon, [first.sending, second.sending])),
        'conflict',
      )
      assert.equal(shown(await store.uploads.get(org, id)).status, 'receiving')
      const alone = await beginUpload(store, org)
      const { sending } = sure(await store.uploads.beginFile(org, alone, { name: 'a.csv' }, noon))
      sure(await store.uploads.drop(org, alone, null, noon, [sending]))
      assert.equal(shown(await store.uploads.get(org, alone)).status, 'abandoned')
    })
  })
}
