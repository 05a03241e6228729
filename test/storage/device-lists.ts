import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import type { Device } from '../../domain/device.ts'
import { type DeviceSort, deviceSorts } from '../../domain/words.ts'
import type { DeviceFilter } from '../../storage/contract/devices.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  bob,
  deviceOf,
  devicesOf,
  eventsOf,
  newHardware,
  newOrganization,
  noon,
  type OpenedStore,
  type OpenStore,
  refusalOf,
  refusedRow,
  registerRows,
  rowOf,
  shown,
  sure,
} from './scene.ts'

/** Pages, filters, search, summary, and changes of one device. */
export function deviceLists(openStore: OpenStore): void {
  describe('devices', () => {
    let opened: OpenedStore
    let store: Store
    let org: OrganizationNo
    let devices: Device[]
    before(async () => {
      opened = await openStore()
      store = opened.store
      org = await newOrganization(store)
      await seedLists(store, org)
      devices = await devicesOf(store, org)
    })
    after(() => opened.done())

    const list = async (filter: DeviceFilter, sort: DeviceSort = 'createdAt', descending = false, limit = 7) => {
      const found: Device[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await store.devices.list(org, { ...filter, sort, descending, limit, now: noon, cursor })
        assert.ok(page.items.length <= limit)
        found.push(...page.items)
        if (page.nextCursor === null) return found
        cursor = page.nextCursor
      }
    }

    test('every sort gives each device once, both ways, whatever the page size', async () => {
      for (const sort of deviceSorts) {
        const upwards = await list({}, sort, false, 5)
        assert.deepEqual(idsOf(upwards).sort(byNumber), idsOf(devices).sort(byNumber), sort)
        assert.deepEqual(idsOf(await list({}, sort, false, 100)), idsOf(upwards), sort)
        assert.deepEqual(idsOf(await list({}, sort, true, 3)), idsOf(upwards).reverse(), sort)
      }
    })

    test('sorts put devices without a value first and know no case', async () => {
      const tags = (await list({}, 'groupTag')).map(({ groupTag }) => groupTag)
      const firstWith = tags.findIndex((tag) => tag !== null)
      assert.ok(firstWith > 0 && tags.slice(firstWith).every((tag) => tag !== null))
      const folded = tags.slice(firstWith).map((tag) => shown(tag).toLowerCase())
      assert.deepEqual(folded, [...folded].sort())
      const serials = (await list({}, 'serialNumber')).map(({ serialNumber }) => serialNumber.toLowerCase())
      assert.deepEqual(serials, [...serials].sort())
    })

    test('a cursor goes on at its place also when its device has gone, and serves no other list', async () => {
      const page = await store.devices.list(org, { sort: 'serialNumber', descending: false, limit: 4, now: noon })
      const cursor = shown(page.nextCursor)
      const rest = await store.devices.list(org, {
        sort: 'serialNumber',
        descending: false,
        limit: 99,
        now: noon,
        cursor,
      })
      const last = shown(page.items.at(-1)).serialNumber.toLowerCase()
      assert.ok(rest.items.every(({ serialNumber }) => serialNumber.toLowerCase() > last))
      for (const sort of ['model', 'groupTag', 'assignedUser', 'state', 'createdAt'] as const) {
        await assert.rejects(
          async () => store.devices.list(org, { sort, descending: false, limit: 4, now: noon, cursor }),
          { code: 'cursor-not-valid' },
          sort,
        )
      }
      await assert.rejects(
        async () => store.devices.list(org, { sort: 'model', descending: false, limit: 4, now: noon, cursor: '%%' }),
        { code: 'cursor-not-valid' },
      )
    })

    test('a list of nothing wanted gives nothing, whatever it filters', async () => {
      const filters: DeviceFilter[] = [{ ids: [] }, { state: [] }, { error: [] }, { reason: [] }, { serials: [] }]
      const values: DeviceFilter[] = [{ groupTag: [] }, { user: [] }, { manufacturer: [] }, { model: [] }]
      for (const filter of [...filters, ...values, { error: [], reason: [] }]) {
        assert.deepEqual(await list(filter, 'serialNumber'), [], JSON.stringify(filter))
        assert.equal(await store.devices.count(org, filter, noon), 0, JSON.stringify(filter))
      }
    })

    test('filters together give what looking at each device gives, in any sort; the count agrees', async () => {
      const someOf = <T>(...values: T[]) =>
        fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 1 })
      const uploads = [...new Set(devices.map(({ upload }) => shown(upload).id))]
      const filters = fc.record({
        state: someOf('ready', 'failed', 'pending', 'active', 'inactive'),
        error: someOf('hardware-hash-not-valid', 'row-not-valid', 'device-not-found'),
        reason: someOf('checksum', 'unsafe-value'),
        attention: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
        groupTag: someOf('kiosk', 'Sales', ''),
        user: someOf('eva@contoso.example', ''),
        manufacturer: someOf('fabrikam', 'Litware'),
        model: someOf('Fabrikam 840', 'L-1'),
        upload: fc.option(fc.constantFrom(...uploads), { nil: undefined, freq: 1 }),
        search: fc.option(fc.constantFrom('kio', 'eva', 'abc', 'L-1', '840', 'zzz', 'é-s', '%_%'), {
          nil: undefined,
          freq: 1,
        }),
        registeredFrom: fc.option(fc.constantFrom(noon, noon + 1), { nil: undefined, freq: 1 }),
        example: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
      })
      await fc.assert(
        fc.asyncProperty(filters, fc.constantFrom(...deviceSorts), fc.boolean(), async (filter, sort, descending) => {
          const expected = devices.filter((device) => matches(device, filter as DeviceFilter))
          const found = await list(filter as DeviceFilter, sort, descending, 4)
          assert.deepEqual(idsOf(found).sort(byNumber), idsOf(expected).sort(byNumber))
          assert.equal(await store.devices.count(org, filter as DeviceFilter, noon), expected.length)
        }),
        { numRuns: 60 },
      )
    })

    test('another organization sees none of them', async () => {
      const other = await newOrganization(store)
      const [device] = devices
      assert.deepEqual(
        (await store.devices.list(other, { sort: 'state', descending: false, limit: 9, now: noon })).items,
        [],
      )
      assert.equal(await store.devices.get(other, shown(device).id, noon), null)
      assert.equal(await store.devices.hardware(other, shown(device).id), null)
      assert.equal(await store.devices.events(other, shown(device).id, { limit: 9 }), null)
      assert.equal(
        refusalOf(await store.devices.patch(other, shown(device).id, { groupTag: 'x' }, null, ann, noon)),
        'not-found',
      )
      const search = {
        search: shown(device).serialNumber,
        sort: 'state',
        descending: false,
        limit: 9,
        now: noon,
      } as const
      assert.deepEqual((await store.devices.list(other, search)).items, [])
      assert.equal((await store.devices.summary(other, noon)).total, 0)
    })

    test('a list by many serials holds each device of them, wherever its serial stands among those asked for', async () => {
      const asked = [
        ...Array.from({ length: 450 }, (_, at) => `NOBODY${at}`),
        ...devices.map((one) => one.serialNumber),
      ]
      const serials = asked.map((serial) => serial.toLowerCase())
      for (const sort of deviceSorts) {
        assert.deepEqual(idsOf(await list({ serials }, sort)).sort(byNumber), idsOf(devices).sort(byNumber), sort)
      }
      assert.equal(await store.devices.count(org, { serials }, noon), devices.length)
    })

    test('finds which of many serials are on the list, in any case', async () => {
      const [one, two] = devices.map(({ serialNumber }) => serialNumber)
      const asked = [shown(one).toLowerCase(), 'nobody', shown(two)]
      const { found, missing } = await store.devices.findSerials(org, asked)
      assert.deepEqual(
        found.map(({ serial, ids }) => [serial, ids]),
        [
          [asked[0], [devices[0]?.id]],
          [asked[2], [devices[1]?.id]],
        ],
      )
      assert.deepEqual(missing, ['nobody'])
    })

    test('exports under a filter in order of number, with the hash', async () => {
      const exported = []
      for await (const batch of store.devices.export(org, { state: ['failed'] }, { withHash: true, now: noon })) {
        exported.push(...batch)
      }
      assert.ok(exported.length > 1)
      assert.deepEqual(idsOf(exported), idsOf(exported).sort(byNumber))
      assert.ok(exported.every(({ refusedText }) => refusedText === 'T0Fbroken'))
    })

    test('a tag and a user are set with an event, once; a version that is old refuses', async () => {
      const [device] = devices
      const { id, version } = shown(device)
      const { device: tagged } = sure(await store.devices.patch(org, id, { groupTag: 'Lobby' }, version, bob, noon))
      assert.deepEqual([tagged.groupTag, tagged.version], ['Lobby', version + 1])
      assert.equal(
        refusalOf(await store.devices.patch(org, id, { assignedUser: 'x@contoso.example' }, version, bob, noon)),
        'version',
      )
      const same = sure(await store.devices.patch(org, id, { groupTag: 'Lobby' }, null, bob, noon))
      assert.equal(same.device.version, version + 1)
      sure(await store.devices.patch(org, id, { assignedUser: 'new.user@contoso.example' }, null, bob, noon))
      const events = shown(await store.devices.events(org, id, { limit: 2 }))
      assert.deepEqual(
        events.items.map(({ kind, by, details }) => [kind, by.name, details.to]),
        [
          ['user-changed', 'Bob', 'new.user@contoso.example'],
          ['tag-changed', 'Bob', 'Lobby'],
        ],
      )
      const older = shown(await store.devices.events(org, id, { limit: 9, cursor: shown(events.nextCursor) }))
      assert.deepEqual(
        older.items.map(({ kind }) => kind),
        (await eventsOf(store, org, id)).slice(2),
      )
      assert.deepEqual(idsOf(await list({ search: 'NEW.USER' })), [id])
      sure(await store.devices.patch(org, id, { assignedUser: null }, null, bob, noon))
      assert.deepEqual(await list({ search: 'new.user' }), [])
      await assertCountsRight(store, org)
    })

    test('a tag and a user set together are one change with two events, or none where the version is old', async () => {
      const { id, version } = shown(devices[4])
      const values = { groupTag: 'Both', assignedUser: 'both@contoso.example' }
      const refused = await store.devices.patch(org, id, values, version - 1, bob, noon)
      assert.equal(refusalOf(refused), 'version')
      const before = shown(await store.devices.get(org, id, noon))
      assert.deepEqual([before.groupTag, before.assignedUser], [devices[4]?.groupTag, devices[4]?.assignedUser])
      const { device } = sure(await store.devices.patch(org, id, values, version, bob, noon))
      assert.deepEqual(
        [device.groupTag, device.assignedUser, device.version],
        ['Both', 'both@contoso.example', version + 1],
      )
      const events = shown(await store.devices.events(org, id, { limit: 2 }))
      assert.deepEqual(events.items.map(({ kind }) => kind).sort(), ['tag-changed', 'user-changed'])
      const half = sure(await store.devices.patch(org, id, { ...values, groupTag: '' }, null, bob, noon))
      assert.deepEqual([half.device.groupTag, half.device.assignedUser], [null, 'both@contoso.example'])
      assert.equal(shown(await store.devices.events(org, id, { limit: 1 })).items[0]?.kind, 'tag-changed')
      await assertCountsRight(store, org)
    })

    test('tells who listens what changed', async () => {
      const device = await deviceOf(store, org, shown(devices[2]).serialNumber)
      const hints: unknown[] = []
      const silence = store.onChange((hint) => hint.org === org && hints.push(hint))
      sure(await store.devices.patch(org, device.id, { groupTag: 'Heard' }, null, ann, noon))
      for (let waited = 0; hints.length === 0 && waited < 100; waited++) await new Promise((r) => setTimeout(r, 20))
      silence()
      assert.deepEqual(hints[0], { org, devices: [device.id] })
      sure(await store.devices.patch(org, device.id, { groupTag: shown(devices[2]).groupTag }, null, ann, noon))
      assert.equal(hints.length, 1)
    })
  })
}

