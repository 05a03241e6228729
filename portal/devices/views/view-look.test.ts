import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ViewAnswer } from '../../../api/contract/views.ts'
import { firstChoice } from '../column-choice.ts'
import { type DeviceSearch, filterOf } from '../device-search.ts'
import { isChanged, lookOf, searchOf } from './view-look.ts'

const search: DeviceSearch = {
  state: ['failed'],
  attention: 'yes',
  groupTag: ['Kiosk', ''],
  from: '2026-05-01',
  to: '2026-05-31',
  example: 'no',
  search: '5CG',
  sort: '-registeredAt',
}
const view = (columns: ViewAnswer['columns']): ViewAnswer => ({
  id: 'v_1',
  name: 'Kiosks',
  shared: false,
  changedAt: '',
  changedBy: '',
  ...lookOf(search, null),
  columns,
})

test('what a view keeps comes back as the same list, and says which view it is', () => {
  assert.deepEqual(searchOf(view(null)), { ...search, view: 'v_1' })
  assert.deepEqual(filterOf(searchOf(view(null))), filterOf(search))
})

test('a view is changed by filter, sort, and its own columns alone', () => {
  const here = searchOf(view(null))
  assert.equal(isChanged(view(null), here, firstChoice), false)
  assert.equal(isChanged(view(null), { ...here, sort: 'model' }, firstChoice), true)
  assert.equal(isChanged(view(null), { ...here, state: ['ready'] }, firstChoice), true)
  const others = { ...firstChoice, hidden: ['model' as const] }
  assert.equal(isChanged(view(null), here, others), false)
  assert.equal(isChanged(view({ ...firstChoice }), here, firstChoice), false)
  assert.equal(isChanged(view({ ...firstChoice }), here, others), true)
})
