import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { interruptedAfterMs, shownUploadStatus, waitsForPerson } from './upload.ts'
import { uploadStatuses } from './words.ts'

const noon = Date.parse('2026-03-02T12:00:00Z')
const work = { phase: 'idle', done: 0, of: 0, startedAt: null } as const
const receiving = { phase: 'receiving', done: 0, of: 0, startedAt: null } as const
const fed = { receivedAt: new Date(noon).toISOString(), waitingAnswers: 0, rows: 3 }

describe('what is shown of an upload', () => {
  test('is its status, as long as nothing is due', () => {
    for (const status of uploadStatuses) assert.equal(shownUploadStatus({ ...fed, status, work }, noon), status)
  })

  test('nobody feeds it for a minute: interrupted, until bytes come again', () => {
    const upload = { ...fed, status: 'receiving', work: receiving } as const
    assert.equal(shownUploadStatus(upload, noon + interruptedAfterMs - 1), 'receiving')
    assert.equal(shownUploadStatus(upload, noon + interruptedAfterMs), 'interrupted')
    const again = { ...upload, receivedAt: new Date(noon + interruptedAfterMs).toISOString() }
    assert.equal(shownUploadStatus(again, noon + interruptedAfterMs + 1), 'receiving')
  })

  test('one that is closed is checked however long it takes', () => {
    const checking = { ...work, phase: 'checking' } as const
    assert.equal(shownUploadStatus({ ...fed, status: 'receiving', work: checking }, noon * 2), 'receiving')
  })

  test('it is not done while an answer is due', () => {
    for (const status of ['done', 'cancelled'] as const)
      assert.equal(shownUploadStatus({ ...fed, status, work, waitingAnswers: 1 }, noon), 'answers-due')
    assert.equal(shownUploadStatus({ ...fed, status: 'checked', work, waitingAnswers: 1 }, noon), 'checked')
  })
})

test('a person is waited for where an upload is interrupted, checked with rows in it, or an answer is due', () => {
  const waits = (upload: Partial<Parameters<typeof waitsForPerson>[0]>) =>
    waitsForPerson({ ...fed, status: 'done', work, ...upload }, noon + interruptedAfterMs)
  assert.ok(waits({ status: 'receiving', work: receiving }))
  assert.ok(waits({ status: 'checked' }))
  assert.ok(waits({ waitingAnswers: 2 }))
  assert.equal(waits({ status: 'checked', rows: 0 }), false)
  assert.equal(waits({ status: 'registering' }), false)
  assert.equal(waits({}), false)
})
