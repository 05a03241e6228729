import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress, writeAddress } from '../search-text.ts'
import { validateRegistrationSearch } from './registration-search.ts'

test('a filter of rows goes into the address and comes out of it the same', () => {
  const filter = { file: 3, verdict: ['new' as const], leftOut: false, search: 'PF4' }
  const text = writeAddress(filter)
  assert.equal(text, '?file=3&verdict=new&leftOut=false&search=PF4')
  assert.deepEqual(validateRegistrationSearch(parseAddress(text)), filter)
})

test('what is no filter of rows is left out of a mistyped address', () => {
  const found = parseAddress('?verdict=nonsense,not-found&file=-1&leftOut=perhaps&reason=&other=1')
  assert.deepEqual(validateRegistrationSearch(found), { verdict: ['not-found'] })
})
