import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadRow } from '../../domain/row.ts'
import { again, changed, identityTable } from './identity-table.ts'
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

/** Registering: the identity table, all that a batch writes, and failed entries. */
export function registering(openStore: OpenStore): void {
  withStore('registering', openStore, ({ begin }) => {
    for (const line of identityTable) {
      test(`identity: ${line.name}: ${line.here} here, ${line.elsewhere} in another organization`, async () => {
        const { store, org } = await begin()
        const other = await newOrganization(store)
        const device = newHardware(line.onRoll)
        const incoming = line.incoming(device)
        await registerRows(store, org, [rowOf(device, 2)])
        for (const [asked, verdict] of [
          [org, line.here],
          [other, line.elsewhere],
        ] as const) {
          const { id } = await checkRows(store, asked, [rowOf(incoming, 2)])
          const [row] = await rowsOf(store, asked, id)
          assert.equal(row?.verdict, verdict)
          if (asked === org) assert.deepEqual(row?.warnings, line.warnings ?? [])
        }
        await registerRows(store, org, [rowOf(incoming, 2)])
        await registerRows(store, other, [rowOf(incoming, 2)])
        await assertCountsRight(store, org)
        await assertCountsRight(store, other)
        const first = await deviceOf(store, org, device.serial)
        assert.equal(first.attention !== null, line.here === changed)
        assert.equal((await devicesOf(store, org)).length, line.here === 'new' ? 2 : 1)
      })
    }

    test('a device whose EK is one device and whose serial another is the first, with a warning', async () => {
      const { store, org } = await begin()
      const [a, b] = [newHardware(), newHardware()]
      await registerRows(store, org, [rowOf(a, 2), rowOf(b, 3)])
      const upload = await registerRows(store, org, [rowOf({ ...a, serial: b.serial }, 2)])
      const [row] = await rowsOf(store, org, upload.id)
      assert.equal(row?.verdict, again)
      assert.deepEqual(row?.warnings, ['serial-differs', 'serial-also-on'])
      assert.equal(row?.deviceId, (await deviceOf(store, org, a.serial)).id)
    })

    test('makes a ready device with all that its row says, and one event', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const row = rowOf(hardware, 4, { groupTag: 'Kiosk', assignedUser: 'eva@contoso.example', productKeyId: '77' })
      const upload = await registerRows(store, org, [row])
      const device = await deviceOf(store, org, hardware.serial)
      assert.deepEqual(
        { ...device, id: 0 },
        {
          id: 0,
          serialNumber: hardware.serial,
          manufacturer: 'Fabrikam',
          model: 'Fabrikam 840',
          state: 'ready',
          error: null,
          attention: null,
          groupTag: 'Kiosk',
          assignedUser: 'eva@contoso.example',
          productKeyId: '77',
          osBuild: 22631,
          capturedAt: new Date(hardware.capturedAt * 1000).toISOString(),
          registeredAt: new Date(noon).toISOString(),
          registeredBy: 'Ann',
          lastSeenAt: null,
          createdAt: new Date(noon).toISOString(),
          upload: { id: upload.id, file: 'devices.csv', line: 4 },
          example: false,
          version: device.version,
        },
      )
      const events = shown(await store.devices.events(org, device.id, { limit: 5 }))
      assert.equal(events.items.length, 1)
      assert.equal(events.items[0]?.kind, 'registered')
      assert.deepEqual(events.items[0]?.by, ann)
      assert.equal(events.items[0]?.details.file, 'devices.csv')
      assert.equal(events.items[0]?.details.line, 4)
      const [current] = shown(await store.devices.hardware(org, device.id))
      assert.deepEqual(Buffer.from(shown(current?.body)), Buffer.from(shown(row.body)))
    })

    test('the same upload again changes nothing and says so', async () => {
      const { store, org } = await begin()
      const rows = [
        rowOf(newHardware(), 2, { groupTag: 'A' }),
        rowOf(newHardware({ ek: null }), 3),
        refusedRow('SN-BAD', 4),
        rowOf(newHardware({ hash: false }), 5),
      ]
      await registerRows(store, org, rows)
      const before = await devicesOf(store, org)
      const upload = await registerRows(store, org, rows)
      assert.deepEqual(await devicesOf(store, org), before)
      for (const device of before) assert.equal((await eventsOf(store, org, device.id)).length, 1)
      assert.equal(upload.counts.unchanged, 2)
      assert.equal(upload.counts.ready, 0)
      await assertCountsRight(store, org)
    })

    test('brings a tag and a user up to date, with an event, and says updated', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      await registerRows(store, org, [rowOf(hardware, 2, { groupTag: 'A', assignedUser: 'eva@contoso.example' })])
      const upload = await registerRows(store, org, [rowOf(hardware, 2, { groupTag: 'B' })])
      const device = await deviceOf(store, org, hardware.serial)
      assert.equal(device.groupTag, 'B')
      assert.equal(device.assignedUser, 'eva@contoso.example')
      assert.deepEqual([upload.counts.updated, upload.counts.unchanged], [1, 0])
      const [row] = await rowsOf(store, org, upload.id)
      assert.deepEqual([row?.updated, row?.state, row?.error], [true, 'ready', null])
      const [event] = shown(await store.devices.events(org, device.id, { limit: 1 })).items
      assert.equal(event?.kind, 'updated-by-upload')
      assert.deepEqual(event?.details.groupTag, { from: 'A', to: 'B' })
      await assertCountsRight(store, org)
    })

    test("weighs the upload's tag and user against the rows'", async () => {
      const { store, org } = await begin()
      const tagsFor = async (onlyWhereEmpty: boolean) => {
        const [one, two] = [newHardware(), newHardware()]
        const { id } = await checkRows(store, org, [rowOf(one, 2, { groupTag: 'Mine' }), rowOf(two, 3)])
        sure(await store.uploads.beginRegistering(org, id, { groupTag: 'All', onlyWhereEmpty }, ann, noon))
        await register(store, org, id)
        const devices = [await deviceOf(store, org, one.serial), await deviceOf(store, org, two.serial)]
        return devices.map(({ groupTag }) => groupTag)
      }
      assert.deepEqual(await tagsFor(false), ['All', 'All'])
      assert.deepEqual(await tagsFor(true), ['Mine', 'All'])
      await assertCountsRight(store, org)
    })

    test('judges again and says what changed since the check', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const { id } = await checkRows(store, org, [rowOf(hardware, 2)])
      await registerRows(store, org, [rowOf(hardware, 2)])
      sure(await store.uploads.beginRegistering(org, id, {}, ann, noon))
      const upload = await register(store, org, id)
      const [row] = await rowsOf(store, org, id)
      assert.deepEqual([row?.verdict, row?.verdictAtCheck], [again, 'new'])
      assert.deepEqual([upload.counts.new, upload.counts.unchanged], [0, 1])
      assert.equal(refusalOf(await store.uploads.beginRegistering(org, id, {}, ann, noon)), 'conflict')
      await assertCountsRight(store, org)
    })

    test('registers only the chosen rows', async () => {
      const { store, org } = await begin()
      const rows = [1, 2, 3, 4].map((line) => rowOf(newHardware(), line, { groupTag: line > 2 ? 'T' : null }))
      const { id } = await checkRows(store, org, rows)
      sure(await store.uploads.beginRegistering(org, id, { rows: [1, 3] }, ann, noon))
      const upload = await register(store, org, id)
      assert.deepEqual([upload.counts.ready, upload.counts.leftOut, upload.counts.accepted], [2, 2, 4])
      assert.equal((await devicesOf(store, org)).length, 2)
      await assertCountsRight(store, org)
    })

    test('a refused row with a serial stands in the list once, the last one standing', async () => {
      const { store, org } = await begin()
      await registerRows(store, org, [refusedRow('SN-F', 2), refusedRow(null, 3, 'nothing-to-identify')])
      const first = await deviceOf(store, org, 'sn-f')
      assert.deepEqual(first.error, { code: 'hardware-hash-not-valid', reason: 'checksum', requestId: null })
      await registerRows(store, org, [refusedRow('SN-F', 8, 'truncated')])
      const second = await deviceOf(store, org, 'SN-F')
      assert.equal(second.id, first.id)
      assert.equal(second.error?.reason, 'truncated')
      assert.equal(second.upload?.line, 8)
      assert.equal((await devicesOf(store, org)).length, 1)
      await assertCountsRight(store, org)
    })

    test('a good row with its serial replaces a failed entry, and no entry stands beside a device', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      await registerRows(store, org, [refusedRow(hardware.serial, 2)])
      const entry = await deviceOf(store, org, hardware.serial)
      await registerRows(store, org, [rowOf(hardware, 2)])
      const device = await deviceOf(store, org, hardware.serial)
      assert.deepEqual([device.id, device.state, device.error], [entry.id, 'ready', null])
      assert.ok(device.version > entry.version)
      assert.deepEqual(await eventsOf(store, org, device.id), ['registered', 'registration-failed'])
      const upload = await registerRows(store, org, [refusedRow(hardware.serial, 2)])
      assert.deepEqual(await deviceOf(store, org, hardware.serial), device)
      const [row] = await rowsOf(store, org, upload.id)
      assert.deepEqual([row?.state, row?.deviceId, row?.error?.reason], ['failed', null, 'checksum'])
      await assertCountsRight(store, org)
    })

    test('rows of one upload that were not found to be duplicates claim nothing twice', async () => {
      const { store, org } = await begin()
      const hardware = newHardware()
      const rows: ReadRow[] = [
        refusedRow(hardware.serial, 2),
        rowOf(hardware, 3),
        refusedRow(hardware.serial, 4),
        rowOf({ ...hardware, serial: `${hardware.serial}B`, uuid: null }, 5),
      ]
      const { id } = await checkRows(store, org, rows.slice(0, 3), { register: true })
      for (let more = true; more; ) ({ more } = await store.uploads.registerNext(org, id, 100, how, noon))
      await registerRows(store, org, [rows[3] as ReadRow])
      assert.equal((await devicesOf(store, org)).length, 1)
      await assertCountsRight(store, org)
    })

    test('claimed by another organization becomes a failed entry and tells nothing else', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      const hardware = newHardware()
      await registerRows(store, other, [rowOf(hardware, 2, { groupTag: 'secret' })])
      const upload = await registerRows(store, org, [rowOf(hardware, 2)])
      const device = await deviceOf(store, org, hardware.serial)
      assert.deepEqual(device.error, { code: 'device-claimed-by-another-organization', reason: null, requestId: null })
      assert.equal(device.groupTag, null)
      assert.deepEqual([upload.counts.claimedElsewhere, upload.counts.failed], [1, 1])
      const [row] = await rowsOf(store, org, upload.id)
      assert.equal(row?.error?.code, 'device-claimed-by-another-organization')
      await assertCountsRight(store, org)
      await assertCountsRight(store, other)
    })

    test('of two organizations that register the same devices at once, each device has one owner', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      const rows = Array.from({ length: 30 }, (_, line) => rowOf(newHardware(), line + 1))
      await Promise.all([registerRows(store, org, rows), registerRows(store, other, rows)])
      const ready = (devices: Awaited<ReturnType<typeof devicesOf>>) =>
        devices.filter(({ state }) => state === 'ready').map(({ serialNumber }) => serialNumber)
      const here = ready(await devicesOf(store, org))
      const there = ready(await devicesOf(store, other))
      assert.equal(here.length + there.length, 30)
      assert.equal(new Set([...here, ...there]).size, 30)
      await assertCountsRight(store, org)
      await assertCountsRight(store, other)
    })
  })
}
