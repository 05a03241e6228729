import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOwnAddress } from './own-address.ts'

test('after sign-in only addresses of this portal are gone to', () => {
  assert.ok(isOwnAddress('/o/contoso/devices?search=abc'))
  for (const elsewhere of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\n/[',
  ])
    assert.equal(isOwnAddress(elsewhere), false, elsewhere)
})
