import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceError } from '../../domain/device.ts'
import type { RegistrarAnswer } from '../../steps/register/registrar.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  checkRows,
  deviceOf,
  devicesOf,
  eventsOf,
  type Hardware,
  how,
  minute,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  registerRows,
  rowOf,
  rowsOf,
  shown,
  sure,
  withStore,
} from './scene.ts'

const later = { immediate: false, requestId: 'request-2' } as const

/** Registrars that answer later, and catalogues that answer rows without a hash. */
export function answering(openStore: OpenStore): void {
  withStore('answers', openStore, ({ begin }) => {
    const makePending = async (store: Store, org: OrganizationNo, hardware: Hardware[]) => {
      const rows = hardware.map((each, at) => rowOf(each, at + 2, { groupTag: 'T', productKeyId: '9' }))
      const { id } = await checkRows(store, org, rows, { register: true })
      const { deviceIds } = await store.uploads.registerNext(org, id, 99, later, noon)
      assert.equal(deviceIds.length, hardware.length)
      return id
    }
    const take = async (store: Store, org: OrganizationNo, worker: string, now: number) =>
      (await store.pending.takePending(worker, now, minute, 1000)).filter((device) => device.org === org)

    test('pending devices are handed to one worker with all that a registrar needs', async () => {
      const { store, org } = await begin()
      const hardware = [newHardware(), newHardware()]
      const upload = await makePending(store, org, hardware)
      assert.equal(shown(await store.uploads.get(org, upload)).counts.pending, 2)
      assert.equal(await store.uploads.finishIfSettled(org, upload, noon), false)
      const [first, ...others] = await take(store, org, 'one', noon)
      assert.equal(others.length, 1)
      assert.deepEqual(
        { ...first, id: 0, body: null },
        {
          org,
          id: 0,
          serialNumber: hardware[0]?.serial,
          productKeyId: '9',
          body: null,
          groupTag: 'T',
          assignedUser: null,
          example: false,
          pendingSince: noon,
          attempts: 1,
        },
      )
      assert.deepEqual(Buffer.from(shown(first?.body)), Buffer.from(shown(rowOf(shown(hardware[0]), 2).body)))
      assert.deepEqual(await take(store, org, 'two', noon + minute - 1), [])
      assert.equal((await take(store, org, 'two', noon + minute))[0]?.attempts, 2)
      await assertCountsRight(store, org)
    })

    test('an answer, its event and the counts of the upload come together', async () => {
      const { store, org } = await begin()
      const hardware = [newHardware(), newHardware(), newHardware()]
      const upload = await makePending(store, org, hardware)
      const [a, b, c] = await take(store, org, 'one', noon)
      const error: DeviceError = { code: 'unexpected-error', reason: null, requestId: 'request-9' }
      const answers: RegistrarAnswer[] = [
        { id: shown(a).id, answer: 'registered' },
        { id: shown(b).id, answer: 'refused', error },
        { id: shown(c).id, answer: 'not-yet' },
      ]
      await store.pending.answer(
        org,
        { worker: 'one', registrar: 'graph', nextTryAt: noon + minute },
        answers,
        noon + 5,
      )
      const ready = await deviceOf(store, org, shown(hardware[0]).serial)
      assert.deepEqual([ready.state, ready.registeredAt], ['ready', new Date(noon + 5).toISOString()])
      assert.deepEqual(await eventsOf(store, org, ready.id), ['registered', 'registration-requested'])
      const failed = await deviceOf(store, org, shown(hardware[1]).serial)
      assert.deepEqual([failed.state, failed.error], ['failed', error])
      const { counts } = shown(await store.uploads.get(org, upload))
      assert.deepEqual([counts.pending, counts.ready, counts.failed], [1, 1, 1])
      const row = shown((await rowsOf(store, org, upload))[1])
      assert.deepEqual([row.state, row.error?.requestId], ['failed', 'request-9'])
      assert.deepEqual(await take(store, org, 'two', noon + minute - 1), [])
      assert.equal((await take(store, org, 'two', noon + minute)).length, 1)
      await store.pending.answer(
        org,
        { worker: 'two', registrar: 'graph', nextTryAt: noon },
        [{ id: shown(c).id, answer: 'registered' }],
        noon,
      )
      assert.equal(await store.uploads.finishIfSettled(org, upload, noon), true)
      await assertCountsRight(store, org)
    })

    test('an answer of a lease that another worker took is passed over', async () => {
      const { store, org } = await begin()
      await makePending(store, org, [newHardware()])
      const [device] = await take(store, org, 'one', noon)
      await take(store, org, 'two', noon + minute)
      await store.pending.answer(
        org,
        { worker: 'one', registrar: 'graph', nextTryAt: noon },
        [{ id: shown(device).id, answer: 'registered' }],
        noon,
      )
      assert.equal((await devicesOf(store, org))[0]?.state, 'pending')
    })

    test('what a registrar keeps is there for whoever asks next, and in nobody else’s name', async () => {
      const { store, org } = await begin()
      await makePending(store, org, [newHardware(), newHardware()])
      const [a, b] = (await take(store, org, 'one', noon)).map(({ id }) => id) as [number, number]
      const who = { worker: 'one', registrar: 'graph' }
      const sent = (id: number, batch: string) => ({ id, data: { batch, sent: ['Ω', { n: 1 }] } })
      assert.deepEqual(await store.pending.keep(org, who, [sent(a, 'x'), sent(b, 'x')], noon), [a, b])
      assert.deepEqual(await store.pending.kept(org, [a, b], 'graph'), [
        { device: a, registrar: 'graph', data: sent(a, 'x').data },
        { device: b, registrar: 'graph', data: sent(b, 'x').data },
      ])
      assert.deepEqual(await store.pending.kept(org, [a], 'local'), [])
      assert.equal((await store.pending.kept(org, [a], null)).length, 1)
      assert.deepEqual(await store.pending.kept(await newOrganization(store), [a], null), [])
      // An answer keeps as well; one that says nothing of it leaves it as it was.
      const how = { ...who, nextTryAt: noon }
      const answers: RegistrarAnswer[] = [
        { id: a, answer: 'registered', keep: { other: 'id-1' } },
        { id: b, answer: 'not-yet' },
      ]
      await store.pending.answer(org, how, answers, noon)
      const kept = await store.pending.kept(org, [a, b], 'graph')
      assert.deepEqual(
        kept.map(({ data }) => data),
        [{ other: 'id-1' }, sent(b, 'x').data],
      )
    })

    test('a worker whose lease is another’s by now keeps nothing, and is told for which devices', async () => {
      const { store, org } = await begin()
      await makePending(store, org, [newHardware()])
      const [device] = await take(store, org, 'one', noon)
      await take(store, org, 'two', noon + minute)
      const id = shown(device).id
      const keep = (worker: string) =>
        store.pending.keep(org, { worker, registrar: 'graph' }, [{ id, data: { worker } }], noon)
      assert.deepEqual(await keep('one'), [])
      assert.deepEqual(await store.pending.kept(org, [id], null), [])
      assert.deepEqual(await keep('two'), [id])
      assert.deepEqual((await store.pending.kept(org, [id], null))[0]?.data, { worker: 'two' })
    })

    test('what is kept outlives a removal that is undone, and goes with one that is final', async () => {
      const { store, org } = await begin()
      await makePending(store, org, [newHardware()])
      const [device] = await take(store, org, 'one', noon)
      const id = shown(device).id
      const how = { worker: 'one', registrar: 'graph', nextTryAt: noon }
      await store.pending.answer(org, how, [{ id, answer: 'registered', keep: { other: 7 } }], noon)
      const remove = async (operation: string) => {
        const wanted = { id: operation, action: 'remove' as const, value: null, ids: [id], final: false }
        sure(await store.operations.create(org, wanted, ann, noon))
        await store.operations.workNext(org, operation, 9, { ...later, undoMs: minute }, noon)
        assert.deepEqual(await devicesOf(store, org), [])
      }
      await remove('undone')
      sure(await store.operations.undo(org, 'undone', ann, noon))
      assert.deepEqual((await store.pending.kept(org, [id], 'graph'))[0]?.data, { other: 7 })
      await remove('final')
      await store.operations.finalizeRemovals(noon + 2 * minute, 9)
      assert.deepEqual(await store.pending.kept(org, [id], null), [])
    })

    test('a failed device is tried again alone, and its upload counts it anew', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const upload = await makePending(store, org, [hardware])
      const [device] = await take(store, org, 'one', noon)
      const error: DeviceError = { code: 'unexpected-error', reason: null, requestId: 'r' }
      await store.pending.answer(
        org,
        { worker: 'one', registrar: 'graph', nextTryAt: noon },
        [{ id: shown(device).id, answer: 'refused', error }],
        noon,
      )
      const retried = sure(await store.devices.retry(org, shown(device).id, null, later, ann, noon))
      assert.deepEqual([retried.device.id, retried.device.state, retried.device.error], [device?.id, 'pending', null])
      assert.equal(shown(await store.uploads.get(org, upload)).counts.pending, 1)
      const [again] = await take(store, org, 'one', noon)
      assert.equal(again?.id, device?.id)
      await store.pending.answer(
        org,
        { worker: 'one', registrar: 'graph', nextTryAt: noon },
        [{ id: shown(device).id, answer: 'registered' }],
        noon,
      )
      assert.equal(shown(await store.uploads.get(org, upload)).counts.ready, 1)
      await assertCountsRight(store, org)
    })

    test('a row without a hash is not found, until a catalogue answers it', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const bare = rowOf({ ...hardware, hash: false }, 2, { groupTag: 'Bare' })
      const upload = await registerRows(store, org, [bare])
      assert.deepEqual([upload.counts.notFound, upload.counts.failed], [1, 1])
      const entry = await deviceOf(store, org, hardware.serial)
      assert.equal(entry.error?.code, 'device-not-found')
      assert.deepEqual(await store.catalogues.answerable(org), [])

      const imported = await registerRows(store, org, [rowOf(hardware, 2), rowOf(newHardware(), 3)], {
        kind: 'catalogue',
      })
      assert.equal(imported.status, 'done')
      assert.equal((await devicesOf(store, org)).length, 1)
      const [catalogue] = await store.catalogues.list(org)
      assert.deepEqual([catalogue?.rows, catalogue?.answers, catalogue?.name], [2, 1, 'devices.csv'])
      assert.deepEqual(await store.catalogues.answerable(org), [entry.id])

      const { device } = sure(await store.devices.retry(org, entry.id, null, how, ann, noon))
      assert.deepEqual([device.id, device.state, device.groupTag], [entry.id, 'ready', 'Bare'])
      const [current] = shown(await store.devices.hardware(org, device.id))
      assert.deepEqual(Buffer.from(shown(current?.body)), Buffer.from(shown(rowOf(hardware, 2).body)))
      assert.equal((await registerRows(store, org, [rowOf(hardware, 2)])).counts.unchanged, 1)
      sure(await store.catalogues.remove(org, shown(catalogue).id, ann, noon))
      assert.notEqual(shown(await store.devices.hardware(org, device.id))[0]?.body, null)
      await assertCountsRight(store, org)
    })

    test('a catalogue makes a row without a hash new, claims included, in its own organization only', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      const hardware = newHardware()
      await registerRows(store, org, [rowOf(hardware, 2)], { kind: 'catalogue' })
      const bare = rowOf({ ...hardware, hash: false }, 2)
      assert.equal((await registerRows(store, other, [bare])).counts.notFound, 1)
      assert.equal((await registerRows(store, org, [bare])).counts.ready, 1)
      assert.equal((await registerRows(store, other, [rowOf(hardware, 3)])).counts.claimedElsewhere, 1)
    })

    test('catalogues are looked up by maker, model and serial, and removed', async () => {
      const { store, org } = await begin()
      const hardware = [newHardware(), newHardware({ model: 'Other' }), newHardware()]
      const rows = hardware.map((each, at) => rowOf(each, at + 2))
      const { id } = await registerRows(store, org, rows, { kind: 'catalogue' })
      const page = await store.catalogues.entries(org, { limit: 2 })
      const rest = await store.catalogues.entries(org, { limit: 2, cursor: shown(page.nextCursor) })
      assert.equal(page.items.length + rest.items.length, 3)
      const byModel = await store.catalogues.entries(org, { model: 'other', limit: 9 })
      assert.deepEqual(
        byModel.items.map(({ serialNumber }) => serialNumber),
        [hardware[1]?.serial],
      )
      const bySerial = await store.catalogues.entries(org, { serialNumber: shown(hardware[2]).serial, limit: 9 })
      assert.equal(bySerial.items.length, 1)
      sure(await store.catalogues.remove(org, id, ann, noon))
      assert.deepEqual(await store.catalogues.list(org), [])
      assert.deepEqual((await store.catalogues.entries(org, { limit: 9 })).items, [])
      assert.deepEqual(await store.catalogues.remove(org, id, ann, noon), { refused: 'not-found' })
    })
  })
}
