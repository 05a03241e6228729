import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Device } from '../../domain/device.ts'
import {
  devicesOf,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  registerRows,
  rowOf,
  withStore,
} from './scene.ts'

/** What a search finds at the beginning of serials, inside them, in users, models and tags, in the order of serials. */
export function searching(openStore: OpenStore): void {
  withStore('a search in the order of serials', openStore, ({ opened }) => {
    test('finds each device once, wherever it holds the text, page by page and both ways', async () => {
      const { store } = opened()
      const org = await newOrganization(store)
      const rows = Array.from({ length: 60 }, (_, at) => {
        const number = String((at * 37) % 60).padStart(2, '0')
        const holds = at % 6
        const serial = ['CON', 'S-CON', 'T', 'U', 'V', 'W'][holds] + number
        const model = holds === 2 ? 'Conda 5' : 'Fabrikam 840'
        const assignedUser = holds === 3 ? `u${number}@contoso.example` : null
        return rowOf(newHardware({ serial, model }), at + 2, {
          assignedUser,
          groupTag: holds === 4 ? 'Icons' : holds === 0 ? 'Falcon' : null,
        })
      })
      await registerRows(store, org, rows)
      const expected = (await devicesOf(store, org))
        .filter(({ serialNumber }) => !serialNumber.startsWith('W'))
        .sort((a, b) => (a.serialNumber < b.serialNumber ? -1 : 1))
      assert.equal(expected.length, 50)
      for (const descending of [false, true]) {
        for (const limit of [7, 200]) {
          const found: Device[] = []
          for (let cursor: string | undefined; ; ) {
            const query = { search: 'con', sort: 'serialNumber', descending, limit, now: noon } as const
            const page = await store.devices.list(org, { ...query, ...(cursor === undefined ? {} : { cursor }) })
            found.push(...page.items)
            if (page.nextCursor === null) break
            cursor = page.nextCursor
          }
          const serials = found.map(({ serialNumber }) => serialNumber)
          const wanted = expected.map(({ serialNumber }) => serialNumber)
          assert.deepEqual(serials, descending ? wanted.reverse() : wanted, `${limit} at a time`)
        }
      }
      assert.equal(await store.devices.count(org, { search: 'con' }, noon), 50)
      assert.equal(await store.devices.count(org, { search: 'con1' }, noon), 4)
    })
  })
}
