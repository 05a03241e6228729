import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { problemsOf, remarksOf } from './found-groups.ts'

const counts = {
  attention: 2,
  claimedElsewhere: 0,
  notFound: 5,
  byReason: { checksum: 7, truncated: 1 },
  byRepair: { trimmed: 3 },
  byWarning: { 'uuid-shared': 1, 'maker-differs': 4 },
}
const upload = { counts } as unknown as UploadAnswer

test('problems stand the most frequent first, each with the rows it is about', () => {
  assert.deepEqual(
    problemsOf(upload).map(({ said, count }) => [said, count]),
    [
      ['reason.checksum', 7],
      ['verdict.not-found', 5],
      ['verdict.hardware-changed', 2],
      ['reason.truncated', 1],
    ],
  )
  assert.deepEqual(problemsOf(upload)[0]?.filter, { reason: ['checksum'] })
})

test('repairs and warnings are no problems', () => {
  const { repairs, warnings } = remarksOf(upload)
  assert.deepEqual(
    repairs.map(({ said }) => said),
    ['repair.trimmed'],
  )
  assert.deepEqual(
    warnings.map(({ said, count }) => [said, count]),
    [
      ['warning.maker-differs', 4],
      ['warning.uuid-shared', 1],
    ],
  )
})
