import assert from 'node:assert/strict'
import { test } from 'node:test'
import { syntheticDevice, syntheticDevices, withFault } from '../../test/synthetic/devices.ts'
import { identifyHash } from './identity.ts'
import { bodyOfPlainHash, readPlainHash } from './plain.ts'
import { faultyHashes, type HashFault } from './synthesize.ts'
import { verifyHash } from './verify.ts'

const read = (text: string) => readPlainHash(Buffer.from(`,${text}\r\n`), 1, 1 + text.length)

test('a plain hash is read as verifyHash and identifyHash read it', () => {
  for (const { hash } of syntheticDevices(64)) {
    const plain = read(hash)
    const whole = verifyHash(hash)
    assert.ok(plain && whole.ok)
    assert.deepEqual(bodyOfPlainHash(plain), whole.body)
    assert.deepEqual(plain.identity, identifyHash(whole.body))
    assert.equal(plain.text.padEnd(4000, 'A'), hash)
  }
})

test('whatever is not just so is left to verifyHash', () => {
  const device = syntheticDevice(1)
  for (const fault of Object.keys(faultyHashes) as HashFault[])
    assert.equal(read(withFault(device, fault).hash), null, fault)
  const { hash } = device
  for (let at = 0; at < 4000; at += 7) {
    for (const character of 'B-_= é\n') {
      if (hash[at] !== character)
        assert.equal(read(hash.slice(0, at) + character + hash.slice(at + 1)), null, String(at))
    }
  }
  for (const text of ['', hash.slice(0, -1), `${hash}A`, hash.slice(0, 2048)]) assert.equal(read(text), null)
})
