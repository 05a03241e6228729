import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { syntheticDevice, syntheticDevices } from '../../test/synthetic/devices.ts'
import { canonicalHash } from './encode.ts'
import { longestText } from './layout.ts'
import { faultyHashes, synthesizeHash } from './synthesize.ts'
import { verifyHash, verifyHashBytes } from './verify.ts'

const device = syntheticDevice(1)
const { hash } = device

/** Whole, and the same device to the last byte: canonical again, or marked where bytes after the footer differ. */
function isFoundOrMended(text: string): boolean {
  const result = verifyHash(text)
  if (!result.ok) return true
  const marked = result.repaired || result.warnings.length > 0
  return marked && canonicalHash(result.body) === hash
}

describe('each check', () => {
  for (const [fault, spoil] of Object.entries(faultyHashes)) {
    test(`refuses with ${fault}`, () => {
      for (const each of syntheticDevices(8)) {
        const result = verifyHash(spoil(each))
        assert.equal(result.ok ? 'whole' : result.reason, fault)
      }
    })
  }

  test('comes in its turn: the first that fails gives the reason', () => {
    const nameless = synthesizeHash({ ...device, serialNumber: null, manufacturer: null })
    const flipped = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
    const said = [
      [`*${flipped(nameless, 100)}`, 'not-base64'],
      [`x${flipped(nameless, 100).slice(1, 200)}`, 'not-a-hardware-hash'],
      [flipped(nameless, 100).slice(0, 400), 'truncated'],
      [faultyHashes.malformed({ ...device, serialNumber: null }), 'malformed'],
      [flipped(nameless, 30), 'checksum'],
      [nameless, 'serial-missing'],
      [synthesizeHash({ ...device, serialNumber: 'Default string', manufacturer: 'None' }), 'serial-missing'],
      [synthesizeHash({ ...device, manufacturer: 'SMBIOS_STRING_INDEX_0' }), 'manufacturer-missing'],
    ] as const
    for (const [text, reason] of said) {
      const result = verifyHash(text)
      assert.equal(result.ok ? 'whole' : result.reason, reason)
    }
  })
})

describe('a changed hash', () => {
  test('is found or mended at every position: one character changed, lost or added', () => {
    for (let at = 0; at < hash.length; at++) {
      const before = hash.slice(0, at)
      const after = hash.slice(at + 1)
      const other = hash[at] === 'x' ? 'y' : 'x'
      assert.ok(isFoundOrMended(before + other + after), `changed at ${at}`)
      assert.ok(isFoundOrMended(before + after), `lost at ${at}`)
      assert.ok(isFoundOrMended(before + other + hash.slice(at)), `added at ${at}`)
    }
    assert.ok(isFoundOrMended(`${hash}x`) && isFoundOrMended(`${hash}A`), 'added at the end')
  })

  test('is never whole while its body differs: one random bit of the body', () => {
    for (const other of syntheticDevices(16)) {
      const bytes = Buffer.from(other.hash, 'base64')
      const total = bytes.readUInt16LE(2)
      fc.assert(
        fc.property(fc.nat(total - 1), fc.nat(7), (at, bit) => {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] as number) ^ (1 << bit)
          assert.equal(verifyHash(changed.toString('base64')).ok, false)
        }),
        { numRuns: 50 },
      )
    }
  })

  test('with another character than base64 is not-base64, and says which', () => {
    assert.deepEqual(verifyHash(`${hash.slice(0, 40)}*${hash.slice(41)}`), {
      ok: false,
      reason: 'not-base64',
      detail: '* @40',
    })
    // Node's decoder reads U+0154 as if it were `T`.
    assert.equal(verifyHash(`\u0154${hash.slice(1)}`).ok, false)
  })
})

