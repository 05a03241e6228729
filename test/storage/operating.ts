import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { OperationAction } from '../../domain/words.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  bob,
  checkRows,
  deviceOf,
  devicesOf,
  eventsOf,
  how,
  minute,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  refusalOf,
  refusedRow,
  registerRows,
  rowOf,
  shown,
  sure,
  withStore,
} from './scene.ts'

const undoMs = 10 * minute

/** Work on many devices; removal, its undo and its end. */
export function operating(openStore: OpenStore): void {
  withStore('operations', openStore, ({ begin }) => {
    /** Makes an operation and works it off, two devices at a time. */
    const operate = async (
      store: Store,
      org: OrganizationNo,
      action: OperationAction,
      more: { ids?: number[]; value?: string; final?: boolean } = {},
      now = noon,
    ) => {
      const id = randomUUID()
      const { ids, value = null, final = false } = more
      sure(await store.operations.create(org, { id, action, value, final, ...(ids && { ids }) }, bob, now))
      while ((await store.operations.workNext(org, id, 2, { ...how, undoMs }, now)).more);
      return shown(await store.operations.get(org, id))
    }

    const seed = async (store: Store, org: OrganizationNo, count: number) => {
      const hardware = Array.from({ length: count }, () => newHardware())
      await registerRows(
        store,
        org,
        hardware.map((each, at) => rowOf(each, at + 2, { groupTag: at % 2 === 0 ? 'Even' : null })),
      )
      return { hardware, devices: await devicesOf(store, org) }
    }

    test('tag many devices, say what changed of each, and write an event for each change', async () => {
      const { store, org } = await begin()
      const { devices } = await seed(store, org, 5)
      const done = await operate(store, org, 'tag', { value: 'Even' })
      assert.equal(done.status, 'done')
      assert.deepEqual(done.counts, { total: 5, done: 5, changed: 2, refused: 0 })
      assert.equal(done.undoUntil, null)
      const results = sure(await store.operations.results(org, done.id, { limit: 3 }))
      assert.deepEqual(
        results.items.map(({ result }) => result),
        ['unchanged', 'changed', 'unchanged'],
      )
      const rest = sure(await store.operations.results(org, done.id, { limit: 3, cursor: shown(results.nextCursor) }))
      assert.equal(rest.items.length, 2)
      const only = sure(await store.operations.results(org, done.id, { limit: 9, result: 'changed' }))
      assert.equal(only.items.length, 2)
      assert.deepEqual(await eventsOf(store, org, shown(devices[1]).id), ['tag-changed', 'registered'])
      await operate(store, org, 'assign', { value: 'eva@contoso.example' })
      assert.ok((await devicesOf(store, org)).every(({ assignedUser }) => assignedUser === 'eva@contoso.example'))
      await assertCountsRight(store, org)
    })

    test('fix their devices when they are made, and refuse another number than expected', async () => {
      const { store, org } = await begin()
      await seed(store, org, 4)
      const wanted = { action: 'tag' as const, value: 'X', final: false, filter: { groupTag: ['Even'] } }
      const refused = await store.operations.create(org, { ...wanted, id: 'a', expectedCount: 3 }, ann, noon)
      assert.deepEqual(refused, { refused: 'expected-count', count: 2 })
      assert.equal(await store.operations.get(org, 'a'), null)
      sure(await store.operations.create(org, { ...wanted, id: 'b', expectedCount: 2 }, ann, noon))
      await registerRows(store, org, [rowOf(newHardware(), 2, { groupTag: 'Even' })])
      while ((await store.operations.workNext(org, 'b', 1, { ...how, undoMs }, noon)).more);
      assert.equal((await devicesOf(store, org)).filter(({ groupTag }) => groupTag === 'X').length, 2)
      assert.equal(shown(await store.operations.get(org, 'b')).counts.total, 2)
    })

    test('are taken by one worker at a time and can be cancelled half-way', async () => {
      const { store, org } = await begin()
      await seed(store, org, 5)
      sure(await store.operations.create(org, { id: 'c', action: 'tag', value: 'X', final: false }, ann, noon))
      const take = async (worker: string, now: number) => {
        for (;;) {
          const due = await store.operations.takeDue(worker, now, minute)
          if (due === null || due.org === org) return due
        }
      }
      assert.deepEqual(await take('one', noon), { org, id: 'c' })
      assert.equal(await take('two', noon), null)
      assert.deepEqual(await take('two', noon + minute), { org, id: 'c' })
      await store.operations.workNext(org, 'c', 2, { ...how, undoMs }, noon)
      const { operation } = sure(await store.operations.cancel(org, 'c', undoMs, ann, noon))
      assert.deepEqual([operation.status, operation.counts.done], ['cancelled', 2])
      assert.equal((await store.operations.workNext(org, 'c', 2, { ...how, undoMs }, noon)).more, false)
      assert.equal((await devicesOf(store, org)).filter(({ groupTag }) => groupTag === 'X').length, 2)
      assert.equal(refusalOf(await store.operations.undo(org, 'c', ann, noon)), 'conflict')
    })

    test('a removal that is cancelled half-way can be undone for as long as is said', async () => {
      const { store, org } = await begin()
      const { devices } = await seed(store, org, 3)
      sure(await store.operations.create(org, { id: 'half', action: 'remove', value: null, final: false }, ann, noon))
      await store.operations.workNext(org, 'half', 2, { ...how, undoMs: 7 * minute }, noon)
      const { operation } = sure(await store.operations.cancel(org, 'half', 7 * minute, ann, noon))
      assert.equal(operation.undoUntil, new Date(noon + 7 * minute).toISOString())
      assert.equal((await devicesOf(store, org)).length, 1)
      sure(await store.operations.undo(org, 'half', ann, noon + 6 * minute))
      while ((await store.operations.workNext(org, 'half', 2, { ...how, undoMs }, noon)).more);
      assert.equal((await devicesOf(store, org)).length, devices.length)
    })

    test('a removed device leaves lists and counts at once and comes back by undo as it was', async () => {
      const { store, org } = await begin()
      const { devices, hardware } = await seed(store, org, 3)
      const [gone, kept] = devices
      const removal = await operate(store, org, 'remove', { ids: [shown(gone).id] })
      assert.equal(removal.undoUntil, new Date(noon + undoMs).toISOString())
      assert.equal(await store.devices.get(org, shown(gone).id, noon), null)
      assert.equal((await devicesOf(store, org)).length, 2)
      const search = {
        search: shown(gone).serialNumber,
        sort: 'state',
        descending: false,
        limit: 9,
        now: noon,
      } as const
      assert.deepEqual((await store.devices.list(org, search)).items, [])
      await assertCountsRight(store, org)
      const other = await registerRows(store, await newOrganization(store), [rowOf(shown(hardware[0]), 2)])
      assert.equal(other.counts.claimedElsewhere, 1)
      assert.equal((await store.operations.list(org, { limit: 9, open: true })).items.length, 1)
      const { operation } = sure(await store.operations.undo(org, removal.id, ann, noon + undoMs - 1))
      assert.equal(operation.status, 'undone')
      const back = await deviceOf(store, org, shown(gone).serialNumber)
      assert.deepEqual({ ...back, version: 0 }, { ...gone, version: 0 })
      assert.deepEqual(await eventsOf(store, org, back.id), ['removal-undone', 'removed', 'registered'])
      assert.equal((await store.devices.list(org, search)).items.length, 1)
      assert.ok(shown(kept))
      assert.equal((await store.operations.list(org, { limit: 9, open: true })).items.length, 0)
      await assertCountsRight(store, org)
    })

    test('a removal is final when its time is over: the keys are free, undo is refused', async () => {
      const { store, org } = await begin()
      const { devices, hardware } = await seed(store, org, 1)
      const removal = await operate(store, org, 'remove')
      const end = noon + undoMs
      assert.equal(await store.operations.finalizeRemovals(end - 1, 100), 0)
      assert.equal(refusalOf(await store.operations.undo(org, removal.id, ann, end)), 'conflict')
      assert.ok((await store.operations.finalizeRemovals(end, 100)) >= 1)
      const other = await newOrganization(store)
      assert.equal((await registerRows(store, other, [rowOf(shown(hardware[0]), 2)])).counts.ready, 1)
      const again = await registerRows(store, org, [rowOf(newHardware(), 2)])
      assert.equal(again.counts.ready, 1)
      const newest = await devicesOf(store, org)
      assert.notEqual(newest[0]?.id, devices[0]?.id, 'a number is never given twice')
      await assertCountsRight(store, org)
    })

    test('at once final where asked', async () => {
      const { store, org } = await begin()
      const { hardware } = await seed(store, org, 1)
      const removal = await operate(store, org, 'remove', { final: true })
      assert.equal(removal.undoUntil, null)
      assert.equal(refusalOf(await store.operations.undo(org, removal.id, ann, noon)), 'conflict')
      const other = await newOrganization(store)
      assert.equal((await registerRows(store, other, [rowOf(shown(hardware[0]), 2)])).counts.ready, 1)
    })

    test('registered again while its removal can be undone, a device simply comes back', async () => {
      const { store, org } = await begin()
      const { devices, hardware } = await seed(store, org, 2)
      const removal = await operate(store, org, 'remove')
      const row = rowOf(shown(hardware[0]), 2, { groupTag: 'Fresh' })
      const checked = await checkRows(store, org, [row])
      assert.equal(checked.counts.new, 1)
      const upload = await registerRows(store, org, [row])
      assert.deepEqual([upload.counts.new, upload.counts.ready], [1, 1])
      const back = await deviceOf(store, org, shown(devices[0]).serialNumber)
      assert.deepEqual([back.id, back.groupTag, back.state], [devices[0]?.id, 'Fresh', 'ready'])
      assert.equal((await eventsOf(store, org, back.id)).at(1), 'registered-again')
      sure(await store.operations.undo(org, removal.id, ann, noon + 1))
      assert.equal((await devicesOf(store, org)).length, 2)
      await assertCountsRight(store, org)
    })

    test('a failed entry does not come back beside a device of its serial', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      await registerRows(store, org, [refusedRow(hardware.serial, 2)])
      const removal = await operate(store, org, 'remove')
      assert.deepEqual(await devicesOf(store, org), [])
      await registerRows(store, org, [rowOf(hardware, 2)])
      sure(await store.operations.undo(org, removal.id, ann, noon + 1))
      assert.equal((await devicesOf(store, org)).length, 1)
      await assertCountsRight(store, org)
    })

    test('a pending device cannot be removed', async () => {
      const { store, org } = await begin()
      const { id } = await checkRows(store, org, [rowOf(newHardware(), 2)], { register: true })
      await store.uploads.registerNext(org, id, 9, { immediate: false, requestId: 'r' }, noon)
      const removal = await operate(store, org, 'remove')
      assert.equal(removal.counts.refused, 1)
      const { items } = sure(await store.operations.results(org, removal.id, { limit: 9 }))
      assert.deepEqual([items[0]?.result, items[0]?.why], ['refused', 'pending'])
      assert.equal((await devicesOf(store, org)).length, 1)
    })

    test('retry what failed; what must be mended first says so', async () => {
      const { store, org } = await begin()
      const row = rowOf(newHardware({ hash: false }), 2)
      await registerRows(store, org, [row, refusedRow('SN-R', 3)])
      const retried = await operate(store, org, 'retry')
      const { items } = sure(await store.operations.results(org, retried.id, { limit: 9 }))
      assert.deepEqual(items.map(({ result }) => result).sort(), ['changed', 'refused'])
      await assertCountsRight(store, org)
    })
  })
}
