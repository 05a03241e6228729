import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import {
  ann,
  bob,
  checkRows,
  devicesOf,
  how,
  minute,
  newRows,
  noon,
  type OpenedStore,
  type OpenStore,
  refusedRow,
  registerRows,
  shown,
  sure,
  withStore,
} from './scene.ts'

/** The organization's log: a line an act, in the transaction of what it did. */
export function logging(openStore: OpenStore): void {
  withStore('the log', openStore, ({ begin, opened }) => {
    const lines = async (
      org: OrganizationNo,
      query: Partial<Parameters<OpenedStore['store']['log']['list']>[1]> = {},
    ) => (await opened().store.log.list(org, { limit: 100, ...query })).items

    test('a registration is one line with its counts, however many devices it has', async () => {
      const { store, org } = await begin()
      const { id } = await registerRows(store, org, [...newRows(30), refusedRow('S', 40)])
      const [line, ...others] = await lines(org)
      assert.deepEqual(others, [])
      assert.deepEqual(
        [line?.kind, line?.about, line?.upload, line?.devices, line?.failed],
        ['devices-registered', 'devices.csv', id, 30, 1],
      )
    })

    test('work on many devices is one line, what is done to one device too; the devices keep their own events', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, newRows(3))
      const [first] = await devicesOf(store, org)
      const wanted = { id: 'tag-them', action: 'tag', value: 'X', final: false } as const
      sure(await store.operations.create(org, wanted, bob, noon + minute))
      sure(await store.operations.create(org, wanted, bob, noon + minute))
      while ((await store.operations.workNext(org, 'tag-them', 2, { ...how, undoMs: 1 }, noon + minute)).more);
      sure(await store.devices.patch(org, shown(first).id, { assignedUser: 'a@contoso.example' }, null, ann, noon))
      sure(await store.devices.patch(org, shown(first).id, { assignedUser: 'a@contoso.example' }, null, ann, noon))
      const [tagged, assigned, , ...others] = (await lines(org))
        .sort((one, other) => other.id - one.id)
        .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
      assert.deepEqual(others, [])
      assert.deepEqual(
        [tagged?.kind, tagged?.value, tagged?.devices, tagged?.about, tagged?.by.name],
        ['devices-tagged', 'X', 3, '', 'Bob'],
      )
      assert.deepEqual(
        [assigned?.kind, assigned?.device, assigned?.about],
        ['devices-assigned', first?.id, first?.serialNumber],
      )
    })

    test('removal, its undo, what was stopped and what was discarded stand there, each once', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, newRows(2))
      sure(await store.operations.create(org, { id: 'gone', action: 'remove', value: null, final: false }, bob, noon))
      while ((await store.operations.workNext(org, 'gone', 9, { ...how, undoMs: minute }, noon)).more);
      for (const _ of [1, 2]) sure(await store.operations.undo(org, 'gone', ann, noon + 1))
      sure(
        await store.operations.create(org, { id: 'half', action: 'retry', value: null, final: false }, bob, noon + 2),
      )
      for (const _ of [1, 2]) sure(await store.operations.cancel(org, 'half', minute, ann, noon + 3))
      const checked = await checkRows(store, org, newRows(1))
      for (const _ of [1, 2]) sure(await store.uploads.drop(org, checked.id, ann, noon + 4))
      const stopped = await checkRows(store, org, newRows(1), { register: true })
      for (const _ of [1, 2]) sure(await store.uploads.cancel(org, stopped.id, ann, noon + 5))
      assert.deepEqual((await lines(org)).map(({ kind }) => kind).sort(), [
        'devices-registered',
        'devices-registered',
        'devices-removed',
        'devices-retried',
        'files-discarded',
        'operation-cancelled',
        'registration-cancelled',
        'removal-undone',
      ])
    })

    test('it is read by who, what, when and a text, page by page, and never from another organization', async () => {
      const { store, org } = await begin()
      const { org: other } = await begin()
      await registerRows(store, org, newRows(1))
      const [device] = await devicesOf(store, org)
      const { id, serialNumber } = shown(device)
      for (const [at, tag] of ['100%_one', 'two', 'Three'].entries())
        sure(await store.devices.patch(org, id, { groupTag: tag }, null, bob, noon + (at + 1) * minute))
      const values = async (query: Parameters<typeof lines>[1]) => (await lines(org, query)).map(({ value }) => value)
      assert.deepEqual(await values({ by: 'bob' }), ['Three', 'two', '100%_one'])
      assert.deepEqual(await values({ kinds: ['devices-registered'] }), [null])
      assert.deepEqual(await values({ kinds: [] }), [])
      assert.deepEqual(await values({ from: noon + 2 * minute, to: noon + 2 * minute }), ['two'])
      assert.deepEqual(await values({ search: 'three' }), ['Three'])
      assert.deepEqual(await values({ search: '%_o' }), ['100%_one'])
      assert.equal((await values({ search: serialNumber.toLowerCase().slice(2) })).length, 3)
      assert.deepEqual(await values({ search: 'bob', limit: 1 }), ['Three'])
      const { items, nextCursor } = await store.log.list(org, { limit: 2 })
      const rest = await store.log.list(org, { limit: 2, cursor: shown(nextCursor) })
      assert.deepEqual([...items, ...rest.items], await lines(org))
      assert.equal(rest.nextCursor, null)
      assert.deepEqual(
        (await store.log.actors(org)).map(({ name }) => name),
        ['Ann', 'Bob'],
      )
      assert.deepEqual([await lines(other), await store.log.actors(other)], [[], []])
    })
  })
}
