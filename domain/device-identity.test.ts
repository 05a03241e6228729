import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  claimedElsewhere,
  claimKeys,
  compareDevices,
  type DeviceKeys,
  identityKeys,
  judge,
  keyDigest,
} from './device-identity.ts'

const keys = (ek: string | null, uuid: string | null, tuple: string | null, serial = tuple): DeviceKeys => ({
  ek,
  uuid,
  tuple,
  serial,
})

const pairs = [
  ['EK equal and all else equal: the same', keys('e', 'u', 't'), keys('e', 'u', 't'), 'same', []],
  ['EK equal, whatever else differs: the same', keys('e', 'u', 't'), keys('e', 'v', 's'), 'same', ['serial-differs']],
  ['EK equal, serials equal, model differs', keys('e', 'u', 't', '1'), keys('e', 'u', 's', '1'), 'same', []],
  ['EKs differ, tuple equal', keys('e', 'u', 't'), keys('f', 'v', 't'), 'hardware-changed', []],
  ['EKs differ, tuple equal, UUID equal too', keys('e', 'u', 't'), keys('f', 'u', 't'), 'hardware-changed', []],
  ['EKs differ, tuple differs, UUID equal', keys('e', 'u', 't'), keys('f', 'u', 's'), 'another', ['uuid-shared']],
  ['EKs differ, no tuple, UUID equal', keys('e', 'u', null), keys('f', 'u', 's'), 'another', ['uuid-shared']],
  ['EKs differ, nothing else equal', keys('e', 'u', 't'), keys('f', 'v', 's'), 'another', []],
  ['incoming without EK, UUID equal', keys(null, 'u', 't'), keys('f', 'u', 't'), 'same', []],
  ['roll without EK, UUID equal', keys('e', 'u', 't'), keys(null, 'u', 't'), 'same', []],
  ['both without EK, UUID equal', keys(null, 'u', 't'), keys(null, 'u', 't'), 'same', []],
  ['without EK, UUID equal, serial differs', keys(null, 'u', 't'), keys(null, 'u', 's'), 'same', ['serial-differs']],
  ['one without EK, UUIDs differ, tuple equal', keys(null, 'u', 't'), keys('f', 'v', 't'), 'hardware-changed', []],
  ['both without EK, UUIDs differ, tuple equal', keys(null, 'u', 't'), keys(null, 'v', 't'), 'hardware-changed', []],
  ['incoming without a usable UUID, tuple equal', keys(null, null, 't'), keys(null, 'v', 't'), 'same', []],
  ['roll without a usable UUID, tuple equal', keys('e', 'u', 't'), keys(null, null, 't'), 'same', []],
  ['neither has EK or UUID, tuple equal', keys(null, null, 't'), keys(null, null, 't'), 'same', []],
  ['EK on one side, UUID on the other, tuple equal', keys('e', null, 't'), keys(null, 'v', 't'), 'same', []],
  ['a row without a hash, tuple equal', keys(null, null, 't'), keys('e', 'v', 't'), 'same', []],
  ['nothing equal', keys('e', 'u', 't'), keys('f', 'v', 's'), 'another', []],
  ['nothing known on either side', keys(null, null, null), keys(null, null, null), 'another', []],
] as const

describe('each line of "Same device?"', () => {
  for (const [title, incoming, onRoll, answer, warnings] of pairs) {
    test(`${title}: ${answer}`, () => {
      const found = compareDevices(incoming, onRoll)
      assert.deepEqual([found.answer, found.warnings], [answer, warnings])
      const judged = judge(incoming, [onRoll])
      assert.equal(judged.answer, answer === 'another' ? 'new' : answer)
      assert.equal(judged.device, answer === 'another' ? null : onRoll)
      assert.deepEqual(judged.warnings, warnings)
    })
  }
})

describe('lines are tried from above, each over all devices on the roll', () => {
  const incoming = keys('e', 'u', 't')
  const ekSays = keys('e', 'x', 's')
  const tupleSays = keys('f', 'y', 't')

  test('EK says device A, tuple says device B: A, with a warning that names B', () => {
    for (const roll of [
      [ekSays, tupleSays],
      [tupleSays, ekSays],
    ]) {
      const judged = judge(incoming, roll)
      assert.equal(judged.answer, 'same')
      assert.equal(judged.device, ekSays)
      assert.equal(judged.serialAlsoOn, tupleSays)
      assert.deepEqual(judged.warnings, ['serial-differs', 'serial-also-on'])
    }
  })

  test('a changed board is found before a shared UUID', () => {
    const sharesUuid = keys('g', 'u', 'z')
    assert.equal(judge(incoming, [sharesUuid, tupleSays]).device, tupleSays)
  })

  test('an equal UUID answers before an equal tuple', () => {
    const uuidSays = keys(null, 'u', 's')
    const bare = keys(null, null, 't')
    assert.equal(judge(incoming, [bare, uuidSays]).device, uuidSays)
  })

  test('no candidate is a new device that claims its EK and UUID', () => {
    const judged = judge(incoming, [])
    assert.deepEqual([judged.answer, judged.device, judged.claims], ['new', null, ['e', 'u']])
  })

  test('a shared UUID key stays with its first owner: the newcomer claims its EK alone', () => {
    const owner = keys('f', 'u', 's')
    const judged = judge(incoming, [owner])
    assert.equal(judged.uuidOwner, owner)
    assert.deepEqual(judged.claims, ['e'])
  })

  test('so it does when the newcomer is another device on the roll', () => {
    const owner = keys('f', 'u', 's')
    const judged = judge(incoming, [owner, ekSays])
    assert.deepEqual([judged.device, judged.uuidOwner, judged.claims], [ekSays, owner, ['e']])
  })
})

