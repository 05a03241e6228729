import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeHints } from './stream.ts'

test('several hints become one, each name in it once', () => {
  assert.deepEqual(mergeHints([{ devices: [1, 2], uploads: ['a'] }, { devices: [2, 3] }, { operations: ['o'] }]), {
    uploads: ['a'],
    operations: ['o'],
    devices: [1, 2, 3],
  })
})

test('one hint about many devices, or more devices than a page can look at, mean many', () => {
  assert.deepEqual(mergeHints([{ devices: [1] }, { devices: 'many' }]), { devices: 'many' })
  const most = Array.from({ length: 501 }, (_, id) => ({ devices: [id] }))
  assert.deepEqual(mergeHints(most), { devices: 'many' })
})
