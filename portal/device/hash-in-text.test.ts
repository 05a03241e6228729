import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashInText } from './hash-in-text.ts'

const hash = `T0F${'Ab9+/'.repeat(800)}`

test('a hash is found in a dropped file, alone or in a row of a list, also as UTF-16', () => {
  assert.equal(hashInText(`${hash}\r\n`), hash)
  assert.equal(hashInText(`Device Serial Number,Windows Product ID,Hardware Hash\r\nS1,,${hash}\r\n`), hash)
  assert.equal(hashInText([...`S1,,${hash}`].join('\0')), hash)
})

test('a text without one is taken as it is, so that the server says what is wrong', () => {
  assert.equal(hashInText(' not a hash '), 'not a hash')
})
