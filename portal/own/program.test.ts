import assert from 'node:assert/strict'
import { test } from 'node:test'
import { programOf } from './program.ts'

test('browser and system of what people use, and nothing of what is not known', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
  assert.deepEqual(programOf(edge), { browser: 'Microsoft Edge', system: 'Windows' })
  assert.deepEqual(programOf(safari), { browser: 'Safari', system: 'iOS' })
  assert.deepEqual(programOf(null), { browser: null, system: null })
})
