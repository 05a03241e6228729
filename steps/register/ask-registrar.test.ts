import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askRegistrar, waitBeforeAsking } from './ask-registrar.ts'
import { localRegistrar } from './local-registrar.ts'
import type { DeviceToRegister, Registrar } from './registrar.ts'

const tenMinutes = 600_000
const devices = (count: number, attempts: number, pendingSince = 0): DeviceToRegister[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    serialNumber: `S${id}`,
    productKeyId: null,
    body: null,
    groupTag: null,
    assignedUser: null,
    pendingSince,
    attempts,
    kept: null,
  }))

function asking(now: number) {
  const faults: { requestId: string; devices: readonly number[]; givenUp: boolean }[] = []
  let number = 0
  const newRequestId = () => `request-${++number}`
  return {
    faults,
    now,
    giveUpAfterMs: tenMinutes,
    keep: async (kept: readonly { id: number }[]) => new Set(kept.map(({ id }) => id)),
    newRequestId,
    onFault: (_: unknown, about: (typeof faults)[number]) => faults.push(about),
  }
}

/** Fails for every batch that holds device 5, as a service does that trips over one entry. */
function tripsOverFive(batches: number[]): Registrar {
  return {
    name: 'trips',
    immediate: false,
    register: async (batch) => {
      batches.push(batch.length)
      if (batch.some(({ id }) => id === 5)) throw new Error('503')
      return batch.map(({ id }) => ({ id, answer: 'registered' as const }))
    },
  }
}

test('the local registrar registers what is claimed', async () => {
  const answers = await askRegistrar(localRegistrar, devices(3, 0), asking(0))
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    ['registered', 'registered', 'registered'],
  )
})

test('a first fault leaves the whole batch for later, undivided', async () => {
  const batches: number[] = []
  const answers = await askRegistrar(tripsOverFive(batches), devices(16, 0), asking(1000))
  assert.deepEqual(batches, [16])
  assert.ok(answers.every(({ answer }) => answer === 'not-yet'))
})

test('a batch that keeps failing is halved until the bad device stands alone', async () => {
  const batches: number[] = []
  const answers = await askRegistrar(tripsOverFive(batches), devices(16, 1), asking(1000))
  assert.deepEqual(
    answers.map(({ id }) => id),
    devices(16, 1).map(({ id }) => id),
  )
  assert.deepEqual(
    answers.filter(({ answer }) => answer === 'not-yet').map(({ id }) => id),
    [5],
  )
  assert.equal(answers.filter(({ answer }) => answer === 'registered').length, 15)
})

test('after ten minutes the bad device fails with a request id that was logged', async () => {
  const about = asking(tenMinutes)
  const answers = await askRegistrar(tripsOverFive([]), devices(8, 3), about)
  const bad = answers.find(({ id }) => id === 5)
  assert.deepEqual(bad, {
    id: 5,
    answer: 'refused',
    error: { code: 'unexpected-error', reason: null, requestId: about.faults[0]?.requestId },
  })
  assert.deepEqual(about.faults, [{ requestId: 'request-1', devices: [5], givenUp: true }])
})

test('a device that the registrar forgets to answer is not yet registered', async () => {
  const forgetful: Registrar = { name: 'forgetful', immediate: false, register: async () => [] }
  assert.deepEqual(await askRegistrar(forgetful, devices(1, 0), asking(0)), [{ id: 0, answer: 'not-yet' }])
})

test('the wait doubles from a second to a minute', () => {
  assert.deepEqual([0, 1, 2, 5, 6, 40].map(waitBeforeAsking), [1000, 2000, 4000, 32_000, 60_000, 60_000])
})
