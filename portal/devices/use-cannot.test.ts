import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import type { ErrorCode } from '../../domain/words.ts'
import type { Selection } from './selection.ts'
import { whyNoRemoval, whyNoRetry } from './use-cannot.ts'

const row = (id: number, state: DeviceAnswer['state'], code?: ErrorCode): [number, DeviceAnswer] => [
  id,
  { id, state, attention: null, error: code ? { code } : null } as DeviceAnswer,
]
const held = new Map([
  row(1, 'ready'),
  row(2, 'failed', 'unexpected-error'),
  row(3, 'failed', 'hardware-hash-not-valid'),
  row(4, 'pending'),
])
const chosen = (...ids: number[]): Selection => ({ all: false, ids: new Set(ids), anchor: null })
const all: Selection = { all: true, ids: new Set(), anchor: null }

test('a retry is for devices that failed and would not fail again as they are', () => {
  assert.equal(whyNoRetry(chosen(1, 2), held, {}), null)
  assert.equal(whyNoRetry(chosen(1, 4), held, {}), 'cannot.retry.notFailed')
  assert.equal(whyNoRetry(chosen(1, 3), held, {}), 'cannot.retry.mendFirst')
  assert.equal(whyNoRetry(all, held, {}), null)
  assert.equal(whyNoRetry(all, held, { state: ['ready'] }), 'cannot.retry.notFailed')
  assert.equal(whyNoRetry(all, held, { error: ['row-not-valid'] }), 'cannot.retry.mendFirst')
})

test('a removal is for devices that are not pending', () => {
  assert.equal(whyNoRemoval(chosen(1, 4), held, {}), null)
  assert.equal(whyNoRemoval(chosen(4), held, {}), 'cannot.remove.pending')
  assert.equal(whyNoRemoval(all, held, {}), null)
  assert.equal(whyNoRemoval(all, held, { state: ['pending'] }), 'cannot.remove.pending')
})

test('of what is not held, or where nothing is chosen, nothing is said', () => {
  assert.equal(whyNoRetry(chosen(1, 99), held, {}), null)
  assert.equal(whyNoRemoval(chosen(), held, {}), null)
})
