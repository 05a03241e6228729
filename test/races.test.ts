import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, everyItem, type MusterClient } from '../api/client.ts'
import type { UploadAnswer, UploadRowAnswer } from '../api/contract/uploads.ts'
import { auditRoll } from './audit-roll.ts'
import { type Bench, openBench, type Place, type Server, startServer } from './muster-process.ts'
import { testDatabase, whyNoPostgres } from './postgres.ts'
import { syntheticDevices, type TestDevice } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

const clients = 8
const devicesEach = 400

describe('two organizations register the same devices at the same time', () => {
  test('SQLite: each device has one owner, and the other organization learns nothing else', async () => {
    const bench = openBench()
    try {
      await race(bench, ['--data', join(bench.folder, 'data')], [[]])
    } finally {
      bench.remove()
    }
  })

  test('PostgreSQL, two API processes and two workers: the same', { skip: whyNoPostgres ?? false }, async () => {
    const bench = openBench()
    const database = await testDatabase()
    try {
      const processes = [
        ['--role', 'api'],
        ['--role', 'api'],
        ['--role', 'worker'],
        ['--role', 'worker'],
      ]
      await race(bench, ['--database', database.url], processes)
    } finally {
      await database.drop()
      bench.remove()
    }
  })
})

type Sent = { organization: string; upload: UploadAnswer; rows: UploadRowAnswer[] }

async function race(bench: Bench, place: Place, processes: string[][]): Promise<void> {
  const servers: Server[] = []
  try {
    for (const args of processes)
      servers.push(await startServer(bench, place, { args, wait: !args.includes('worker') }))
    const doors = servers.filter((_, at) => !processes[at]?.includes('worker'))
    const first = doors[0] as Server
    const tokens = { Contoso: await first.token('Contoso'), Fabrikam: await first.token('Fabrikam') }
    const sends = Array.from({ length: clients }, (_, at) => {
      const organization = at % 2 === 0 ? 'Contoso' : 'Fabrikam'
      const { url } = doors[at % doors.length] as Server
      // Two clients of different organizations send the same devices, the next two half of these and half others.
      const devices = shuffled(syntheticDevices(devicesEach, 1 + Math.floor(at / 2) * (devicesEach / 2)), at)
      return send(createClient({ baseUrl: url, token: tokens[organization] }), organization, devices)
    })
    const sent = await Promise.all(sends)
    await oneOwnerEach(sent)
    await nothingElseIsLearned(first, tokens, sent)
    const audit = await auditRoll(place)
    const distinct = devicesEach + (clients / 2 - 1) * (devicesEach / 2)
    assert.equal(audit.devices, distinct)
    assert.deepEqual(audit, {
      devices: distinct,
      ready: distinct,
      registered: distinct,
      devicesWithOneEvent: audit.devicesWithOneEvent,
      claims: audit.claimsOwed,
      claimsOwed: audit.claimsOwed,
      claimsWithoutDevice: 0,
      serialsTwice: 0,
    })
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function send(client: MusterClient, organization: string, devices: TestDevice[]): Promise<Sent> {
  const { id } = await client.uploads.create({ register: true })
  const file = makeFile(devices)
  await client.uploads.sendFile(id, { name: 'devices.csv', open: () => new Blob([new Uint8Array(file)]) })
  await client.uploads.check(id)
  for (let upload = await client.uploads.get(id); ; upload = await client.uploads.get(id)) {
    if (upload.done) {
      const rows: UploadRowAnswer[] = []
      for await (const row of everyItem((cursor) => client.uploads.rows(id, { cursor, limit: 1000 }))) rows.push(row)
      return { organization, upload, rows }
    }
    await sleep(50)
  }
}

/** Every row ended as new, as already registered in its own organization, or as claimed by the other. */
async function oneOwnerEach(sent: Sent[]): Promise<void> {
  const owners = new Map<string, Set<string>>()
  for (const { organization, upload, rows } of sent) {
    assert.equal(upload.status, 'done')
    assert.equal(rows.length, devicesEach)
    for (const row of rows) {
      const serial = row.serialNumber as string
      if (row.verdict === 'claimed-by-another-organization') {
        assert.equal(row.error?.code, 'device-claimed-by-another-organization')
        continue
      }
      assert.ok(row.verdict === 'new' || row.verdict === 'already-registered', `${serial}: ${row.verdict}`)
      assert.equal(row.state, 'ready', serial)
      owners.set(serial, (owners.get(serial) ?? new Set()).add(organization))
    }
  }
  for (const [serial, organizations] of owners) assert.equal(organizations.size, 1, `${serial} has one owner`)
  const named = new Set(sent.flatMap(({ rows }) => rows.map((row) => row.serialNumber)))
  assert.equal(owners.size, named.size, 'every device has an owner')
  for (const serial of named) {
    const news = sent.flatMap(({ rows }) => rows).filter((row) => row.serialNumber === serial && row.verdict === 'new')
    assert.equal(news.length, 1, `${serial} was new once`)
  }
}

/** What the loser can see of a device that another organization claims holds no word of the winner. */
async function nothingElseIsLearned(server: Server, tokens: Record<string, string>, sent: Sent[]): Promise<void> {
  const lost = sent.flatMap(({ organization, rows }) =>
    rows
      .filter((row) => row.verdict === 'claimed-by-another-organization')
      .slice(0, 3)
      .map((row) => ({ organization, row })),
  )
  assert.ok(lost.length > 0, 'the race had losers')
  for (const { organization, row } of lost) {
    const other = organization === 'Contoso' ? 'Fabrikam' : 'Contoso'
    const client = createClient({ baseUrl: server.url, token: tokens[organization] as string })
    const seen: unknown[] = [row]
    if (row.deviceId !== null) {
      seen.push(await client.devices.get(row.deviceId))
      seen.push(await client.devices.events(row.deviceId))
      seen.push(await client.devices.hardware(row.deviceId, { hash: true }))
    }
    assert.ok(!JSON.stringify(seen).includes(other), `${organization} sees nothing of ${other}`)
    const winner = sent
      .filter((one) => one.organization === other)
      .flatMap(({ rows }) => rows)
      .find((one) => one.serialNumber === row.serialNumber && one.deviceId !== null)
    assert.ok(winner?.deviceId, 'the winner has the device')
    await assert.rejects(client.devices.get(winner.deviceId), { status: 404 })
  }
}

function shuffled<T>(items: T[], seed: number): T[] {
  return items
    .map((item, at) => ({ item, key: Math.imul(at + 1, 2_654_435_761 + seed * 97) >>> 0 }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item)
}
