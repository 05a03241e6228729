import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readFixture, withoutFixtures } from '../../test/fixtures.ts'
import { syntheticDevice } from '../../test/synthetic/devices.ts'
import { canonicalHash } from './encode.ts'
import { identifyHash } from './identity.ts'
import { readHash } from './read.ts'
import { synthesizeBody } from './synthesize.ts'
import { verifyHash } from './verify.ts'

type FixtureDevice = Record<string, unknown> & { hash: string }

const u16 = (...values: number[]) => Buffer.from(new Uint16Array(values).buffer)

/** A body of these records. */
function bodyOf(...records: [type: number, value: Buffer][]): Uint8Array {
  const parts = records.map(([type, value]) => Buffer.concat([u16(type, value.length + 4), value]))
  const body = Buffer.concat([Buffer.from('OA\0\0'), ...parts])
  body.writeUInt16LE(body.length, 2)
  return body
}

describe('the devices of the fixtures', { skip: withoutFixtures }, () => {
  const devices = withoutFixtures ? [] : readFixture<FixtureDevice[]>('devices.json')

  test('read as what they are, key by key', () => {
    assert.ok(devices.length > 0)
    for (const { hash, ...expected } of devices) {
      const whole = verifyHash(hash)
      assert.ok(whole.ok)
      const read = readHash(whole.body) as unknown as Record<string, unknown>
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(read[key], value, key)
      assert.equal(canonicalHash(whole.body), hash)
    }
  })

  test('are found or mended at random places: one character changed, lost or added', () => {
    const { hash: text } = devices[0] as FixtureDevice
    fc.assert(
      fc.property(
        fc.constantFrom(...devices.map((device) => device.hash)),
        fc.nat(text.length - 1),
        fc.constantFrom('', 'x', '/', 'A'),
        fc.boolean(),
        (hash, at, character, keep) => {
          const changed = hash.slice(0, at) + character + hash.slice(keep ? at : at + 1)
          const result = verifyHash(changed)
          if (changed !== hash && result.ok) assert.ok(result.repaired || result.warnings.length > 0)
          if (result.ok) assert.equal(canonicalHash(result.body), hash)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('reading a hash', () => {
  test('agrees with the fast identity', () => {
    for (let seed = 0; seed < 16; seed++) {
      const body = synthesizeBody(syntheticDevice(seed))
      const read = readHash(body)
      const identity = identifyHash(body)
      assert.equal(identity.ek, read.ekPublicSha256)
      assert.equal(identity.uuid, read.uuid)
      assert.equal(identity.serialNumber, read.serialNumber)
      assert.equal(identity.productKeyId, read.productKeyId)
      assert.equal(identity.osBuild, read.osBuild)
      assert.equal((identity.capturedAt ?? 0) * 1000, Date.parse(read.capturedAt ?? ''))
    }
  })

  test('keeps records of unknown meaning by number, in any order', () => {
    const read = readHash(bodyOf([999, u16(0xbeef)], [14, Buffer.from('SYN-1\0')]))
    assert.equal(read.serialNumber, 'SYN-1')
    assert.deepEqual(read.unknownRecords, [{ type: 999, length: 6, valueHex: 'efbe' }])
  })

  test('takes a placeholder for nothing', () => {
    for (const text of ['SMBIOS_STRING_INDEX_0', '', 'None', 'Default string', 'To be filled by O.E.M.', '00000000']) {
      assert.equal(readHash(bodyOf([14, Buffer.from(`${text}\0`)])).serialNumber, null, text)
    }
  })

  test('pairs disks with their serials; a rotating one, a solid one, a bus it does not know', () => {
    const disk = (gigabytes: number, bus: number, seek: number) =>
      Buffer.concat([u16(gigabytes, 0, 0, 0, bus), Buffer.from([seek, 1])])
    const read = readHash(
      bodyOf([6, disk(476, 0x11, 0)], [7, Buffer.from('S1|M1|V')], [6, disk(931, 0x0b, 0xff)], [6, disk(0, 99, 7)]),
    )
    assert.deepEqual(read.disks, [
      { capacityGB: 476, bus: 'NVMe', rotating: false, serial: 'S1' },
      { capacityGB: 931, bus: 'SATA', rotating: true, serial: null },
      { capacityGB: null, bus: 'unknown (99)', rotating: null, serial: null },
    ])
  })

  test('does not take a memory record with a zero low half for an amount', () => {
    assert.equal(readHash(bodyOf([5, u16(0, 0, 16, 0, 64, 0, 0, 0, 2, 1)])).memoryGB, null)
  })

  test('says no TPM where the digest is of another kind', () => {
    const digest = (kind: number) => Buffer.concat([u16(0, 0, kind, 32, 0), Buffer.alloc(32, 5)])
    assert.equal(readHash(bodyOf([11, digest(0x0103)])).ekPublicSha256, null)
    assert.equal(readHash(bodyOf([11, digest(1)])).ekPublicSha256, '05'.repeat(32))
  })

  test('gives a default UUID no weight in identity, but shows it', () => {
    const zero: [number, Buffer] = [12, Buffer.alloc(16)]
    assert.equal(identifyHash(bodyOf(zero)).uuid, null)
    assert.equal(readHash(bodyOf(zero)).uuid, '00000000-0000-0000-0000-000000000000')
  })

  test('never throws, whatever the records hold', () => {
    const record = fc.tuple(
      fc.oneof(fc.nat(40), fc.nat(65_535)),
      fc.uint8Array({ maxLength: 80 }).map((v) => Buffer.from(v)),
    )
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const body = bodyOf(...records)
        readHash(body)
        identifyHash(body)
      }),
    )
  })

  test('never throws on bytes that are no body at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readHash(bytes)
        identifyHash(bytes)
      }),
    )
  })
})
