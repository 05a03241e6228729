import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { syntheticDevices } from '../../test/synthetic/devices.ts'
import { canonicalHash } from './encode.ts'
import { verifyHash } from './verify.ts'

const hashes = syntheticDevices(8).map((device) => device.hash)
const wrapped = (text: string, width: number, newline: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(newline)
/** Characters up to which the body and its footer reach. */
const needed = (text: string) => Math.ceil(((Buffer.from(text, 'base64').readUInt16LE(2) + 36) * 4) / 3)

const damages = {
  'quotes around it': (text) => `"${text}"`,
  'doubled quotes': (text) => `""${text}""`,
  'typographic quotes': (text) => `“${text}”`,
  'spaces and a newline around it': (text) => `  ${text}\r\n`,
  'a byte order mark before it': (text) => `\ufeff${text}`,
  'line wraps at 76': (text) => wrapped(text, 76, '\r\n'),
  'line wraps at 64, indented': (text) => wrapped(text, 64, '\n    '),
  'line wraps with tabs': (text) => wrapped(text, 76, '\r\n\t'),
  'wraps joined with spaces': (text) => wrapped(text, 76, ' '),
  'wraps of mail (=)': (text) => wrapped(text, 75, '=\r\n'),
  'plus turned to space': (text) => text.replaceAll('+', ' '),
  'the url-safe alphabet': (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  '= added': (text) => `${text}==`,
  'a cut with = added': (text) => `${text.slice(0, 3999)}=`,
  'a cut with its = lost': (text) => text.slice(0, 3998),
  'one character lost at the end': (text) => text.slice(0, -1),
  'two characters lost at the end': (text) => text.slice(0, -2),
  'three characters lost at the end': (text) => text.slice(0, -3),
  'a cut at 2048': (text) => text.slice(0, 2048),
  'quotes and wraps': (text) => `"${wrapped(text, 76, '\r\n')}"`,
  'wraps and plus turned to space': (text) => wrapped(text.replaceAll('+', ' '), 76, '\r\n'),
  'indented wraps and plus turned to space': (text) => wrapped(text.replaceAll('+', ' '), 64, '\r\n  '),
  'wraps joined with spaces and plus turned to space': (text) => wrapped(text.replaceAll('+', ' '), 76, ' '),
  'url-safe, cut and wrapped': (text) =>
    wrapped(text.slice(0, 2100).replaceAll('+', '-').replaceAll('/', '_'), 76, '\n'),
  'quotes, url-safe and = added': (text) => `'${text.replaceAll('+', '-').replaceAll('/', '_')}='`,
  'plus turned to space and three characters lost': (text) => text.replaceAll('+', ' ').slice(0, -3),
} as const satisfies Record<string, (text: string) => string>

describe('mended, and proven by the checksum', () => {
  for (const [title, damage] of Object.entries(damages)) {
    test(title, () => {
      for (const text of hashes) {
        const damaged = damage(text)
        if (damaged === text) continue
        const result = verifyHash(damaged)
        assert.ok(result.ok, result.ok ? '' : `${result.reason} ${result.detail}`)
        assert.equal(result.repaired, true)
        assert.deepEqual([result.warnings, result.tail], [[], null])
        assert.equal(canonicalHash(result.body), text)
      }
    })
  }

  test('cut anywhere in the zero padding', () => {
    const text = hashes[0] as string
    for (let length = needed(text); length < 4000; length++) {
      const result = verifyHash(text.slice(0, length))
      assert.ok(result.ok && result.repaired && result.tail === null, `${length}`)
    }
  })

  test('any two damages together', () => {
    const names = Object.keys(damages) as (keyof typeof damages)[]
    const plain = names.filter((name) => /quotes|newline|url-safe|= added|lost at the end|cut at/.test(name))
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.constantFrom(...plain),
        fc.constantFrom(...hashes),
        (one, other, text) => {
          const result = verifyHash(damages[one](damages[other](text)))
          // A `=` in the middle of the text is beyond repair; nothing else of these is.
          if (result.ok) assert.equal(canonicalHash(result.body), text)
          else assert.ok(/=/.test(damages[other](text)), `${one} of ${other}: ${result.reason}`)
        },
      ),
    )
  })
})

describe('not mended', () => {
  const text = hashes[0] as string

  test('cut inside the body or its footer: truncated', () => {
    for (const length of [4, 100, needed(text) - 4]) {
      const result = verifyHash(text.slice(0, length))
      assert.equal(result.ok ? 'whole' : result.reason, 'truncated', `${length}`)
    }
  })

  test('a repaired text that is damaged still says what the damage is', () => {
    const spoiled = `${text.slice(0, 60)}${text[60] === 'B' ? 'C' : 'B'}${text.slice(61)}`
    for (const damage of [damages['quotes around it'], damages['line wraps at 76'], damages['the url-safe alphabet']]) {
      const result = verifyHash(damage(spoiled))
      assert.equal(result.ok ? 'whole' : result.reason, 'checksum')
    }
  })

  test('plain words are no hardware hash, whatever their spaces', () => {
    for (const words of ['', ' ', 'DummyHash123', 'this is no hash', 'T']) {
      const result = verifyHash(words)
      assert.equal(result.ok ? 'whole' : result.reason, 'not-a-hardware-hash', JSON.stringify(words))
    }
  })
})
