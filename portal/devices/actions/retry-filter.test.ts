import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorsToRetry } from '../../../domain/registration.ts'
import { failedOf, retryableOf } from './retry-filter.ts'

test('of a filter, only failed devices that another try can help are tried again', () => {
  assert.deepEqual(retryableOf({}), { state: ['failed'], error: errorsToRetry })
  assert.deepEqual(retryableOf({ ids: [1, 2], state: ['ready', 'failed'], search: 'lab' }), {
    ids: [1, 2],
    state: ['failed'],
    search: 'lab',
    error: errorsToRetry,
  })
  assert.deepEqual(retryableOf({ error: ['hardware-hash-not-valid', 'unexpected-error'] }), {
    state: ['failed'],
    error: ['unexpected-error'],
  })
})

test('where a filter leaves none of them, nothing is asked for', () => {
  assert.equal(failedOf({ state: ['ready'] }), null)
  assert.equal(retryableOf({ state: ['ready', 'pending'] }), null)
  assert.equal(retryableOf({ error: ['row-not-valid'] }), null)
})
