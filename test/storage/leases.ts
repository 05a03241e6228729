import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { checkUpload } from '../../worker/check-upload.ts'
import { registerUpload } from '../../worker/register-upload.ts'
import { takeUploads } from '../../worker/take-uploads.ts'
import { workOperation } from '../../worker/work-operation.ts'
import { assertCountsRight } from './recount.ts'
import {
  beginUpload,
  bob,
  checkRows,
  devicesOf,
  eventsOf,
  how,
  minute,
  newHardware,
  newRows,
  noon,
  type OpenStore,
  registerRows,
  rowOf,
  rowsOf,
  sendFile,
  shown,
  sure,
  withStore,
  workerOf,
} from './scene.ts'

const [stalled, other] = ['stalled', 'other']
const undoMs = 10 * minute

/** Workers that stall past their lease, and workers that are told to stop. */
export function leases(openStore: OpenStore): void {
  withStore('a worker', openStore, ({ begin }) => {
    /** Takes over, as `worker`, whatever of this organization is due at `now`. */
    const take = async (store: Store, org: OrganizationNo, worker: string, now: number) => {
      const uploads = (await store.uploads.takeDue(worker, now, minute, 1000)).filter((each) => each.org === org)
      return uploads.map(({ id, phase }) => `${phase} ${id}`)
    }
    const takeOperation = async (store: Store, org: OrganizationNo, worker: string, now: number) => {
      for (;;) {
        const due = await store.operations.takeDue(worker, now, minute)
        if (due === null || due.org === org) return due?.id ?? null
      }
    }
    const tagAll = async (store: Store, org: OrganizationNo, id: string) =>
      sure(await store.operations.create(org, { id, action: 'tag', value: 'X', final: false }, bob, noon))

    test('that stalled while it registered changes nothing once another took over', async () => {
      const { store, org } = await begin()
      const { id } = await checkRows(store, org, newRows(7), { register: true })
      assert.deepEqual(await take(store, org, stalled, noon), [`registering ${id}`])
      const late = () => store.uploads.registerNext(org, id, 2, { ...how, immediate: true, worker: stalled }, noon)
      assert.equal((await late()).done, 2)
      assert.deepEqual(await take(store, org, other, noon + minute), [`registering ${id}`])
      assert.deepEqual(await late(), { more: false, done: 0, deviceIds: [] })
      assert.equal(shown(await store.uploads.get(org, id)).counts.ready, 2)
      assert.equal(await store.uploads.renewLease(org, id, stalled, noon, minute), false)
      assert.equal(await registerUpload({ ...workerOf(store), name: other }, org, id), true)
      assert.deepEqual(await late(), { more: false, done: 0, deviceIds: [] })
      const devices = await devicesOf(store, org)
      assert.equal(devices.length, 7)
      for (const device of devices) assert.deepEqual(await eventsOf(store, org, device.id), ['registered'])
      await assertCountsRight(store, org)
    })

    test('that stalled while it checked changes nothing once another took over, nor once that one is through', async () => {
      const { store, org } = await begin()
      const id = await beginUpload(store, org)
      const sent = newRows(5).map((row, at) => (at === 1 ? { ...row, groupTag: 'late' } : row))
      await sendFile(store, org, id, 'a.csv', sent)
      sure(await store.uploads.close(org, id, noon))
      assert.deepEqual(await take(store, org, stalled, noon), [`checking ${id}`])
      const [first, second] = await rowsOf(store, org, id)
      const late = async () => {
        const found = [{ row: shown(second).row, of: shown(first).row, reason: null }]
        const [row, groupTagFrom] = [shown(first).row, shown(second).row]
        const others = { groupTag: null, assignedUser: null }
        const learned = [{ row, groupTagFrom, assignedUserFrom: null, others, warnings: [] }]
        await store.uploads.writeDuplicates(org, id, found, learned, stalled)
        assert.equal((await store.uploads.judgeNext(org, id, null, 2, stalled)).judged, 0)
        return await store.uploads.markChecked(org, id, noon, noon, stalled)
      }
      assert.deepEqual(await take(store, org, other, noon + minute), [`checking ${id}`])
      const { status, work, counts } = await late()
      assert.deepEqual([status, work.done, counts.accepted, counts.duplicates], ['receiving', 0, 5, 0])
      await checkUpload({ ...workerOf(store), name: other }, org, id)
      await store.uploads.releaseLease(org, id, other)
      const checked = await late()
      assert.deepEqual([checked.status, checked.counts.new, checked.counts.duplicates], ['checked', 5, 0])
      const tags = (await rowsOf(store, org, id)).map(({ groupTag }) => groupTag)
      assert.deepEqual(tags, [null, 'late', null, null, null])
      await assertCountsRight(store, org)
    })

    test('that takes over a check half-way finds what one from beginning to end does', async () => {
      const { store, org } = await begin()
      const count = 2000
      const devices = Array.from({ length: count }, () => newHardware())
      const [first] = devices
      const older = devices.map((device, at) =>
        rowOf({ ...device, capturedAt: 1 }, at + 2, { groupTag: 'Sales', assignedUser: 'ann@contoso.example' }),
      )
      const newer = devices.map((device, at) => rowOf(device, count + at + 2))
      const renamed = rowOf({ ...shown(first), serial: 'RENAMED', capturedAt: 2 }, 2)
      const unread = rowOf({ ...shown(first), serial: 'RENAMED', hash: false }, 2 * count + 2)
      const id = await beginUpload(store, org)
      await sendFile(store, org, id, 'a.csv', [renamed, ...older.slice(1), ...newer, unread])
      sure(await store.uploads.close(org, id, noon))
      let writes = 0
      const writeDuplicates: Store['uploads']['writeDuplicates'] = async (...given) => {
        if (++writes === 2) throw new Error('killed')
        await store.uploads.writeDuplicates(...given)
      }
      const dying = workerOf({ ...store, uploads: { ...store.uploads, writeDuplicates } })
      await assert.rejects(checkUpload(dying, org, id), /killed/)
      assert.equal(shown(await store.uploads.get(org, id)).counts.duplicates, count)
      await checkUpload(workerOf(store), org, id)
      const found = await rowsOf(store, org, id)
      assert.deepEqual(new Set(found.slice(0, count).map(({ outcome }) => outcome)), new Set(['duplicate']))
      assert.deepEqual(shown(found.at(-1)).outcome, 'duplicate')
      const kept = found.slice(count, -1)
      assert.deepEqual(new Set(kept.map(({ outcome }) => outcome)), new Set(['accepted']))
      const adopted = kept.slice(1).map(({ groupTag, assignedUser }) => `${groupTag} ${assignedUser}`)
      assert.deepEqual(new Set(adopted), new Set(['Sales ann@contoso.example']))
      const { counts } = shown(await store.uploads.get(org, id))
      assert.deepEqual([counts.accepted, counts.duplicates, counts.new], [count, count + 1, count])
    })

    test('that stalled over an operation changes nothing once another took over', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, newRows(5))
      await tagAll(store, org, 'late')
      assert.equal(await takeOperation(store, org, stalled, noon), 'late')
      const late = () => store.operations.workNext(org, 'late', 2, { ...how, undoMs, worker: stalled }, noon)
      assert.equal((await late()).more, true)
      assert.equal(await takeOperation(store, org, other, noon + minute), 'late')
      assert.deepEqual(await late(), { more: false })
      assert.equal(await store.operations.renewLease(org, 'late', stalled, noon, minute), false)
      await store.operations.releaseLease(org, 'late', stalled)
      assert.equal(await takeOperation(store, org, 'third', noon + minute), null)
      assert.equal(shown(await store.operations.get(org, 'late')).counts.done, 2)
      while ((await store.operations.workNext(org, 'late', 2, { ...how, undoMs, worker: other }, noon)).more);
      const operation = shown(await store.operations.get(org, 'late'))
      assert.deepEqual([operation.status, operation.counts.changed], ['done', 5])
      for (const device of await devicesOf(store, org)) {
        assert.deepEqual(await eventsOf(store, org, device.id), ['tag-changed', 'registered'])
      }
    })

    test('keeps its lease on an operation that takes longer than that', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, newRows(9))
      await tagAll(store, org, 'long')
      let now = noon
      const workNext: Store['operations']['workNext'] = async (...given) => {
        const answer = await store.operations.workNext(...given)
        now += minute / 2
        return answer
      }
      const seen: (string | null)[] = []
      const renewLease: Store['operations']['renewLease'] = async (...given) => {
        const kept = await store.operations.renewLease(...given)
        seen.push(await takeOperation(store, org, other, now + minute - 1))
        return kept
      }
      const watched = { ...store, operations: { ...store.operations, workNext, renewLease } }
      const context = workerOf(watched)
      const settings = { ...context.settings, leaseMs: minute }
      while (await workOperation({ ...context, clock: () => now, settings }));
      assert.deepEqual(seen, [null, null, null])
      assert.equal(shown(await store.operations.get(org, 'long')).counts.changed, 9)
    })

    test('that is to stop gives an operation back after the batch under way', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, newRows(5))
      await tagAll(store, org, 'left')
      assert.equal(await workOperation({ ...workerOf(store), stopping: () => true }), true)
      assert.equal(shown(await store.operations.get(org, 'left')).counts.done, 3)
      assert.equal(await takeOperation(store, org, other, noon), 'left')
      assert.equal(
        (await store.operations.workNext(org, 'left', 9, { ...how, undoMs, worker: other }, noon)).more,
        false,
      )
    })

    test('that is to stop gives an upload back after the batch under way', async () => {
      const { store, org } = await begin()
      const { id } = await checkRows(store, org, newRows(5), { register: true })
      const uploads = takeUploads({ ...workerOf(store), stopping: () => true }, () => {})
      await uploads.work()
      await uploads.settled()
      assert.equal(shown(await store.uploads.get(org, id)).counts.ready, 3)
      assert.deepEqual(await take(store, org, other, noon), [`registering ${id}`])
      assert.equal(await registerUpload({ ...workerOf(store), name: other }, org, id), true)
      assert.equal((await devicesOf(store, org)).length, 5)
    })
  })
}
