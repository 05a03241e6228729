import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Upload } from '../../domain/upload.ts'
import { uploadAnswer } from './upload.ts'

const began = Date.UTC(2026, 5, 1, 12)
const pace = (work: Partial<Upload['work']>, more: Partial<Upload> = {}) => {
  const startedAt = new Date(began).toISOString()
  const upload = { status: 'receiving', register: false, files: [], receivedAt: startedAt, waitingAnswers: 0, ...more }
  const answer = uploadAnswer(
    { ...upload, work: { phase: 'receiving', done: 300, of: 1000, startedAt, ...work } } as never,
    'en',
    began + 10_000,
  )
  return [answer.rate, answer.secondsRemaining]
}

describe('the pace of an upload', () => {
  test('while receiving is a rate without an end, since nobody knows how many rows will come', () => {
    assert.deepEqual(pace({}), [30, null])
    assert.deepEqual(pace({ done: 0, startedAt: null }), [null, null])
  })

  test('has a remaining time only in the last phase, until nothing more happens by itself', () => {
    assert.deepEqual(pace({ phase: 'checking' }), [30, 24])
    assert.deepEqual(pace({ phase: 'checking' }, { register: true }), [30, null])
    assert.deepEqual(pace({ phase: 'registering' }, { register: true, status: 'registering' }), [30, 24])
    assert.deepEqual(pace({ phase: 'idle' }, { status: 'checked' }), [null, null])
  })
})
