import { stateCodes } from '../codes.ts'
import type { DeviceSummary } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { type Count, inactiveEdge, summaryOf, withInactive } from '../device/summarize-counts.ts'
import type { Connection } from './connection.ts'

/**
 * What is on the list, out of the kept counters. Of the day on which the seven days run out the devices are looked at;
 * whole days before it are inactive, after it active.
 */
export function summarizeDevices(c: Connection, org: OrganizationNo, now: number): DeviceSummary {
  const counts = c
    .kept('select kind, value, n from device_counts where org = ? order by kind, n desc, value')
    .all(org) as unknown as Count[]
  const { edge, edgeDay, begin } = inactiveEdge(now)
  const onEdge = c
    .kept('select count(*) as n from devices where org = ? and last_seen_at between ? and ? and state = ?')
    .get(org, begin, edge, stateCodes.active) as unknown as { n: number }
  return withInactive(summaryOf(counts), counts, edgeDay, onEdge.n)
}
