import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { deviceSorts } from '../domain/words.ts'
import type { DeviceFilter } from '../storage/contract/devices.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import { openSqliteStore } from '../storage/sqlite/store.ts'
import type { Store } from '../storage/store.ts'
import { seedDevices } from './seed-devices.ts'

/**
 * How long a page of 100, one device, a search and the summary take in a large installation, against the floor: one
 * look-up by key. `--devices 1000000`, `--database postgres://…`, `--data DIR` to keep and use again.
 */
const { values } = parseArgs({
  options: { devices: { type: 'string', default: '100000' }, database: { type: 'string' }, data: { type: 'string' } },
  strict: false,
})
const devices = Number(values.devices)
const folder = typeof values.data === 'string' ? values.data : mkdtempSync(join(tmpdir(), 'muster-lists-'))

const store = await openStore()
const large = await store.organizations.numberOf('bench-large', 'Large')
const small = await store.organizations.numberOf('bench-small', 'Small')
await fill(large, devices, 1)
await fill(small, 200, 50_000_001)
await measureAll()
await store.close()
if (values.data === undefined) rmSync(folder, { recursive: true, force: true })

async function openStore(): Promise<Store> {
  if (typeof values.database !== 'string') return openSqliteStore({ file: join(folder, 'muster.db') })
  const { openPostgresStore } = await import('../storage/postgres/store.ts')
  return openPostgresStore({ url: values.database })
}

async function fill(org: OrganizationNo, count: number, firstSeed: number): Promise<void> {
  const { total } = await store.devices.summary(org, Date.now())
  if (total > 0) return
  const begun = performance.now()
  await seedDevices(store, org, count, undefined, firstSeed)
  console.log(`${count} devices registered in ${((performance.now() - begun) / 1000).toFixed(1)} s (storage alone)`)
}

async function measureAll(): Promise<void> {
  const now = Date.now()
  const first = await store.devices.list(large, { sort: 'createdAt', descending: true, limit: 100, now })
  const ids = first.items.map((device) => device.id)
  let turn = 0
  const floor = await measure('one device by id (the floor)', 0, () =>
    store.devices.get(large, ids[turn++ % ids.length] as number, now),
  )
  for (const sort of deviceSorts)
    for (const descending of [false, true])
      await measure(`page by ${sort}${descending ? ', descending' : ''}`, floor, () =>
        store.devices.list(large, { sort, descending, limit: 100, now }),
      )
  const filters: [string, DeviceFilter][] = [
    ['failed', { state: ['failed'] }],
    ['ready', { state: ['ready'] }],
    ['inactive (none)', { state: ['inactive'] }],
    ['tag Kiosk', { groupTag: ['Kiosk'] }],
    ['tag Kiosk and failed', { groupTag: ['Kiosk'], state: ['failed'] }],
    ['tag nobody has', { groupTag: ['No such tag'] }],
    ['needs a person (none)', { attention: true }],
    ['search 5CG (many share it)', { search: '5CG' }],
    ['search user123', { search: 'user123' }],
    ['search that finds nothing', { search: 'qqqzzz' }],
    ['search VMware', { search: 'vmware' }],
    ['search a tag', { search: 'kiosk' }],
  ]
  for (const [name, filter] of filters)
    for (const sort of ['createdAt', 'serialNumber', 'assignedUser'] as const)
      await measure(`${name}, by ${sort}`, floor, () =>
        store.devices.list(large, { ...filter, sort, descending: false, limit: 100, now }),
      )
  for (const search of ['5CG', 'vmware', 'kiosk', 'user5', 'qqqzzz'])
    await measure(`small organization: search ${search}`, floor, () =>
      store.devices.list(small, { search, sort: 'serialNumber', descending: false, limit: 100, now }),
    )
  await measure('summary', floor, () => store.devices.summary(large, now), 20)
  await measure('count of failed', floor, () => store.devices.count(large, { state: ['failed'] }, now), 20)
  await measure('count of a search', floor, () => store.devices.count(large, { search: '5CG' }, now), 10)
}

async function measure(name: string, floor: number, run: () => Promise<unknown>, times = 40): Promise<number> {
  await run()
  const taken: number[] = []
  for (let round = 0; round < times; round++) {
    const begun = performance.now()
    await run()
    taken.push(performance.now() - begun)
  }
  taken.sort((a, b) => a - b)
  const p50 = taken[Math.floor(times / 2)] as number
  const p95 = taken[Math.floor(times * 0.95)] as number
  const ratio = floor > 0 ? `  ${(p50 / floor).toFixed(0).padStart(6)} x floor` : ''
  console.log(`${name.padEnd(52)} p50 ${p50.toFixed(2).padStart(8)} ms  p95 ${p95.toFixed(2).padStart(8)} ms${ratio}`)
  return p50
}
