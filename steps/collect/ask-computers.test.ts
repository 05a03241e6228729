import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Computer } from '../../domain/collecting/computer.ts'
import { type Answer, type AskedComputer, type Asker, askComputers, modelMatcher } from './ask-computers.ts'

const computer = (name: string): Computer => ({
  name,
  dnsName: `${name}.contoso.example`,
  operatingSystem: 'Windows 11 Enterprise',
  lastLogon: null,
  distinguishedName: `CN=${name},DC=contoso,DC=example`,
})
const computers = (count: number) => Array.from({ length: count }, (_, number) => computer(`PC-${number}`))
const answerOf = ({ name }: Computer): Answer => ({
  device: { serialNumber: name, hash: 'T0', manufacturer: 'Contoso', model: 'Model 1' },
})
const never = () => new Promise<never>(() => undefined)
async function all(asked: AsyncIterable<AskedComputer>): Promise<AskedComputer[]> {
  const answers: AskedComputer[] = []
  for await (const one of asked) answers.push(one)
  return answers
}

describe('many computers', () => {
  test('are asked so many at a time and no more, each once', async () => {
    let [now, most] = [0, 0]
    const asker: Asker = {
      async ask(one) {
        most = Math.max(most, ++now)
        await wait(1)
        now--
        return answerOf(one)
      },
    }
    const asked = await all(askComputers(computers(300), asker, { atOnce: 64 }))
    assert.equal(most, 64)
    assert.equal(new Set(asked.map(({ computer: { name } }) => name)).size, 300)
  })

  test('that are taken slowly are not asked ahead without end', async () => {
    let begun = 0
    const asker: Asker = {
      async ask(one) {
        begun++
        return answerOf(one)
      },
    }
    for await (const _ of askComputers(computers(1000), asker, { atOnce: 8 })) {
      await wait(20)
      assert.ok(begun <= 9, String(begun))
      break
    }
  })

  test('of which some never answer hold up only their own place, and end as no answer', async () => {
    const asker: Asker = { ask: (one) => (/[05]$/.test(one.name) ? never() : Promise.resolve(answerOf(one))) }
    const begun = performance.now()
    const asked = await all(askComputers(computers(200), asker, { atOnce: 10, deadlineMs: 50 }))
    assert.equal(asked.filter((one) => 'reason' in one && one.reason === 'no-answer').length, 40)
    assert.equal(asked.filter((one) => 'device' in one).length, 160)
    assert.ok(performance.now() - begun < 2000)
  })

  test('come while their directory still searches', async () => {
    async function* slowly() {
      yield computer('PC-1')
      await wait(1000, undefined, { ref: false })
      yield computer('PC-2')
    }
    const begun = performance.now()
    for await (const one of askComputers(slowly(), { ask: async (one) => answerOf(one) })) {
      assert.equal(one.computer.name, 'PC-1')
      break
    }
    assert.ok(performance.now() - begun < 500)
  })
})

describe('asking', () => {
  test('ended by the signal throws its reason, and each that was being asked is told', async () => {
    const control = new AbortController()
    const signals: AbortSignal[] = []
    const asker: Asker = {
      ask: (_, { signal }) => {
        signals.push(signal)
        return never()
      },
    }
    const asked = all(askComputers(computers(100), asker, { atOnce: 5, signal: control.signal }))
    await wait(10)
    control.abort(new Error('paused'))
    await assert.rejects(asked, /paused/)
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true, true, true, true],
    )
  })

  test('left early tells each that is still being asked', async () => {
    const signals: AbortSignal[] = []
    const asker: Asker = {
      ask: (one, { signal }) => {
        signals.push(signal)
        return one.name === 'PC-0' ? Promise.resolve(answerOf(one)) : never()
      },
    }
    for await (const _ of askComputers(computers(4), asker)) break
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false, true, true, true],
    )
  })

  test('with an asker that throws names the fault and goes on with the others', async () => {
    const faults: string[] = []
    const asker: Asker = {
      async ask(one) {
        if (one.name === 'PC-1') throw new Error('mistaken')
        return answerOf(one)
      },
    }
    const asked = await all(
      askComputers(computers(3), asker, { onFault: (fault, { name }) => faults.push(`${name}: ${fault}`) }),
    )
    assert.deepEqual(asked.map((one) => ('reason' in one ? one.reason : one.device.serialNumber)).sort(), [
      'PC-0',
      'PC-2',
      'fault',
    ])
    assert.deepEqual(faults, ['PC-1: Error: mistaken'])
  })

  test('throws what its source throws, after the answers that there are', async () => {
    async function* broken() {
      yield computer('PC-1')
      throw new Error('directory gone')
    }
    const names: string[] = []
    await assert.rejects(async () => {
      for await (const one of askComputers(broken(), { ask: async (one) => answerOf(one) }))
        names.push(one.computer.name)
    }, /directory gone/)
    assert.deepEqual(names, ['PC-1'])
  })
})

test('a model is meant whole, whatever its case, or with stars', () => {
  const of = (models: string[], model: string | null) => modelMatcher(models)({ manufacturer: null, model })
  assert.equal(of([], null), true)
  assert.equal(of(['latitude 5440'], 'Latitude 5440 '), true)
  assert.equal(of(['Latitude'], 'Latitude 5440'), false)
  assert.equal(of(['Surface*', 'Latitude 5?40'], 'Surface Pro (9)'), true)
  assert.equal(of(['Latitude 5?40'], 'Latitude 5440'), false)
  assert.equal(of(['*(9)'], 'Surface Pro (9)'), true)
  assert.equal(of(['Surface*'], null), false)
})
