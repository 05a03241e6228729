import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Refusal } from '../storage/contract/answers.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { FileSending } from '../storage/contract/uploads.ts'
import { openSqliteStore } from '../storage/sqlite/store.ts'
import type { Store } from '../storage/store.ts'
import { sqliteFloor } from './floor-sqlite.ts'
import { seedRow } from './seed-devices.ts'

/**
 * Storage alone, without HTTP and without reading files: synthetic rows through addRows, judgeNext and registerNext,
 * against a bare loop that writes the same rows into the same tables. `--devices 100000`, `--batch 5000`,
 * `--rounds 1` (more: each round adds that many, so that growth shows).
 */
const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    batch: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '1' },
  },
  strict: false,
})
const devices = Number(values.devices)
const batch = Number(values.batch)
const folder = mkdtempSync(join(tmpdir(), 'muster-register-'))
const store = await openSqliteStore({ dir: folder })
const org = await store.organizations.numberOf('bench', 'Bench')
try {
  for (let round = 0; round < Number(values.rounds); round++) await registerAll(store, org, round)
  const summary = await store.devices.summary(org, Date.now())
  await store.close()
  const floor = sqliteFloor(join(folder, 'muster.db'), join(folder, 'floor.db'))
  console.log(`  bare loop: ${summary.total} devices in ${floor.toFixed(2)} s, ${rate(summary.total, floor)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function registerAll(to: Store, organization: OrganizationNo, round: number): Promise<void> {
  const id = `round-${round}`
  const now = Date.now()
  const file = await beginUpload(to, organization, id, now)
  let received = 0
  const longest = { add: 0, judge: 0, register: 0 }
  const timed = async <T>(what: keyof typeof longest, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const value = await work()
    longest[what] = Math.max(longest[what], performance.now() - begun)
    return value
  }
  for (let at = 0; at < devices; at += batch) {
    const first = 1 + round * devices + at
    const rows = Array.from({ length: Math.min(batch, devices - at) }, (_, index) => seedRow(first + index, at + index))
    const begun = performance.now()
    sure(await timed('add', () => to.uploads.addRows(organization, id, file, rows, 0, now)))
    received += performance.now() - begun
  }
  const found = {
    name: 'a',
    format: '',
    encoding: '',
    delimiter: '',
    rows: devices,
    columnsIgnored: [],
    columnsByContent: [],
    sheet: null,
    passedOver: [],
    members: null,
    error: null,
  }
  sure(await to.uploads.finishFile(organization, id, file, found, now))
  sure(await to.uploads.close(organization, id, now))
  const checked = await seconds(async () => {
    for (let after: number | null = null; ; ) {
      const { last, judged } = await timed('judge', () => to.uploads.judgeNext(organization, id, after, batch))
      if (judged === 0) break
      after = last
    }
    await to.uploads.markChecked(organization, id, now, now)
  })
  const how = { immediate: true, requestId: 'bench' }
  const registered = await seconds(async () => {
    while ((await timed('register', () => to.uploads.registerNext(organization, id, batch, how, now))).more);
  })
  const total = received / 1000 + checked + registered
  console.log(
    `round ${round + 1}: ${devices} devices in ${total.toFixed(2)} s, ${rate(devices, total)}` +
      ` (received ${(received / 1000).toFixed(2)}, checked ${checked.toFixed(2)}, registered ${registered.toFixed(2)};` +
      ` longest batch ${Object.values(longest)
        .map((ms) => ms.toFixed(0))
        .join(', ')} ms)`,
  )
}

async function beginUpload(to: Store, organization: OrganizationNo, id: string, now: number): Promise<FileSending> {
  const wanted = {
    id,
    kind: 'devices' as const,
    register: true,
    groupTag: null,
    assignedUser: null,
    onlyWhereEmpty: false,
    example: false,
    idempotencyKey: null,
    idempotencyFingerprint: null,
    actor: { kind: 'system', id: 'bench', name: 'Bench' } as const,
  }
  sure(await to.uploads.create(organization, wanted, now))
  return sure(await to.uploads.beginFile(organization, id, { name: 'a', number: 0 }, now))
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

function rate(count: number, took: number): string {
  return `${Math.round(count / took)}/s`
}

function sure<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) throw new Error(JSON.stringify(answer))
  return answer as T
}
