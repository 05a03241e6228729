import assert from 'node:assert/strict'
import type { Upload, UploadCounts, UploadRow } from '../../domain/upload.ts'
import type { DeviceSummary } from '../../storage/contract/devices.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { noCounts } from '../../storage/upload/upload-counts.ts'
import { devicesOf, noon, rowsOf } from './scene.ts'

/**
 * Counts everything of an organization again, one by one, and compares it with the counters that the store keeps.
 * `now` decides who is inactive.
 */
export async function assertCountsRight(store: Store, org: OrganizationNo, now = noon): Promise<void> {
  assert.deepEqual(sorted(await store.devices.summary(org, now)), sorted(await recountDevices(store, org, now)))
  const { items } = await store.uploads.list(org, { limit: 100 })
  for (const upload of items) {
    if (upload.status !== 'abandoned') await assertUploadRight(store, org, upload)
  }
}

async function recountDevices(store: Store, org: OrganizationNo, now: number): Promise<DeviceSummary> {
  const devices = await devicesOf(store, org, now)
  const count = (test: (device: (typeof devices)[number]) => boolean) => devices.filter(test).length
  const tally = <K>(keyOf: (device: (typeof devices)[number]) => K) => {
    const counts = new Map<string, { key: K; count: number }>()
    for (const device of devices) {
      const key = keyOf(device)
      const text = JSON.stringify(key)
      counts.set(text, { key, count: (counts.get(text)?.count ?? 0) + 1 })
    }
    return [...counts.values()]
  }
  const states = ['pending', 'failed', 'ready', 'active', 'inactive'] as const
  const errors = tally((device) => device.error?.code ?? null).filter(({ key }) => key !== null)
  return {
    total: devices.length,
    attention: count((device) => device.attention !== null),
    example: count((device) => device.example),
    byState: Object.fromEntries(
      states.map((state) => [state, count((device) => device.state === state)]),
    ) as DeviceSummary['byState'],
    byError: Object.fromEntries(errors.map(({ key, count: n }) => [key, n])),
    byManufacturer: tally((device) => device.manufacturer).map(({ key, count: n }) => ({ value: key, count: n })),
    byModel: tally(({ manufacturer, model }) => ({ manufacturer, value: model })).map(({ key, count: n }) => ({
      ...key,
      count: n,
    })),
    byGroupTag: tally((device) => device.groupTag).map(({ key, count: n }) => ({ value: key, count: n })),
    byOsBuild: tally((device) => device.osBuild).map(({ key, count: n }) => ({ value: key, count: n })),
  }
}

function sorted(summary: DeviceSummary): unknown {
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
  return {
    ...summary,
    byManufacturer: [...summary.byManufacturer].sort(byText),
    byModel: [...summary.byModel].sort(byText),
    byGroupTag: [...summary.byGroupTag].sort(byText),
    byOsBuild: [...summary.byOsBuild].sort(byText),
  }
}

async function assertUploadRight(store: Store, org: OrganizationNo, upload: Upload): Promise<void> {
  const rows = await rowsOf(store, org, upload.id)
  const kept = settledKept(upload.counts)
  const counts = noCounts()
  for (const row of rows) countRow(counts, row)
  assert.deepEqual({ ...upload.counts, ...kept }, { ...counts, ...kept }, `counts of upload ${upload.id}`)
  // A device may have been removed or merged since; what the upload made of its rows can then only be bounded.
  const { pending, ready, failed } = upload.counts
  assert.ok(pending >= 0 && ready >= 0 && failed >= 0 && pending + ready + failed <= counts.accepted)
  if (rows.every((row) => row.verdict !== 'new' || row.leftOut || row.deviceId !== null)) {
    assert.deepEqual(kept, settledKept(counts), `states of upload ${upload.id}`)
  }
}

function settledKept({ pending, ready, failed }: UploadCounts) {
  return { pending, ready, failed }
}

const countOfVerdict = {
  new: 'new',
  'already-registered': 'unchanged',
  'claimed-by-another-organization': 'claimedElsewhere',
  'not-found': 'notFound',
} as const

function countRow(counts: UploadCounts, row: UploadRow): void {
  counts.rows += 1
  if (row.outcome === 'duplicate') counts.duplicates += 1
  else counts[row.outcome] += 1
  if (row.outcome === 'refused' && row.reason !== null && row.reason !== 'hardware-changed') {
    counts.byReason[row.reason] = (counts.byReason[row.reason] ?? 0) + 1
  }
  for (const repair of row.repairs) counts.byRepair[repair] = (counts.byRepair[repair] ?? 0) + 1
  for (const warning of row.warnings) counts.byWarning[warning] = (counts.byWarning[warning] ?? 0) + 1
  if (row.outcome !== 'accepted') return
  if (row.leftOut) counts.leftOut += 1
  else if (row.verdict === 'hardware-changed') counts[row.waiting ? 'attention' : 'answered'] += 1
  else if (row.verdict !== null) counts[row.updated ? 'updated' : countOfVerdict[row.verdict]] += 1
  const made = row.verdict === 'new' || row.verdict === 'not-found' || row.verdict === 'claimed-by-another-organization'
  if (!made || row.state === null || row.leftOut) return
  counts[row.state === 'active' || row.state === 'inactive' ? 'ready' : row.state] += 1
}