const idsOf = (devices: { id: number }[]) => devices.map(({ id }) => id)
const byNumber = (one: number, other: number) => one - other

/** Good and failed devices of two makers, some with tags and users, from three uploads. */
export async function seedLists(store: Store, org: OrganizationNo): Promise<void> {
  const tags = [null, 'Kiosk', 'kiosk', 'Sales', null]
  const users = [null, 'eva@contoso.example', null, 'José-Sanz@contoso.example']
  const rows = (count: number, made: Parameters<typeof newHardware>[0]) =>
    Array.from({ length: count }, (_, at) =>
      rowOf(
        newHardware({ ...made, ...(at % 4 === 1 ? { serial: `abc-${at}-${newHardware().serial}` } : {}) }),
        at + 2,
        {
          groupTag: tags[at % tags.length] ?? null,
          assignedUser: users[at % users.length] ?? null,
        },
      ),
    )
  await registerRows(store, org, rows(13, {}))
  await registerRows(store, org, rows(9, { manufacturer: 'Litware', model: 'L-1' }), { now: noon + 1, example: true })
  const failures = [1, 2, 3].map((line) => refusedRow(`FAIL-${line}`, line, line === 2 ? 'unsafe-value' : 'checksum'))
  const changed = newHardware()
  await registerRows(store, org, [...failures, rowOf(changed, 9)])
  await registerRows(store, org, [rowOf(newHardware({ serial: changed.serial }), 2)])
}

