import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compareDevices, identityKeys } from '../../domain/device-identity.ts'
import { identifyHash } from '../../domain/hardware-hash/identity.ts'
import { readHash } from '../../domain/hardware-hash/read.ts'
import { faultyHashes, type HashFault } from '../../domain/hardware-hash/synthesize.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import {
  capturedLater,
  syntheticDevice,
  syntheticDevices,
  type TestDevice,
  withFault,
  withReplacedBoard,
} from './devices.ts'
import { makeFile } from './files.ts'

function bodyOf(device: TestDevice): Uint8Array {
  const whole = verifyHash(device.hash)
  assert.ok(whole.ok)
  return whole.body
}

const keysOf = (device: TestDevice) => identityKeys(identifyHash(bodyOf(device)))

describe('a synthetic device', () => {
  test('has a whole, canonical hash that says what the device is', () => {
    for (const device of syntheticDevices(64)) {
      const whole = verifyHash(device.hash)
      assert.ok(whole.ok)
      assert.deepEqual([whole.repaired, whole.warnings, whole.tail], [false, [], null])
      const read = readHash(whole.body)
      assert.equal(read.serialNumber, device.serialNumber)
      assert.equal(read.manufacturer, device.manufacturer)
      assert.equal(read.model, device.model)
      assert.equal(read.productKeyId, device.productKeyId)
      assert.equal(read.ekPublicSha256 === null, device.ek === null)
      assert.equal(read.memoryGB, device.hardware.memoryGB)
      assert.equal(Date.parse(read.capturedAt ?? '') / 1000, device.capturedAt)
    }
  })

  test('is the same for the same seed and differs from all others in serial, UUID and EK', () => {
    assert.equal(syntheticDevice(7).hash, syntheticDevice(7).hash)
    const keys = syntheticDevices(400).map(keysOf)
    assert.equal(new Set(keys.map((each) => each.tuple)).size, 400)
    assert.equal(new Set(keys.map((each) => each.uuid)).size, 400)
    assert.equal(new Set(keys.map((each) => each.ek)).size, 400 - 50 + 1)
  })

  test('captured again is the same device with another text', () => {
    const device = syntheticDevice(3)
    const later = capturedLater(device)
    assert.notEqual(later.hash, device.hash)
    assert.equal(compareDevices(keysOf(later), keysOf(device)).answer, 'same')
  })

  test('with a new board has changed hardware, with a TPM and without', () => {
    for (const device of [syntheticDevice(0), syntheticDevice(7)]) {
      assert.equal(compareDevices(keysOf(withReplacedBoard(device)), keysOf(device)).answer, 'hardware-changed')
    }
  })

  for (const fault of Object.keys(faultyHashes) as HashFault[]) {
    test(`with the fault ${fault} is refused for that reason`, () => {
      for (const device of syntheticDevices(8)) {
        const result = verifyHash(withFault(device, fault).hash)
        assert.equal(result.ok ? 'whole' : result.reason, fault)
      }
    })
  }
})

describe('a synthetic file', () => {
  test('of the collection script has its header and a line a device', () => {
    const [first, second] = syntheticDevices(2) as [TestDevice, TestDevice]
    const text = makeFile([first, { device: second, groupTag: 'Sales, North' }]).toString()
    assert.equal(
      text,
      'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\n' +
        `${first.serialNumber},,${first.hash},\r\n${second.serialNumber},,${second.hash},"Sales, North"\r\n`,
    )
  })

  test('is written in the encoding asked for', () => {
    const devices = syntheticDevices(1)
    assert.deepEqual([...makeFile(devices, { encoding: 'utf16le-bom' }).subarray(0, 4)], [0xff, 0xfe, 0x44, 0])
    assert.deepEqual([...makeFile(devices, { encoding: 'utf16be-bom' }).subarray(0, 4)], [0xfe, 0xff, 0, 0x44])
    assert.deepEqual([...makeFile(devices, { encoding: 'utf8-bom' }).subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x44])
  })
})
