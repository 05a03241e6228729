import { countKinds, stateCodes } from '../codes.ts'
import type { DeviceRow } from './device-row.ts'

/** What the kept counters of one organization change by in one transaction. */
export type Tally = { org: number; deltas: Map<string, number> }

type Counted = Pick<
  DeviceRow,
  | 'state'
  | 'error_code'
  | 'error_reason'
  | 'attention_upload'
  | 'example'
  | 'manufacturer'
  | 'model'
  | 'group_tag'
  | 'os_build'
  | 'last_seen_at'
>

export const dayMs = 86_400_000
/** Parts manufacturer and model in a counter's value. */
export const modelSeparator = '\u001f'

export function newTally(org: number): Tally {
  return { org, deltas: new Map() }
}

/** Counts a device in (`by` 1) or out (`by` -1). */
export function tallyDevice(tally: Tally, device: Counted, by: 1 | -1): void {
  for (const entry of countedAs(device)) {
    tally.deltas.set(entry, (tally.deltas.get(entry) ?? 0) + by)
  }
}

/** Under which counters a device stands, as `kind:value`. An empty value stands for null. */
export function countedAs(device: Counted): string[] {
  const entries = [
    `${countKinds.total}:`,
    `${countKinds.state}:${device.state}`,
    `${countKinds.model}:${device.manufacturer ?? ''}${modelSeparator}${device.model ?? ''}`,
    `${countKinds.tag}:${device.group_tag ?? ''}`,
    `${countKinds.build}:${device.os_build ?? ''}`,
  ]
  if (device.error_code !== null) entries.push(`${countKinds.error}:${device.error_code}`)
  if (device.error_reason !== null) entries.push(`${countKinds.reason}:${device.error_reason}`)
  if (device.attention_upload !== null) entries.push(`${countKinds.attention}:`)
  if (device.example) entries.push(`${countKinds.example}:`)
  if (device.state === stateCodes.active && device.last_seen_at !== null) {
    entries.push(`${countKinds.seenDay}:${Math.floor(device.last_seen_at / dayMs)}`)
  }
  return entries
}

/** What a tally adds to each counter, those that stay as they are left out. */
export function changedCounts({ deltas }: Tally): { kind: number; value: string; by: number }[] {
  const changed: { kind: number; value: string; by: number }[] = []
  for (const [entry, by] of deltas) {
    const colon = entry.indexOf(':')
    if (by !== 0) changed.push({ kind: Number(entry.slice(0, colon)), value: entry.slice(colon + 1), by })
  }
  return changed
}
