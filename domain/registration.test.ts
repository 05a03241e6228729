import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { errorOfReason } from './errors.ts'
import {
  actionsOf,
  errorsToRetry,
  mayDoWith,
  mayMove,
  moves,
  shownState,
  takesLongerThanUsual,
} from './registration.ts'
import type { DeviceState, ErrorCode, StoredDeviceState } from './words.ts'

const stored = Object.keys(moves) as StoredDeviceState[]
const attention = { kind: 'hardware-changed', upload: 'u', row: 1 } as const

describe('states', () => {
  test('an active device is inactive from 7 × 24 hours after it was last seen', () => {
    const seen = '2026-03-01T12:00:00Z'
    assert.equal(shownState('active', seen, '2026-03-08T11:59:59Z'), 'active')
    assert.equal(shownState('active', seen, '2026-03-08T12:00:00Z'), 'inactive')
    assert.equal(shownState('active', new Date(seen), Date.parse('2026-03-08T12:00:00Z')), 'inactive')
  })

  test('no other state becomes inactive, nor does a device that was never seen', () => {
    for (const state of stored.filter((each) => each !== 'active')) assert.equal(shownState(state, 0, 1e15), state)
    assert.equal(shownState('active', null, 1e15), 'active')
  })

  test('a device enters the list pending, ready or failed, never active', () => {
    assert.deepEqual(
      stored.filter((state) => mayMove(null, state)),
      ['pending', 'failed', 'ready'],
    )
  })

  test('a device becomes active only from ready, and a failed one must register again', () => {
    assert.deepEqual(
      stored.filter((state) => mayMove(state, 'active')),
      ['ready'],
    )
    assert.ok(mayMove('failed', 'pending'))
    for (const state of stored) assert.equal(mayMove(state, state), false)
  })

  test('ten minutes pending is longer than usual', () => {
    assert.equal(takesLongerThanUsual('pending', 0, 599_999), false)
    assert.equal(takesLongerThanUsual('pending', 0, 600_000), true)
    assert.equal(takesLongerThanUsual('ready', 0, 600_000), false)
  })
})

describe('actions', () => {
  const bare = (state: DeviceState) => ({ state, attention: null, error: null })

  test('a pending device cannot be removed, all others can', () => {
    assert.equal(mayDoWith(bare('pending'), 'remove'), false)
    for (const state of ['failed', 'ready', 'active', 'inactive'] as const) assert.ok(mayDoWith(bare(state), 'remove'))
  })

  test('only a failed device can be mended and retried', () => {
    for (const state of ['pending', 'ready', 'active', 'inactive'] as const) {
      assert.equal(mayDoWith(bare(state), 'retry') || mayDoWith(bare(state), 'mend'), false)
    }
    assert.ok(mayDoWith(bare('failed'), 'retry') && mayDoWith(bare('failed'), 'mend'))
  })

  test('another try is for what can succeed: not for a damaged hash, which is to be corrected', () => {
    const failed = (code: ErrorCode) => actionsOf({ state: 'failed', attention: null, error: { code } })
    for (const code of ['hardware-hash-not-valid', 'row-not-valid'] as const)
      assert.ok(!failed(code).includes('retry') && failed(code).includes('mend'))
    for (const code of errorsToRetry) assert.ok(failed(code).includes('retry') && failed(code).includes('mend'))
    // A row that was refused for a reason is never tried again as it is (storage).
    for (const code of Object.values(errorOfReason)) assert.ok(!errorsToRetry.includes(code))
  })

  test('changed hardware can be replaced or dismissed where it waits', () => {
    assert.deepEqual(actionsOf({ state: 'ready', attention, error: null }).slice(-2), [
      'replace-hardware',
      'dismiss-hardware',
    ])
    assert.equal(mayDoWith(bare('ready'), 'replace-hardware'), false)
  })
})
