import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choiceOf, columnIds, firstChoice, moved, withWidth } from './column-choice.ts'

test('a kept order survives columns that came and went', () => {
  const choice = choiceOf({ order: ['model', 'gone', 'state', 'model'], hidden: ['error', 'serialNumber', 'gone'] })
  assert.deepEqual(choice.order.slice(0, 2), ['model', 'state'])
  assert.deepEqual([...choice.order].sort(), [...columnIds].sort())
  assert.deepEqual(choice.hidden, ['error'], 'the serial number always shows')
})

test('nothing kept, or nonsense, gives the first choice', () => {
  assert.equal(choiceOf(undefined), firstChoice)
  assert.deepEqual(choiceOf({ order: 5, hidden: 'x' }).order, [...columnIds])
})

test('a column moves one place and not past the ends', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c'])
})

test('a width is kept within reason, and goes again', () => {
  const wide = withWidth(firstChoice, 'model', 5000)
  assert.deepEqual(wide.widths, { model: 800 })
  assert.deepEqual(choiceOf(wide).widths, { model: 800 })
  assert.deepEqual(choiceOf({ widths: { model: 'x', gone: 90, state: 3 } }).widths, { state: 64 })
  assert.deepEqual(withWidth(wide, 'model', null), firstChoice)
})
