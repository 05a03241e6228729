import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Database from 'better-sqlite3'
import type { DeviceSort } from '../../domain/words.ts'
import type { DeviceFilter } from '../../storage/contract/devices.ts'
import { type Connection, openForReading } from '../../storage/sqlite/connection.ts'
import { listDevices, type PlanLimits } from '../../storage/sqlite/list-devices.ts'
import { openSqliteStore } from '../../storage/sqlite/store.ts'
import type { Store } from '../../storage/store.ts'
import { matches, seedLists } from './device-lists.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  checkRows,
  devicesOf,
  how,
  newHardware,
  newOrganization,
  noon,
  registerRows,
  rowOf,
  sure,
} from './scene.ts'

describe('SQLite alone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'muster-sqlite-'))
  let store: Store
  before(async () => {
    store = await openSqliteStore({ dir })
  })
  after(async () => {
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test('a backup taken during a registration is a consistent state of its own', async () => {
    const org = await newOrganization(store)
    const rows = Array.from({ length: 400 }, (_, at) => rowOf(newHardware(), at + 2))
    const { id } = await checkRows(store, org, rows, { register: true })
    const copy = join(dir, 'copy.db')
    const registering = (async () => {
      while ((await store.uploads.registerNext(org, id, 10, how, noon)).more);
    })()
    sure(await store.uploads.registerNext(org, id, 10, how, noon))
    const { bytes } = sure(await store.backup(copy))
    await registering
    assert.ok(bytes > 100_000)
    assert.equal(existsSync(`${copy}.part`), false)
    const restored = await openSqliteStore({ file: copy })
    try {
      await assertCountsRight(restored, org)
      const before = (await devicesOf(restored, org)).length
      assert.ok(before >= 10 && before <= 400)
      while ((await restored.uploads.registerNext(org, id, 100, how, noon)).more);
      assert.equal(await restored.uploads.finishIfSettled(org, id, noon), true)
      assert.equal((await devicesOf(restored, org)).length, 400)
      await assertCountsRight(restored, org)
    } finally {
      await restored.close()
    }
  })

  test('whichever way a page is read, it is the same page', async () => {
    const org = await newOrganization(store)
    await seedLists(store, org)
    await registerRows(store, org, [
      rowOf(newHardware({ serial: 'SNZ-1' }), 2),
      rowOf(newHardware({ serial: 'xSN' }), 3),
    ])
    const devices = await devicesOf(store, org)
    const filters: DeviceFilter[] = [
      { search: 'sn' },
      { search: 'SNZ' },
      { search: 'abc' },
      { search: 'abc-1' },
      { search: 'ABC-1-SN' },
      { search: 'bc-1-s' },
      { search: 'kio', state: ['ready'] },
      { groupTag: ['Sales', '', 'KIOSK'] },
      { model: ['Fabrikam 840', 'L-1'] },
      { state: ['failed', 'ready'], groupTag: [''] },
    ]
    const limits: PlanLimits[] = [
      { few: 0, selective: 3, reading: [1, 4], knowing: [2, 3], idsAtOnce: 2 },
      { few: 0, selective: 99, reading: [1], knowing: [1], idsAtOnce: 3 },
      { few: 0, selective: 20, reading: [], knowing: [5, 99], idsAtOnce: 1 },
      { few: 0, selective: 99, reading: [99], knowing: [99], idsAtOnce: 99 },
    ]
    const reader = openForReading(join(dir, 'muster.db'))
    try {
      for (const filter of filters) {
        const expected = devices.filter((device) => matches(device, filter)).map(({ id }) => id)
        assert.ok(expected.length > 0)
        for (const sort of ['serialNumber', 'groupTag', 'model', 'state', 'createdAt', 'registeredAt'] as const) {
          for (const descending of [false, true]) {
            const orders = limits.map((limit) => idsByPages(reader, org, { ...filter, sort, descending }, limit))
            assert.deepEqual(
              [...(orders[0] ?? [])].sort(byNumber),
              [...expected].sort(byNumber),
              JSON.stringify([filter, sort, descending]),
            )
            for (const [at, order] of orders.entries()) {
              assert.deepEqual(order, orders[0], JSON.stringify([filter, sort, descending, limits[at]]))
            }
          }
        }
      }
    } finally {
      reader.close()
    }
  })

  test('a second process may write while the first one works', async () => {
    const org = await newOrganization(store)
    const second = await openSqliteStore({ dir })
    try {
      const both = [store, second].map((each) =>
        Promise.all(Array.from({ length: 20 }, (_, at) => registerRows(each, org, [rowOf(newHardware(), at + 2)]))),
      )
      await Promise.all(both)
      assert.equal((await devicesOf(second, org)).length, 40)
      await assertCountsRight(store, org)
    } finally {
      await second.close()
    }
  })

  test('a fault undoes its own write and no other of the same moment', async () => {
    const org = await newOrganization(store)
    const writes = await Promise.allSettled([
      store.settings.set('before', 'kept'),
      store.settings.set('fault', {} as string),
      store.settings.set('after', 'kept'),
      store.uploads.cancel(org, 'no-such', ann, noon),
    ])
    assert.deepEqual(
      writes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    )
    assert.equal(await store.settings.get('before'), 'kept')
    assert.equal(await store.settings.get('fault'), null)
    assert.equal(await store.settings.get('after'), 'kept')
    assert.equal(await store.settings.keep('before', 'other'), 'kept')
  })

  test('a database of a newer Muster is left alone, with the reason', async () => {
    const file = join(dir, 'newer.db')
    await (await openSqliteStore({ file })).close()
    const db = new Database(file)
    db.prepare("insert into migrations values ('9999_from_the_future.sql', 0)").run()
    db.close()
    await assert.rejects(openSqliteStore({ file }), /newer than this Muster.*9999_from_the_future/)
  })

  test('what is closed says so, and what is open is ready', async () => {
    const other = await openSqliteStore({ file: join(dir, 'closed.db') })
    assert.equal(await other.ready(), true)
    await other.close()
    await assert.rejects(other.settings.set('a', 'b'), /closed/)
  })
})

const byNumber = (one: number, other: number) => one - other

function idsByPages(
  reader: Connection,
  org: number,
  query: DeviceFilter & { sort: DeviceSort; descending: boolean },
  limits: PlanLimits,
): number[] {
  const ids: number[] = []
  for (let cursor: string | undefined; ; ) {
    const page = listDevices(reader, org, { ...query, limit: 4, now: noon, cursor }, limits)
    ids.push(...page.items.map(({ id }) => id))
    if (page.nextCursor === null) return ids
    cursor = page.nextCursor
  }
}