const elsewhere = [
  ['EK equal', keys('e', 'u', 't'), keys('e', 'v', 's'), true],
  ['UUID equal, both EKs unknown', keys(null, 'u', 't'), keys(null, 'u', 's'), true],
  ['UUID equal, one EK unknown', keys('e', 'u', 't'), keys(null, 'u', 's'), true],
  ['UUID equal, EKs known and different', keys('e', 'u', 't'), keys('f', 'u', 's'), false],
  ['tuple alone on both sides, equal', keys(null, null, 't'), keys(null, null, 't'), true],
  ['tuple alone here, a hash there', keys(null, null, 't'), keys('f', 'v', 't'), false],
  ['a hash here, tuple alone there', keys('e', 'u', 't'), keys(null, null, 't'), false],
  ['board changed, tuple equal', keys('e', 'u', 't'), keys('f', 'v', 't'), false],
  ['nothing equal', keys('e', 'u', 't'), keys('f', 'v', 's'), false],
  ['nothing known', keys(null, null, null), keys(null, null, null), false],
] as const

describe('in another organization', () => {
  for (const [title, incoming, theirs, claimed] of elsewhere) {
    test(`${title}: ${claimed ? 'claimed' : 'free'}`, () => {
      assert.equal(claimedElsewhere(incoming, theirs), claimed)
      assert.equal(claimedElsewhere(theirs, incoming), claimed)
    })
  }
})

describe('keys', () => {
  const identity = {
    ek: 'AB12',
    uuid: 'C1C65F0F-2533-498B-B81B-90AFEEA7171F',
    serialNumber: ' 5CG9659098 ',
    manufacturer: 'HP',
    model: 'HP EliteBook 840 G9',
  }

  test('are trimmed and case-folded; the UUID stands with its manufacturer', () => {
    assert.deepEqual(identityKeys(identity), {
      ek: 'ek:ab12',
      uuid: 'uuid:c1c65f0f-2533-498b-b81b-90afeea7171f|hp',
      tuple: 'tuple:hp|hp elitebook 840 g9|5cg9659098',
      serial: '5cg9659098',
    })
  })

  test('a placeholder serial makes no tuple', () => {
    assert.equal(identityKeys({ ...identity, serialNumber: 'To be filled by O.E.M.' }).tuple, null)
    assert.equal(identityKeys({ ...identity, serialNumber: null }).tuple, null)
  })

  test('the tuple is claimed only where there is neither EK nor UUID', () => {
    assert.deepEqual(claimKeys(keys('e', 'u', 't')), ['e', 'u'])
    assert.deepEqual(claimKeys(keys(null, 'u', 't')), ['u'])
    assert.deepEqual(claimKeys(keys(null, null, 't')), ['t'])
    assert.deepEqual(claimKeys(keys(null, null, null)), [])
  })

  test('a digest is the first 16 bytes of the SHA-256', () => {
    assert.equal(Buffer.from(keyDigest('abc')).toString('hex'), 'ba7816bf8f01cfea414140de5dae2223')
  })
})

describe('for any keys', () => {
  const anyKey = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null })
  const anyKeys = fc.record({ ek: anyKey, uuid: anyKey, tuple: anyKey, serial: anyKey })

  test('comparing answers the same from both sides', () => {
    fc.assert(
      fc.property(anyKeys, anyKeys, (one, other) => {
        assert.deepEqual(compareDevices(one, other), compareDevices(other, one))
        assert.equal(claimedElsewhere(one, other), claimedElsewhere(other, one))
      }),
    )
  })

  test('a device with any key is the same as itself', () => {
    fc.assert(
      fc.property(anyKeys, (one) => {
        const known = one.ek !== null || one.uuid !== null || one.tuple !== null
        assert.equal(compareDevices(one, one).answer, known ? 'same' : 'another')
      }),
    )
  })

  test('judging many agrees with the strongest single comparison, whatever their order', () => {
    fc.assert(
      fc.property(anyKeys, fc.array(anyKeys, { maxLength: 5 }), (incoming, roll) => {
        const judged = judge(incoming, roll)
        assert.equal(judge(incoming, [...roll].reverse()).answer, judged.answer)
        const singles = roll.map((each) => compareDevices(incoming, each).line)
        assert.ok(
          judged.line === 'nothing-equal'
            ? singles.every((line) => line === judged.line)
            : singles.includes(judged.line),
        )
      }),
    )
  })

  test('reading keys from any text never throws', () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: null })
    fc.assert(
      fc.property(
        fc.record({ ek: text, uuid: text, serialNumber: text, manufacturer: text, model: text }),
        (identity) => claimKeys(identityKeys(identity)).length <= 2,
      ),
    )
  })
})
