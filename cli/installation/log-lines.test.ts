import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textsOf } from '../texts/texts.ts'
import { logLines } from './log-lines.ts'

test('a log entry is one calm line: when, how bad, what, and the request ID; nothing in it steers the terminal', () => {
  const said: string[] = []
  const terminal = { note: (line: string) => void said.push(line) } as never
  const log = logLines({ say: textsOf('nl'), terminal })
  const entry = { level: 'error', time: '2026-11-27T07:05:03.668Z', msg: 'It broke.', requestId: 'a1' }
  log.write(JSON.stringify({ ...entry, err: { message: 'no \u001b[2Jspace' } }))
  assert.equal(said.length, 1)
  assert.match(said[0] ?? '', /^\d\d:05:03 fout: It broke\. no \uFFFD\[2Jspace \(aanvraag-id a1\)$/)
})
