import { type DeviceKeys, judge } from '../device-identity.ts'

/** An accepted row of an upload as far as duplicates are sought. */
export type ComparedRow = { row: number; keys: DeviceKeys; hasHash: boolean; capturedAt: number | null }

export type FewDuplicates = Map<number, { of: number; reason: 'hardware-changed' | null }>

/**
 * Which of a few rows are duplicates, and of which: rows are gone through from the newest capture to the oldest (equal
 * times: the first given first; rows without a time, then rows without a hash, come last), each judged against those
 * kept so far. For the rows that a mended or left-out row touches; a whole upload is searched by steps/merge.
 */
export function findFewDuplicates(rows: readonly ComparedRow[]): FewDuplicates {
  const found: FewDuplicates = new Map()
  const kept = new Map<string, (DeviceKeys & { row: number })[]>()
  for (const { row, keys } of [...rows].sort(newestFirst)) {
    const { answer, device } = judge(keys, candidates(kept, keys))
    if (answer !== 'new' && device !== null) {
      found.set(row, { of: device.row, reason: answer === 'hardware-changed' ? 'hardware-changed' : null })
      continue
    }
    for (const key of keysOf(keys)) kept.set(key, [...(kept.get(key) ?? []), { ...keys, row }])
  }
  return found
}

function candidates(kept: Map<string, (DeviceKeys & { row: number })[]>, keys: DeviceKeys) {
  const byRow = new Map(keysOf(keys).flatMap((key) => (kept.get(key) ?? []).map((each) => [each.row, each] as const)))
  return [...byRow.values()]
}

const keysOf = (keys: DeviceKeys) => [keys.ek, keys.uuid, keys.tuple].filter((key) => key !== null)

function newestFirst(one: ComparedRow, other: ComparedRow): number {
  return ageOf(other) - ageOf(one) || one.row - other.row
}

const ageOf = (row: ComparedRow) => (row.hasHash ? (row.capturedAt ?? -1) : -2)
