import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MusterProblem } from '../../api/client.ts'
import { bodyOf } from './problem-words.ts'

test('a refusal that asks for the fields that are named names them', () => {
  const about = { type: 'about:blank', status: 400, code: 'request-not-valid', title: 'No.', requestId: 'r' } as const
  const fields = [{ path: 'search', message: 'too long' }]
  const problem = new MusterProblem({ ...about, nextStep: 'Correct the fields that are named.', fields })
  assert.equal(bodyOf(problem), 'search: too long. Correct the fields that are named.')
})
