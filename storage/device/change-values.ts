import type { EventKind } from '../../domain/device.ts'
import type { DeviceValues } from '../contract/devices.ts'
import type { DeviceRow } from './device-row.ts'

/** An event that is about to be written. */
export type NewEvent = {
  device: number
  kind: EventKind
  /** Kept as JSON; `u` and `r` (upload number and row) are shown as upload, file and line. */
  details: Record<string, unknown> | null
}

/** What happens to one device, which need not be named. */
export type Happening = Omit<NewEvent, 'device'>

export const valueColumns = { groupTag: 'group_tag', assignedUser: 'assigned_user' } as const
export const valueEvents = { groupTag: 'tag-changed', assignedUser: 'user-changed' } as const satisfies Record<
  keyof typeof valueColumns,
  EventKind
>

/** What setting a device's tag, user or both changes, with an event for each that does; an empty text clears. */
export function changeOfValues(
  device: DeviceRow,
  values: DeviceValues,
): { change: Partial<Pick<DeviceRow, 'group_tag' | 'assigned_user'>>; events: Happening[] } {
  const change: Partial<Pick<DeviceRow, 'group_tag' | 'assigned_user'>> = {}
  const events: Happening[] = []
  for (const what of ['groupTag', 'assignedUser'] as const) {
    const column = valueColumns[what]
    const from = device[column]
    const to = values[what] === undefined ? from : values[what] || null
    if (from === to) continue
    change[column] = to
    events.push({ kind: valueEvents[what], details: { from, to } })
  }
  return { change, events }
}
