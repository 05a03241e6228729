import { stateCodes } from '../codes.ts'
import type { DeviceSummary } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { inactiveEdge, summaryOf, withInactive } from '../device/summarize-counts.ts'
import type { Transaction } from './connection.ts'
import { keptCounts } from './device-filter.ts'

/**
 * What is on the list, out of the kept counters. Of the day on which the seven days run out the devices are looked at;
 * whole days before it are inactive, after it active.
 */
export async function summarizeDevices(sql: Transaction, org: OrganizationNo, now: number): Promise<DeviceSummary> {
  const counts = await keptCounts(sql, org)
  const { edge, edgeDay, begin } = inactiveEdge(now)
  const [onEdge] = await sql<{ n: number }[]>`
    select count(*) as n from devices d
    where d.org = ${org} and d.seen_key between ${begin}::bigint and ${edge}::bigint
      and d.state = ${stateCodes.active}`
  return withInactive(summaryOf(counts), counts, edgeDay, onEdge?.n ?? 0)
}
