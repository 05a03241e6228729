import { countKinds, errorCodeCodes, stateCodes, wordOf } from '../codes.ts'
import type { DeviceSummary } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Transaction } from './connection.ts'
import { type Counts, keptCounts } from './device-filter.ts'
import { dayMs, modelSeparator } from './device-tally.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const inactiveDays = 7

/**
 * What is on the list, out of the kept counters. Of the day on which the seven days run out the devices are looked at;
 * whole days before it are inactive, after it active.
 */
export async function summarizeDevices(sql: Transaction, org: OrganizationNo, now: number): Promise<DeviceSummary> {
  const counts = await keptCounts(sql, org)
  const summary: DeviceSummary = {
    total: 0,
    attention: 0,
    example: 0,
    byState: { pending: 0, failed: 0, ready: 0, active: 0, inactive: 0 },
    byError: {},
    byManufacturer: [],
    byModel: [],
    byGroupTag: [],
    byOsBuild: [],
  }
  const makers = new Map<string, number>()
  const ofKind: Record<number, (count: Counts[number]) => void> = {
    [countKinds.total]: ({ n }) => {
      summary.total = n
    },
    [countKinds.attention]: ({ n }) => {
      summary.attention = n
    },
    [countKinds.example]: ({ n }) => {
      summary.example = n
    },
    [countKinds.state]: ({ value, n }) => {
      summary.byState[stateOf(Number(value))] = n
    },
    [countKinds.error]: ({ value, n }) => {
      summary.byError[errorOf(Number(value))] = n
    },
    [countKinds.tag]: ({ value, n }) => {
      summary.byGroupTag.push({ value: value || null, count: n })
    },
    [countKinds.build]: ({ value, n }) => {
      summary.byOsBuild.push({ value: value === '' ? null : Number(value), count: n })
    },
    [countKinds.model]: ({ value, n }) => {
      const [manufacturer = '', model = ''] = value.split(modelSeparator)
      makers.set(manufacturer, (makers.get(manufacturer) ?? 0) + n)
      summary.byModel.push({ manufacturer: manufacturer || null, value: model || null, count: n })
    },
  }
  for (const count of counts) if (count.n > 0) ofKind[count.kind]?.(count)
  summary.byManufacturer = [...makers]
    .map(([value, count]) => ({ value: value || null, count }))
    .sort((one, other) => other.count - one.count)
  summary.byState.inactive = await countInactive(sql, org, counts, now)
  summary.byState.active -= summary.byState.inactive
  return summary
}

async function countInactive(sql: Transaction, org: OrganizationNo, counts: Counts, now: number): Promise<number> {
  const edge = now - inactiveDays * dayMs
  const edgeDay = Math.floor(edge / dayMs)
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from devices d
    where d.org = ${org} and d.seen_key between ${edgeDay * dayMs}::bigint and ${edge}::bigint
      and d.state = ${stateCodes.active}`
  const before = counts.filter((count) => count.kind === countKinds.seenDay && Number(count.value) < edgeDay)
  return before.reduce((sum, count) => sum + count.n, row?.n ?? 0)
}
