import assert from 'node:assert/strict'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import type { DeviceStore } from '../storage/contract/devices.ts'
import { syntheticDevices } from '../test/synthetic/devices.ts'
import { intuneZip } from './intune-zip.ts'

type Batch =
  Awaited<ReturnType<ReturnType<DeviceStore['export']>[typeof Symbol.asyncIterator]>['next']> extends infer R
    ? R extends { value: (infer D)[] }
      ? D
      : never
    : never

describe('the ZIP for Intune', () => {
  test('holds every device once: in files of 500 rows, or with its reason in not-written.csv, which comes last', async () => {
    const files = filesOf(await buffer(intuneZip(devices(1200, 3000), 'en')))
    assert.deepEqual([...files.keys()], ['intune-001.csv', 'intune-002.csv', 'intune-003.csv', 'not-written.csv'])
    const lines = (name: string) => files.get(name)?.toString('utf8').trimEnd().split('\r\n') ?? []
    assert.deepEqual(
      ['intune-001.csv', 'intune-002.csv', 'intune-003.csv'].map((name) => lines(name).length - 1),
      [500, 500, 200],
    )
    const [header, ...left] = lines('not-written.csv')
    assert.ok(header?.startsWith('\ufeff"Device Serial Number"'), header)
    assert.deepEqual(
      left.map((line) => line.split(',', 1)[0]),
      Array.from({ length: 3000 }, (_, at) => `"BARE-${at}"`),
    )
  })

  test('has no not-written.csv where everything is written', async () => {
    const files = filesOf(await buffer(intuneZip(devices(3, 0), 'nl')))
    assert.deepEqual([...files.keys()], ['intune-001.csv'])
  })

  test('leaves no file behind, also when its reader goes away', { skip: !existsSync('/proc/self/fd') }, async () => {
    const output = intuneZip(devices(3000, 2000), 'en')
    for await (const _chunk of output) break
    assert.ok(output.destroyed)
    for (let waited = 0; waited < 100 && unnamedFiles() > 0; waited++) await new Promise((done) => setTimeout(done, 20))
    assert.equal(unnamedFiles(), 0)
  })
})

/** Devices without a hash among those with one, in batches. */
async function* devices(withHash: number, without: number): AsyncGenerator<Batch[]> {
  const [one] = syntheticDevices(1, 1)
  const body = Buffer.from(one?.hash ?? '', 'base64').subarray(0, 900)
  const bare = {
    productKeyId: null,
    groupTag: null,
    assignedUser: null,
    manufacturer: 'Fabrikam',
    model: 'Fabrikam 840',
  }
  for (let at = 0; at < Math.max(withHash, without); at += 100) {
    const batch: unknown[] = []
    for (let each = at; each < at + 100; each++) {
      if (each < withHash) batch.push({ ...bare, serialNumber: `FULL-${each}`, body })
      if (each < without) batch.push({ ...bare, serialNumber: `BARE-${each}`, body: null })
    }
    yield batch as Batch[]
  }
}

function unnamedFiles(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return /\/muster-[^/]+ \(deleted\)$/.test(readlinkSync(`/proc/self/fd/${fd}`))
    } catch {
      return false
    }
  }).length
}

/** The files of a ZIP by name, in order, as its central directory names them. */
function filesOf(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      ...[28, 30, 32].map((o) => zip.readUInt16LE(at + o)),
    ]
    const local = zip.readUInt32LE(at + 42)
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const text = zip.subarray(at + 46, at + 46 + (name ?? 0)).toString('utf8')
    files.set(text, inflateRawSync(zip.subarray(begin, begin + (packed ?? 0))))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}
