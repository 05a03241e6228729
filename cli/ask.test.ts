import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { askChoice, askYes } from './ask.ts'
import type { Context } from './context.ts'
import { english } from './texts/en.ts'

/** A terminal at which these keys are pressed once the question stands. */
function atTerminal(keys: string): Context {
  const stdin = new PassThrough()
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  stderr.once('data', () => setImmediate(() => stdin.write(keys)))
  const terminal = { stdin, stderr, note: () => {} }
  return { say: english, terminal, signal: new AbortController().signal } as unknown as Context
}

test('Ctrl+C and Ctrl+D at a question are the careful answer', { timeout: 5000 }, async () => {
  const answers = ['replace', 'dismiss', 'later'].map((word) => ({ word, means: word }))
  for (const key of ['\u0003', '\u0004', '\r']) {
    assert.equal(await askYes(atTerminal(key), 'Remove?'), false)
    assert.equal(await askChoice(atTerminal(key), 'Which?', answers), 'later')
  }
  assert.equal(await askYes(atTerminal('y\r'), 'Remove?'), true)
})
