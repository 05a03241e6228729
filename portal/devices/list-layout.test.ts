import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceAnswer, DeviceSummaryAnswer } from '../../api/contract/devices.ts'
import { emptyColumns } from './empty-columns.ts'

const summary = (change: Partial<DeviceSummaryAnswer>): DeviceSummaryAnswer => ({
  total: 2,
  attention: 0,
  example: 0,
  byState: { pending: 0, failed: 0, ready: 2, active: 0, inactive: 0 },
  byError: {},
  byManufacturer: [{ value: 'HP', count: 2 }],
  byModel: [{ manufacturer: 'HP', value: null, count: 2 }],
  byGroupTag: [
    { value: null, count: 1 },
    { value: 'Kiosk', count: 1 },
  ],
  byOsBuild: [],
  ...change,
})
const device = (assignedUser: string | null) => ({ assignedUser }) as DeviceAnswer

test('columns hide in which nothing of the organization stands, and come with the first value', () => {
  assert.deepEqual(emptyColumns(summary({}), [device(null)], true), ['lastSeenAt', 'error', 'model', 'assignedUser'])
  assert.deepEqual(emptyColumns(summary({}), [device('ann@contoso.example')], true), ['lastSeenAt', 'error', 'model'])
  const failed = summary({ byState: { pending: 0, failed: 1, ready: 0, active: 0, inactive: 1 } })
  assert.deepEqual(emptyColumns(failed, [device(null)], true), ['model', 'assignedUser'])
})

test('of what is not all at hand, and of an empty list, nothing is said', () => {
  assert.ok(!emptyColumns(summary({}), [device(null)], false).includes('assignedUser'))
  assert.deepEqual(emptyColumns(summary({ total: 0 }), [], true), [])
  assert.deepEqual(emptyColumns(undefined, [], true), [])
})
