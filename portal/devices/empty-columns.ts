import type { DeviceAnswer, DeviceSummaryAnswer } from '../../api/contract/devices.ts'
import type { ColumnId } from './column-choice.ts'

/**
 * Columns in which nothing of the organization stands: told by the summary, and where every device is at hand, by those.
 * They hide until there is something.
 */
export function emptyColumns(
  summary: DeviceSummaryAnswer | undefined,
  rows: readonly DeviceAnswer[],
  isAll: boolean,
): ColumnId[] {
  if (!summary || summary.total === 0) return []
  const { byState, byManufacturer, byModel, byGroupTag } = summary
  const none = (values: readonly { value: string | null }[]): boolean => values.every(({ value }) => value === null)
  const known: Partial<Record<ColumnId, boolean>> = {
    lastSeenAt: byState.active + byState.inactive === 0,
    error: byState.failed === 0,
    manufacturer: none(byManufacturer),
    model: none(byModel),
    groupTag: none(byGroupTag),
    assignedUser: isAll && rows.every(({ assignedUser }) => assignedUser === null),
  }
  return (Object.keys(known) as ColumnId[]).filter((id) => known[id])
}
