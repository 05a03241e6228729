import { countKinds, errorCodeCodes, stateCodes, wordOf } from '../codes.ts'
import type { DeviceSummary } from '../contract/devices.ts'
import { weekMs } from './show-device.ts'
import { dayMs, modelSeparator } from './tally-device.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)

/** A kept counter. */
export type Count = { kind: number; value: string; n: number }

/** What is on the list, out of the kept counters, in their order; `inactive` is still among `active`. */
export function summaryOf(counts: readonly Count[]): DeviceSummary {
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
  return summary
}

/**
 * Where seven days without a sign of life run out: whole days before `edgeDay` (days since 1970) are inactive, after it
 * active; of that day the devices are looked at, from its `begin` to the `edge` (milliseconds).
 */
export function inactiveEdge(now: number): { edge: number; edgeDay: number; begin: number } {
  const edge = now - weekMs
  const edgeDay = Math.floor(edge / dayMs)
  return { edge, edgeDay, begin: edgeDay * dayMs }
}

/** Moves from active to inactive: those of whole days before the edge, and `onEdge` of the day of the edge. */
export function withInactive(
  summary: DeviceSummary,
  counts: readonly Count[],
  edgeDay: number,
  onEdge: number,
): DeviceSummary {
  const before = counts.filter(({ kind, value }) => kind === countKinds.seenDay && Number(value) < edgeDay)
  const inactive = before.reduce((sum, { n }) => sum + n, onEdge)
  return {
    ...summary,
    byState: { ...summary.byState, inactive, active: summary.byState.active - inactive },
  }
}
