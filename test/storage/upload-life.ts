import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { stateCodes } from '../../storage/codes.ts'
import { checkUpload } from '../../worker/check-upload.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  beginUpload,
  checkRows,
  day,
  devicesOf,
  finishFile,
  minute,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  refusalOf,
  refusedRow,
  register,
  registerRows,
  rowOf,
  rowsOf,
  sendFile,
  shown,
  sure,
  withStore,
  workerOf,
} from './scene.ts'

/** The life of an upload, from before its first byte to its end. */
export function uploadLife(openStore: OpenStore): void {
  withStore('an upload', openStore, ({ begin, opened }) => {
    test('exists before its first byte, and the same id gives what is there', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org, { groupTag: 'Kiosk' })
      const upload = shown(await store.uploads.get(org, id))
      assert.equal(upload.status, 'receiving')
      assert.equal(upload.groupTag, 'Kiosk')
      assert.equal(upload.done, false)
      assert.deepEqual(upload.work, { phase: 'receiving', done: 0, of: 0, startedAt: null })
      await beginUpload(store, org, { id, groupTag: 'other' })
      assert.equal(shown(await store.uploads.get(org, id)).groupTag, 'Kiosk')
    })

    test('is not there for another organization, which may use the same id', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      const id = await beginUpload(store, org)
      assert.equal(await store.uploads.get(other, id), null)
      assert.equal(refusalOf(await store.uploads.close(other, id, noon)), 'not-found')
      assert.equal(refusalOf(await store.rows.list(other, id, { limit: 5 }, noon)), 'not-found')
      await beginUpload(store, other, { id })
      assert.equal((await store.uploads.list(other, { limit: 5 })).items.length, 1)
    })

    test('answers an idempotency key once, and refuses it for another request', async () => {
      const { store, org } = await begin()
      const wanted = {
        kind: 'devices' as const,
        register: true,
        groupTag: null,
        assignedUser: null,
        onlyWhereEmpty: false,
        example: false,
        idempotencyKey: 'key-1',
        idempotencyFingerprint: 'a',
        actor: ann,
      }
      const first = sure(await store.uploads.create(org, { ...wanted, id: randomUUID() }, noon))
      const again = sure(await store.uploads.create(org, { ...wanted, id: randomUUID() }, noon))
      assert.equal(first.created, true)
      assert.equal(again.created, false)
      assert.equal(again.upload.id, first.upload.id)
      const other = { ...wanted, id: randomUUID(), idempotencyFingerprint: 'b' }
      assert.equal(refusalOf(await store.uploads.create(org, other, noon)), 'conflict')
    })

    test('counts provisionally while rows come', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const file = sure(await store.uploads.beginFile(org, id, { name: 'a.csv' }, noon + minute))
      const rows = [
        rowOf(newHardware(), 2, { repairs: ['trimmed'], warnings: ['model-differs'] }),
        refusedRow('SN-1', 3),
        refusedRow(null, 4, 'nothing-to-identify'),
      ]
      assert.deepEqual(sure(await store.uploads.addRows(org, id, file, rows, 900, noon)), { rows: 3 })
      const { counts, files } = shown(await store.uploads.get(org, id))
      assert.equal(counts.rows, 3)
      assert.equal(counts.accepted, 1)
      assert.deepEqual(counts.byReason, { checksum: 1, 'nothing-to-identify': 1 })
      assert.deepEqual(counts.byRepair, { trimmed: 1 })
      assert.deepEqual(counts.byWarning, { 'model-differs': 1 })
      assert.deepEqual(shown(await store.uploads.get(org, id)).work, {
        phase: 'receiving',
        done: 3,
        of: 3,
        startedAt: new Date(noon + minute).toISOString(),
      })
      assert.equal(files[0]?.complete, false)
      assert.equal(files[0]?.bytesReceived, 900)
      assert.equal(refusalOf(await store.uploads.close(org, id, noon)), 'conflict')
      await assertCountsRight(store, org)
    })

    test('gives back exactly what was read of a row', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const tail = new Uint8Array([1, 2, 3])
      const rows = [
        rowOf(hardware, 2, { groupTag: 'Café', assignedUser: 'ann@contoso.example', productKeyId: '123', tail }),
        refusedRow('SN-7', 9, 'checksum', 'T0Fsomething'),
      ]
      const { id } = await checkRows(store, org, rows)
      const [good, bad] = await rowsOf(store, org, id)
      assert.equal(good?.groupTag, 'Café')
      assert.equal(good?.assignedUser, 'ann@contoso.example')
      assert.equal(good?.productKeyId, '123')
      assert.equal(good?.file, 'devices.csv')
      assert.equal(good?.capturedAt, new Date(hardware.capturedAt * 1000).toISOString())
      assert.equal(bad?.line, 9)
      assert.equal(bad?.column, 'hash')
      assert.equal(bad?.found, 'T0Fso')
      const hash = shown(await store.rows.hardwareOf(org, id, shown(good).row))
      assert.deepEqual(Buffer.from(shown(hash.body)), Buffer.from(shown(rows[0]?.body)))
      assert.deepEqual(Buffer.from(shown(hash.tail)), Buffer.from(tail))
      const refused = shown(await store.rows.hardwareOf(org, id, shown(bad).row))
      assert.deepEqual(refused, { body: null, tail: null, refusedText: 'T0Fsomething' })
    })

    test('takes a file that is sent again in place of what was there of it', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      await sendFile(store, org, id, 'a.csv', [rowOf(newHardware(), 2), rowOf(newHardware(), 3)])
      const kept = newHardware()
      const file = sure(await store.uploads.beginFile(org, id, { name: 'b.csv' }, noon))
      sure(await store.uploads.addRows(org, id, file, [rowOf(kept, 2), refusedRow('X', 3)], 10, noon))
      const again = sure(await store.uploads.beginFile(org, id, { name: 'b.csv' }, noon))
      assert.equal(again.number, file.number)
      assert.equal(shown(await store.uploads.get(org, id)).counts.rows, 2)
      sure(await store.uploads.addRows(org, id, again, [rowOf(kept, 2)], 10, noon))
      await finishFile(store, org, id, again, 'b.csv', 1)
      const upload = shown(await store.uploads.get(org, id))
      assert.equal(upload.counts.rows, 3)
      assert.deepEqual(upload.counts.byReason, {})
      assert.deepEqual(
        (await rowsOf(store, org, id)).map(({ file, line }) => [file, line]),
        [
          ['a.csv', 2],
          ['a.csv', 3],
          ['b.csv', 2],
        ],
      )
      await assertCountsRight(store, org)
    })

    test('forgets a dropped file, and stands in the order of the numbers given', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const gone = await sendFile(store, org, id, 'gone.csv', [rowOf(newHardware(), 2)])
      await store.uploads.dropFile(org, id, gone)
      for (const [name, number] of [
        ['second.csv', 5],
        ['first.csv', 3],
      ] as const) {
        const file = sure(await store.uploads.beginFile(org, id, { name, number }, noon))
        sure(await store.uploads.addRows(org, id, file, [rowOf(newHardware(), 2)], 1, noon))
        await finishFile(store, org, id, file, name, 1)
      }
      assert.equal(refusalOf(await store.uploads.beginFile(org, id, { name: 'x.csv', number: 3 }, noon)), 'conflict')
      const upload = shown(await store.uploads.get(org, id))
      assert.deepEqual(
        upload.files.map(({ name }) => name),
        ['first.csv', 'second.csv'],
      )
      assert.equal(upload.counts.rows, 2)
      await assertCountsRight(store, org)
    })

    test('stops at checked and touches no device and no claim', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const upload = await checkRows(store, org, [rowOf(hardware, 2), refusedRow('SN-X', 3)])
      assert.equal(upload.status, 'checked')
      assert.equal(upload.done, true)
      assert.equal(upload.counts.new, 1)
      assert.equal(upload.expiresAt, new Date(noon + 7 * day).toISOString())
      assert.deepEqual(await devicesOf(store, org), [])
      const other = await newOrganization(store)
      assert.equal((await registerRows(store, other, [rowOf(hardware, 2)])).counts.ready, 1)
      await assertCountsRight(store, org)
    })

    test('finds duplicates over its files: the newest capture is kept and takes a tag that it lacks', async () => {
      const { store, org } = await begin()
      const old = newHardware()
      const id = await beginUpload(store, org)
      await sendFile(store, org, id, 'a.csv', [rowOf(old, 2, { groupTag: 'Kiosk' }), rowOf(newHardware(), 3)])
      await sendFile(store, org, id, 'b.csv', [rowOf({ ...old, capturedAt: old.capturedAt + 5 }, 2)])
      sure(await store.uploads.close(org, id, noon))
      await checkUpload(workerOf(store), org, id)
      const [first, , newest] = await rowsOf(store, org, id)
      assert.equal(first?.outcome, 'duplicate')
      assert.deepEqual(first?.of, { file: 'b.csv', line: 2, row: newest?.row })
      assert.equal(newest?.outcome, 'accepted')
      assert.equal(newest?.groupTag, 'Kiosk')
      const { counts } = shown(await store.uploads.get(org, id))
      assert.equal(counts.duplicates, 1)
      assert.equal(counts.accepted, 2)
      await assertCountsRight(store, org)
    })

    test('warns of what rows of one upload say of each other, and counts it once', async () => {
      const { store, org } = await begin()
      const [first, second] = [newHardware(), newHardware()]
      const mixed = {
        ...second,
        ek: first.ek,
        uuid: first.uuid,
        capturedAt: Math.max(first.capturedAt, second.capturedAt) + 1,
      }
      const cloned = { ...newHardware(), uuid: second.uuid }
      const id = await beginUpload(store, org)
      const rows = [rowOf(mixed, 2, { groupTag: null }), rowOf(first, 3, { groupTag: 'Kiosk' }), rowOf(second, 4)]
      await sendFile(store, org, id, 'a.csv', [
        ...rows,
        rowOf(cloned, 5),
        rowOf({ ...newHardware(), uuid: cloned.uuid, manufacturer: cloned.manufacturer }, 6),
      ])
      sure(await store.uploads.close(org, id, noon))
      await checkUpload(workerOf(store), org, id)
      const found = await rowsOf(store, org, id)
      assert.deepEqual(
        found.slice(0, 3).map(({ outcome, reason, warnings }) => [outcome, reason, warnings]),
        [
          ['accepted', null, ['serial-also-on']],
          ['duplicate', null, []],
          ['duplicate', 'hardware-changed', []],
        ],
      )
      assert.equal(found[0]?.groupTag, 'Kiosk')
      const shared = found.slice(3).filter(({ warnings }) => warnings.includes('uuid-shared'))
      assert.equal(shared.length, 1)
      await checkUpload(workerOf(store), org, id)
      await assertCountsRight(store, org)
    })

    test('checked twice (the worker died) counts once', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const rows = [1, 2, 3, 4, 5].map((line) => rowOf(newHardware(), line))
      await sendFile(store, org, id, 'a.csv', rows)
      sure(await store.uploads.close(org, id, noon))
      const { last } = await store.uploads.judgeNext(org, id, null, 2)
      await store.uploads.judgeNext(org, id, last, 2)
      await checkUpload(workerOf(store), org, id)
      assert.equal(shown(await store.uploads.get(org, id)).counts.new, 5)
      await assertCountsRight(store, org)
    })

    test('registers in small transactions and says how far it is', async () => {
      const { store, org } = await begin()
      const rows = [1, 2, 3, 4, 5, 6, 7].map((line) => rowOf(newHardware(), line))
      const { id } = await checkRows(store, org, rows, { register: true })
      const step = await store.uploads.registerNext(org, id, 4, { immediate: true, requestId: 'r' }, noon)
      assert.deepEqual([step.more, step.done], [true, 4])
      const half = shown(await store.uploads.get(org, id))
      assert.equal(half.counts.ready, 4)
      assert.deepEqual([half.work.phase, half.work.done, half.work.of], ['registering', 4, 7])
      const done = await register(store, org, id)
      assert.equal(done.status, 'done')
      assert.equal(done.counts.ready, 7)
      assert.equal(done.finishedAt, new Date(noon).toISOString())
      await assertCountsRight(store, org)
    })

    test('shows and finds rows by the state that their devices have at that time', async () => {
      const { store, org } = await begin()
      const { id } = await registerRows(store, org, [rowOf(newHardware(), 2), rowOf(newHardware(), 3)])
      const [active] = await devicesOf(store, org)
      await opened().sql(
        `update devices set state = ${stateCodes.active}, last_seen_at = ${noon} where id = ${active?.id}`,
      )
      const lines = async (state: 'ready' | 'active' | 'inactive', now: number) => {
        const { items } = sure(await store.rows.list(org, id, { state: [state], limit: 5 }, now))
        assert.ok(items.every((row) => row.state === state))
        const { count } = sure(await store.rows.count(org, id, { state: [state] }, now))
        assert.equal(count, items.length)
        return items.map(({ line }) => line)
      }
      const weekLater = noon + 7 * day
      assert.deepEqual([await lines('ready', noon), await lines('ready', weekLater)], [[3], [3]])
      assert.deepEqual([await lines('active', weekLater - 1), await lines('active', weekLater)], [[2], []])
      assert.deepEqual([await lines('inactive', weekLater - 1), await lines('inactive', weekLater)], [[], [2]])
      assert.equal((await store.rows.get(org, id, 2, weekLater))?.state, 'inactive')
    })

    test('cancelled, keeps what is registered and leaves the rest', async () => {
      const { store, org } = await begin()
      const rows = [1, 2, 3, 4, 5].map((line) => rowOf(newHardware(), line))
      const { id } = await checkRows(store, org, rows, { register: true })
      await store.uploads.registerNext(org, id, 2, { immediate: true, requestId: 'r' }, noon)
      const { upload } = sure(await store.uploads.cancel(org, id, ann, noon))
      assert.equal(upload.status, 'cancelled')
      const after = await store.uploads.registerNext(org, id, 2, { immediate: true, requestId: 'r' }, noon)
      assert.deepEqual([after.more, after.done], [false, 0])
      assert.equal((await devicesOf(store, org)).length, 2)
      assert.deepEqual(await store.rows.count(org, id, { registered: true }, noon), { count: 2 })
      assert.deepEqual(await store.rows.count(org, id, { verdict: ['new'], registered: false }, noon), { count: 3 })
      assert.equal(refusalOf(await store.uploads.drop(org, id, ann, noon)), 'conflict')
      await assertCountsRight(store, org)
    })

    test('dropped, keeps its counts and loses its rows; once registered it cannot be dropped', async () => {
      const { store, org } = await begin()
      const { id } = await checkRows(store, org, [rowOf(newHardware(), 2), refusedRow('S', 3)])
      sure(await store.uploads.drop(org, id, ann, noon))
      const upload = shown(await store.uploads.get(org, id))
      assert.equal(upload.status, 'abandoned')
      assert.equal(upload.counts.rows, 2)
      assert.deepEqual(await rowsOf(store, org, id), [])
      assert.equal(await store.rows.hardwareOf(org, id, 2), null)
      const done = await registerRows(store, org, [rowOf(newHardware(), 2)])
      assert.equal(refusalOf(await store.uploads.drop(org, done.id, ann, noon)), 'conflict')
    })

    test('is abandoned when nobody feeds it, or when it waited past its date', async () => {
      const { store, org } = await begin()
      const idle = await beginUpload(store, org)
      await sendFile(store, org, idle, 'a.csv', [rowOf(newHardware(), 2)])
      const fed = await beginUpload(store, org)
      await sendFile(store, org, fed, 'a.csv', [rowOf(newHardware(), 2)], noon + 50 * minute)
      const waiting = await checkRows(store, org, [rowOf(newHardware(), 2)])
      const expired = async (now: number) =>
        (await store.uploads.abandonExpired(now, 60 * minute)).filter((each) => each.org === org).map(({ id }) => id)
      assert.deepEqual(await expired(noon + 60 * minute), [idle])
      assert.equal(shown(await store.uploads.get(org, idle)).status, 'abandoned')
      assert.deepEqual(await rowsOf(store, org, idle), [])
      assert.deepEqual((await expired(noon + 7 * day)).sort(), [fed, waiting.id].sort())
    })

    test('that is due is taken by one worker until its lease runs out', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      await sendFile(store, org, id, 'a.csv', [rowOf(newHardware(), 2)])
      const take = async (worker: string, now: number) =>
        (await store.uploads.takeDue(worker, now, minute, 1000)).filter((each) => each.org === org)
      assert.deepEqual(await take('one', noon), [])
      sure(await store.uploads.close(org, id, noon))
      assert.deepEqual(await take('one', noon), [{ org, id, phase: 'checking' }])
      assert.deepEqual(await take('two', noon + minute - 1), [])
      assert.equal(await store.uploads.renewLease(org, id, 'one', noon + minute, minute), true)
      assert.equal(await store.uploads.renewLease(org, id, 'two', noon, minute), false)
      assert.equal((await take('two', noon + 2 * minute)).length, 1)
      await store.uploads.releaseLease(org, id, 'one')
      assert.deepEqual(await take('three', noon + 2 * minute), [])
      await store.uploads.releaseLease(org, id, 'two')
      assert.equal((await take('three', noon + 2 * minute)).length, 1)
    })

    test('is listed newest first, by pages, kind and status', async () => {
      const { store, org } = await begin()
      const ids: string[] = []
      for (let i = 0; i < 5; i++) ids.unshift(await beginUpload(store, org, i === 2 ? { kind: 'catalogue' } : {}))
      const first = await store.uploads.list(org, { limit: 2 })
      const second = await store.uploads.list(org, { limit: 9, cursor: shown(first.nextCursor) })
      assert.deepEqual(
        [...first.items, ...second.items].map(({ id }) => id),
        ids,
      )
      assert.equal(second.nextCursor, null)
      assert.equal((await store.uploads.list(org, { limit: 9, kind: 'catalogue' })).items.length, 1)
      assert.equal((await store.uploads.list(org, { limit: 9, status: ['done', 'checked'] })).items.length, 0)
    })
  })
}
