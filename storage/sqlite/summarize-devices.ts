import { countKinds, errorCodeCodes, stateCodes, wordOf } from '../codes.ts'
import type { DeviceSummary } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Connection } from './connection.ts'
import { dayMs, modelSeparator } from './device-tally.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const inactiveDays = 7

type Count = { kind: number; value: string; n: number }

/**
 * What is on the list, out of the kept counters. Of the day on which the seven days run out the devices are looked at;
 * whole days before it are inactive, after it active.
 */
export function summarizeDevices(c: Connection, org: OrganizationNo, now: number): DeviceSummary {
  const rows = c
    .kept('select kind, value, n from device_counts where org = ? order by kind, n desc, value')
    .all(org) as unknown as Count[]
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
  const ofKind: Record<number, (count: Count) => void> = {
    [countKinds.total]: ({ n }) => (summary.total = n),
    [countKinds.attention]: ({ n }) => (summary.attention = n),
    [countKinds.example]: ({ n }) => (summary.example = n),
    [countKinds.state]: ({ value, n }) => (summary.byState[stateOf(Number(value))] = n),
    [countKinds.error]: ({ value, n }) => (summary.byError[errorOf(Number(value))] = n),
    [countKinds.tag]: ({ value, n }) => summary.byGroupTag.push({ value: value || null, count: n }),
    [countKinds.build]: ({ value, n }) =>
      summary.byOsBuild.push({ value: value === '' ? null : Number(value), count: n }),
    [countKinds.model]: ({ value, n }) => {
      const [manufacturer = '', model = ''] = value.split(modelSeparator)
      makers.set(manufacturer, (makers.get(manufacturer) ?? 0) + n)
      summary.byModel.push({ manufacturer: manufacturer || null, value: model || null, count: n })
    },
  }
  for (const row of rows) if (row.n > 0) ofKind[row.kind]?.(row)
  summary.byManufacturer = [...makers]
    .map(([value, count]) => ({ value: value || null, count }))
    .sort((one, other) => other.count - one.count)
  summary.byState.inactive = countInactive(c, org, rows, now)
  summary.byState.active -= summary.byState.inactive
  return summary
}

function countInactive(c: Connection, org: OrganizationNo, rows: Count[], now: number): number {
  const edge = now - inactiveDays * dayMs
  const edgeDay = Math.floor(edge / dayMs)
  const { n } = c
    .kept('select count(*) as n from devices where org = ? and last_seen_at between ? and ? and state = ?')
    .get(org, edgeDay * dayMs, edge, stateCodes.active) as unknown as { n: number }
  const before = rows.filter((row) => row.kind === countKinds.seenDay && Number(row.value) < edgeDay)
  return before.reduce((sum, row) => sum + row.n, n)
}