describe('a hash that is not canonical', () => {
  const bytes = Buffer.from(hash, 'base64')
  const end = bytes.readUInt16LE(2) + 36

  test('and longer keeps what is beyond, with a warning', () => {
    const longer = Buffer.concat([bytes, Buffer.alloc(6)])
    const result = verifyHash(longer.toString('base64'))
    assert.ok(result.ok)
    assert.deepEqual(result.warnings, ['hash-length-unusual'])
    assert.equal(result.tail?.length, longer.length - end)
    assert.equal(result.repaired, false)
  })

  test('with bytes after the footer keeps them, with a warning', () => {
    const marked = Buffer.from(bytes)
    marked[2999] = 7
    const result = verifyHash(marked.toString('base64'))
    assert.ok(result.ok)
    assert.deepEqual(result.warnings, ['hash-bytes-after-footer'])
    assert.equal(result.tail?.at(-1), 7)
  })

  test('with an EK that disagrees with its digest is taken, with a warning', () => {
    const body = Buffer.from(bytes.subarray(0, end - 36))
    const digest = body.indexOf(Buffer.from('0b002e0000000000', 'hex'))
    body[digest + 20] = (body[digest + 20] as number) ^ 1
    const result = verifyHash(canonicalHash(body))
    assert.ok(result.ok)
    assert.deepEqual(result.warnings, ['ek-digest-differs'])
  })
})

describe('whatever comes in', () => {
  test('any text gets an answer', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(hash, hash.slice(0, 500), ' ', '\r\n', '=', '"'),
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const text = parts.join('')
        assert.equal(typeof verifyHash(text).ok, 'boolean')
      }),
    )
  })

  test('any bytes after OA get an answer, and only a right checksum is whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const text = Buffer.concat([Buffer.from('OA'), bytes]).toString('base64')
        assert.equal(verifyHash(text).ok, false)
        assert.equal(verifyHashBytes(bytes).ok, false)
      }),
    )
  })

  test('a text over 16,384 characters is too long, at once', () => {
    const huge = ' '.repeat(50_000_000)
    const started = performance.now()
    const result = verifyHash(huge)
    assert.equal(result.ok ? null : result.reason, 'too-long')
    assert.equal(verifyHashBytes(new Uint8Array(longestText + 1)).ok, false)
    assert.ok(performance.now() - started < 50)
  })

  test('the worst texts of 16,384 characters take milliseconds', () => {
    const blanks = `A${' '.repeat(longestText - 4)}A\nA`
    for (const piece of [blanks, ' ', 'A ', ' A', '"', '= \r\n', '\r\n ', `${'A'.repeat(16)} `, '\n', '=']) {
      const text = piece.repeat(longestText / piece.length)
      const started = process.cpuUsage().user
      assert.equal(verifyHash(text).ok, false)
      assert.ok(process.cpuUsage().user - started < 100_000, JSON.stringify(piece.slice(0, 20)))
    }
  })

  test('one small hash again and again is one device, and takes milliseconds', () => {
    const record = (type: number, value: string) =>
      Buffer.concat([Buffer.from([type, 0, value.length + 4, 0]), Buffer.from(value, 'latin1')])
    const body = Buffer.concat([
      Buffer.from('OA\x2d\0'),
      ...[record(1, '\0'.repeat(24)), record(14, 'S1\0'), record(16, 'X\0')],
    ])
    const whole = Buffer.from(canonicalHash(body), 'base64')
      .subarray(0, body.length + 36)
      .toString('base64')
    const started = process.cpuUsage().user
    const result = verifyHash(whole.repeat(longestText / whole.length))
    assert.ok(result.ok)
    assert.deepEqual(Buffer.from(result.body), body)
    assert.ok(process.cpuUsage().user - started < 100_000)
    const other = canonicalHash(Buffer.from(body).fill('Y', 43, 44)).slice(0, whole.length)
    const second = verifyHash(whole + whole + other)
    assert.equal(second.ok ? null : second.reason, 'too-long')
  })

  test('a field given as bytes is the same as the text', () => {
    for (const text of [hash, `"${hash}"`, hash.slice(0, 3000), 'DummyHash123', '']) {
      assert.deepEqual(verifyHashBytes(new TextEncoder().encode(text)), verifyHash(text))
    }
  })
})
