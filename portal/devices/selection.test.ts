import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { chooseAll, clearSelection, countOf, extendTo, selection, targetOf, toggle } from './selection.ts'

const inView = [9, 8, 7, 6, 5]
const chosen = (): number[] => [...selection.get().ids].sort()

beforeEach(clearSelection)

test('a click chooses a row, another lets it go', () => {
  toggle(8, inView)
  toggle(6, inView)
  toggle(8, inView)
  assert.deepEqual(chosen(), [6])
})

test('shift and a click choose all between, whichever is above', () => {
  toggle(6, inView)
  extendTo(9, inView)
  assert.deepEqual(chosen(), [6, 7, 8, 9])
})

test('where the row chosen first is not in view any more, the range begins anew and that is told', () => {
  toggle(99, inView)
  assert.equal(extendTo(7, inView), false)
  assert.equal(extendTo(5, inView), true)
  assert.deepEqual(chosen(), [5, 6, 7, 99])
})

test('all that match is a filter with the number that was shown, not a list of ids', () => {
  chooseAll()
  assert.equal(countOf(selection.get(), 12_481), 12_481)
  assert.deepEqual(targetOf(selection.get(), { search: 'abc' }, 12_481), {
    filter: { search: 'abc' },
    expectedCount: 12_481,
  })
})

test('one let go out of all that match leaves the other rows in view chosen, and the rest not', () => {
  chooseAll()
  toggle(7, inView)
  assert.equal(selection.get().all, false)
  assert.deepEqual(chosen(), [5, 6, 8, 9])
})