/** The filter, device by device. */
export function matches(device: Device, filter: DeviceFilter): boolean {
  const oneOf = (wanted: string[] | undefined, value: string | null) =>
    wanted === undefined || wanted.some((each) => each.toLowerCase() === (value ?? '').toLowerCase())
  const contains = (value: string | null) => (value ?? '').toLowerCase().includes((filter.search ?? '').toLowerCase())
  return (
    oneOf(filter.state, device.state) &&
    (filter.error === undefined || (device.error !== null && oneOf(filter.error, device.error.code))) &&
    (filter.reason === undefined || (device.error?.reason != null && oneOf(filter.reason, device.error.reason))) &&
    (filter.attention === undefined || (device.attention !== null) === filter.attention) &&
    oneOf(filter.groupTag, device.groupTag) &&
    oneOf(filter.user, device.assignedUser) &&
    oneOf(filter.manufacturer, device.manufacturer) &&
    oneOf(filter.model, device.model) &&
    (filter.upload === undefined || device.upload?.id === filter.upload) &&
    (filter.registeredFrom === undefined ||
      (device.registeredAt !== null && Date.parse(device.registeredAt) >= filter.registeredFrom)) &&
    (filter.example === undefined || device.example === filter.example) &&
    (filter.search === undefined ||
      [device.serialNumber, device.assignedUser, device.model, device.groupTag].some(contains))
  )
}
