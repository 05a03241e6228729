import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  checkRows,
  deviceOf,
  devicesOf,
  eventsOf,
  how,
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
  shown,
  sure,
  withStore,
} from './scene.ts'

/** Rows mended while checked, failed devices mended and tried again, changed hardware replaced or dismissed. */
export function mending(openStore: OpenStore): void {
  withStore('mending', openStore, ({ begin }) => {
    test('a refused row becomes accepted and is judged', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const { id } = await checkRows(store, org, [refusedRow(hardware.serial, 2), rowOf(newHardware(), 3)])
      const patched = sure(await store.rows.patch(org, id, 2, { read: rowOf(hardware, 2) }, ann, noon))
      assert.deepEqual(
        [patched.row.outcome, patched.row.verdict, patched.row.mended, patched.row.reason],
        ['accepted', 'new', true, null],
      )
      const { counts } = shown(await store.uploads.get(org, id))
      assert.deepEqual([counts.refused, counts.accepted, counts.new, counts.byReason], [0, 2, 2, {}])
      await assertCountsRight(store, org)
    })

    test('a mended row that is another row of the upload is its duplicate', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const { id } = await checkRows(store, org, [rowOf(hardware, 2), refusedRow(hardware.serial, 3)])
      const older = { ...hardware, capturedAt: hardware.capturedAt - 9 }
      const { row } = sure(await store.rows.patch(org, id, 3, { read: rowOf(older, 3) }, ann, noon))
      assert.deepEqual([row.outcome, row.of?.line], ['duplicate', 2])
      const newer = { ...hardware, capturedAt: hardware.capturedAt + 9 }
      const again = sure(await store.rows.patch(org, id, 3, { read: rowOf(newer, 3) }, ann, noon))
      assert.equal(again.row.outcome, 'accepted')
      assert.equal((await rowsOf(store, org, id))[0]?.outcome, 'duplicate')
      await assertCountsRight(store, org)
    })

    test('a kept row that is left out gives way to its duplicate, and comes back when taken in', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const older = { ...hardware, capturedAt: hardware.capturedAt - 9 }
      const { id } = await checkRows(store, org, [rowOf(older, 2), rowOf(hardware, 3), rowOf(newHardware(), 4)])
      sure(await store.rows.patch(org, id, 3, { leftOut: true }, ann, noon))
      const outcomes = async () => (await rowsOf(store, org, id)).map(({ outcome, leftOut }) => [outcome, leftOut])
      assert.deepEqual(await outcomes(), [
        ['accepted', false],
        ['accepted', true],
        ['accepted', false],
      ])
      await assertCountsRight(store, org)
      sure(await store.rows.patch(org, id, 3, { leftOut: false }, ann, noon))
      assert.deepEqual(await outcomes(), [
        ['duplicate', false],
        ['accepted', false],
        ['accepted', false],
      ])
      await assertCountsRight(store, org)
    })

    test('many rows are counted and left out by filter, and tagged by number', async () => {
      const { store, org } = await begin()
      const rows = [1, 2, 3, 4, 5].map((line) => rowOf(newHardware(), line, { groupTag: line % 2 ? 'Old' : null }))
      const { id } = await checkRows(store, org, rows)
      assert.deepEqual(await store.rows.count(org, id, { search: 'old' }, noon), { count: 3 })
      assert.deepEqual(await store.rows.count(org, id, { search: 'old', leftOut: true }, noon), { count: 0 })
      assert.deepEqual(await store.rows.count(org, id, {}, noon), { count: 5 })
      assert.equal(refusalOf(await store.rows.count(await newOrganization(store), id, {}, noon)), 'not-found')
      const left = sure(
        await store.rows.patchMany(org, id, { filter: { search: 'old' } }, { leftOut: true }, ann, noon),
      )
      assert.equal(left.changed, 3)
      const tagged = sure(await store.rows.patchMany(org, id, { rows: [2, 4] }, { groupTag: 'New' }, ann, noon))
      assert.equal(tagged.changed, 2)
      const { counts } = shown(await store.uploads.get(org, id))
      assert.deepEqual([counts.leftOut, counts.new, counts.accepted], [3, 2, 5])
      await assertCountsRight(store, org)
    })

    test('nothing but some rows is kept: those left out before stay out, twins of the others are judged anew', async () => {
      const { store, org } = await begin()
      const twin = newHardware()
      const tagged = (line: number, hardware = newHardware()) => rowOf(hardware, line, { groupTag: 'Kiosk' })
      const { id } = await checkRows(store, org, [
        tagged(1),
        tagged(2),
        rowOf(newHardware(), 3),
        rowOf(twin, 4, { groupTag: 'Office' }),
        tagged(5, twin),
        refusedRow('REFUSED', 6),
      ])
      sure(await store.rows.patch(org, id, 2, { leftOut: true }, ann, noon))
      const which = { filter: { search: 'kiosk', leftOut: false }, only: true }
      sure(await store.rows.patchMany(org, id, which, {}, ann, noon))
      const rows = await rowsOf(store, org, id)
      assert.deepEqual(
        rows.filter(({ leftOut }) => !leftOut).map(({ row, outcome }) => [row, outcome]),
        [
          [1, 'accepted'],
          [5, 'accepted'],
        ],
      )
      await assertCountsRight(store, org)
      assert.equal(sure(await store.rows.patchMany(org, id, which, {}, ann, noon)).changed, 0)
    })

    test('a refused row that is left out becomes no failed entry', async () => {
      const { store, org } = await begin()
      const { id } = await checkRows(store, org, [
        rowOf(newHardware(), 1),
        refusedRow('LEFT-OUT', 2),
        refusedRow('KEPT', 3),
      ])
      sure(await store.rows.patch(org, id, 2, { leftOut: true }, ann, noon))
      sure(await store.uploads.beginRegistering(org, id, {}, ann, noon))
      await register(store, org, id)
      const failed = (await devicesOf(store, org)).filter(({ state }) => state === 'failed')
      assert.deepEqual(
        failed.map(({ serialNumber }) => serialNumber),
        ['KEPT'],
      )
      await assertCountsRight(store, org)
    })

    test('is refused once the upload is no longer checked', async () => {
      const { store, org } = await begin()
      const { id } = await registerRows(store, org, [rowOf(newHardware(), 2)])
      assert.equal(refusalOf(await store.rows.patch(org, id, 2, { leftOut: true }, ann, noon)), 'conflict')
      assert.equal(refusalOf(await store.rows.patch(org, 'no-such', 2, { leftOut: true }, ann, noon)), 'not-found')
    })

    test('failed rows come with their hash, to be mended and given back', async () => {
      const { store, org } = await begin()
      const taken = newHardware()
      await registerRows(store, await newOrganization(store), [rowOf(taken, 2)])
      const rows = [rowOf(newHardware(), 2), refusedRow('SN-B', 3, 'checksum', 'T0Fxyz'), rowOf(taken, 4)]
      const { id } = await registerRows(store, org, [...rows, rowOf(newHardware({ hash: false }), 5)])
      const failed = []
      for await (const batch of store.rows.failed(org, id, noon)) failed.push(...batch)
      assert.deepEqual(
        failed.map(({ line, refusedText, body }) => [line, refusedText, body !== null]),
        [
          [3, 'T0Fxyz', false],
          [4, null, true],
          [5, null, false],
        ],
      )
    })

    test('a failed device that is mended is registered, with events, under the same number', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      await registerRows(store, org, [refusedRow(hardware.serial, 2)])
      const entry = await deviceOf(store, org, hardware.serial)
      assert.equal(refusalOf(await store.devices.retry(org, entry.id, null, how, ann, noon)), 'conflict')
      const { device } = sure(await store.devices.retry(org, entry.id, rowOf(hardware, 2), how, ann, noon))
      assert.deepEqual([device.id, device.state, device.error], [entry.id, 'ready', null])
      assert.deepEqual(await eventsOf(store, org, device.id), ['registered', 'mended', 'registration-failed'])
      const [current] = shown(await store.devices.hardware(org, device.id))
      assert.notEqual(current?.body, null)
      await assertCountsRight(store, org)
    })

    test('a failed device mended into one that is on the roll merges with it', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      await registerRows(store, org, [rowOf(hardware, 2), refusedRow('SN-OTHER', 3)])
      const target = await deviceOf(store, org, hardware.serial)
      const entry = await deviceOf(store, org, 'SN-OTHER')
      const merged = sure(await store.devices.retry(org, entry.id, rowOf(hardware, 3), how, ann, noon))
      assert.deepEqual([merged.device.id, merged.merged], [target.id, entry.id])
      assert.equal(await store.devices.get(org, entry.id, noon), null)
      assert.equal((await devicesOf(store, org)).length, 1)
      await assertCountsRight(store, org)
    })

    test('a device that another organization gave up can be tried again', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      const hardware = newHardware()
      await registerRows(store, other, [rowOf(hardware, 2)])
      const upload = await registerRows(store, org, [rowOf(hardware, 2)])
      const entry = await deviceOf(store, org, hardware.serial)
      const still = sure(await store.devices.retry(org, entry.id, null, how, ann, noon))
      assert.equal(still.device.error?.code, 'device-claimed-by-another-organization')
      const { id } = await deviceOf(store, other, hardware.serial)
      const wanted = { id: 'gone', action: 'remove' as const, value: null, ids: [id], final: true }
      sure(await store.operations.create(other, wanted, ann, noon))
      await store.operations.workNext(other, 'gone', 10, { ...how, undoMs: 1000 }, noon)
      const { device } = sure(await store.devices.retry(org, entry.id, null, how, ann, noon))
      assert.deepEqual([device.state, device.error], ['ready', null])
      const { counts } = shown(await store.uploads.get(org, upload.id))
      assert.deepEqual([counts.failed, counts.ready], [0, 1])
      await assertCountsRight(store, org)
    })

    test('changed hardware waits for a person, who replaces the record: the old keys are free', async () => {
      const { store, org } = await begin()
      const old = newHardware()
      const board = newHardware({ serial: old.serial })
      await registerRows(store, org, [rowOf(old, 2)])
      const upload = await registerRows(store, org, [rowOf(board, 2)])
      assert.equal(upload.counts.attention, 1)
      assert.equal(upload.status, 'done')
      const device = await deviceOf(store, org, old.serial)
      assert.deepEqual(device.attention, { kind: 'hardware-changed', upload: upload.id, row: 2 })
      const [waiting] = await store.devices.waitingHardware(org, device.id)
      assert.deepEqual(Buffer.from(shown(waiting).body), Buffer.from(shown(rowOf(board, 2).body)))
      const from = { upload: upload.id, row: 2 }
      const replaced = sure(await store.devices.replaceHardware(org, device.id, from, ann, noon + 5))
      assert.equal(replaced.device.attention, null)
      const history = shown(await store.devices.hardware(org, device.id))
      assert.deepEqual(
        history.map(({ until }) => until),
        [null, new Date(noon + 5).toISOString()],
      )
      assert.deepEqual(await eventsOf(store, org, device.id), [
        'hardware-replaced',
        'hardware-change-found',
        'registered',
      ])
      assert.equal(refusalOf(await store.devices.replaceHardware(org, device.id, from, ann, noon)), 'conflict')
      const oldBoard = { ...old, serial: `${old.serial}-X` }
      assert.equal((await registerRows(store, await newOrganization(store), [rowOf(oldBoard, 2)])).counts.ready, 1)
      assert.equal((await registerRows(store, org, [rowOf(board, 2)])).counts.unchanged, 1)
      await assertCountsRight(store, org)
    })

    test('changed hardware that is dismissed leaves the record; found again it waits again, found twice it waits once', async () => {
      const { store, org } = await begin()
      const old = newHardware()
      const board = newHardware({ serial: old.serial })
      await registerRows(store, org, [rowOf(old, 2)])
      const upload = await registerRows(store, org, [rowOf(board, 2)])
      const device = await deviceOf(store, org, old.serial)
      const twice = await registerRows(store, org, [rowOf(board, 2)])
      // Asked for once, and where it came last.
      assert.deepEqual(await eventsOf(store, org, device.id), ['hardware-change-found', 'registered'])
      const waitingAnswers = async (id: string) => shown(await store.uploads.get(org, id)).waitingAnswers
      assert.deepEqual([await waitingAnswers(upload.id), await waitingAnswers(twice.id)], [0, 1])
      const from = { upload: twice.id, row: 2 }
      const waitingRows = async (waiting: boolean) =>
        sure(await store.rows.count(org, twice.id, { verdict: ['hardware-changed'], waiting }, noon)).count
      assert.deepEqual([await waitingRows(true), await waitingRows(false)], [1, 0])
      const dismissed = sure(await store.devices.dismissHardware(org, device.id, from, ann, noon))
      assert.equal(dismissed.device.attention, null)
      assert.deepEqual([await waitingRows(true), await waitingRows(false)], [0, 1])
      assert.deepEqual(await store.devices.waitingHardware(org, device.id), [])
      const again = await registerRows(store, org, [rowOf(board, 2)])
      assert.equal((await deviceOf(store, org, old.serial)).attention?.upload, again.id)
      await assertCountsRight(store, org)
    })
  })
}
