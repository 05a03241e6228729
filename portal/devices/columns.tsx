import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import type { DeviceSort } from '../../domain/words.ts'
import { signOf } from '../parts/state-badge.tsx'
import type { TextKey } from '../texts/keys.ts'
import type { Text } from '../texts/use-text.ts'
import { type ColumnId, type ColumnWidths, columnIds } from './column-choice.ts'

/** What a cell says. `now` in milliseconds: ages go on. */
type Show = (device: DeviceAnswer, text: Text, now: number) => string | null
/** `width` until it is known what stands in the column; `least`: narrower than that the list scrolls sideways. */
type Column = { text: TextKey; show: Show; sort: DeviceSort | null; width: string; least: number }

/** The list's columns in their first order: those of the original, then what Muster adds. */
export const columns = {
  serialNumber: {
    text: 'column.serialNumber',
    sort: 'serialNumber',
    width: 'minmax(160px, 1.4fr)',
    least: 120,
    show: (d) => d.serialNumber,
  },
  state: {
    text: 'column.state',
    sort: 'state',
    width: 'minmax(168px, 1.2fr)',
    least: 168,
    show: (d, { words }) => words(signOf(d).text).title,
  },
  assignedUser: {
    text: 'column.assignedUser',
    sort: 'assignedUser',
    width: 'minmax(96px, 1.5fr)',
    least: 96,
    show: (d) => d.assignedUser,
  },
  lastSeenAt: {
    text: 'column.lastSeenAt',
    sort: 'lastSeenAt',
    width: 'minmax(88px, 0.9fr)',
    least: 80,
    show: (d, { format }, now) => format.ago(d.lastSeenAt, now),
  },
  age: {
    text: 'column.age',
    sort: 'registeredAt',
    width: 'minmax(86px, 0.8fr)',
    least: 80,
    show: (d, { format }, now) => format.age(d.registeredAt, now),
  },
  manufacturer: {
    text: 'column.manufacturer',
    sort: null,
    width: 'minmax(96px, 1fr)',
    least: 80,
    show: (d) => d.manufacturer,
  },
  model: { text: 'column.model', sort: 'model', width: 'minmax(110px, 1.2fr)', least: 280, show: (d) => d.model },
  groupTag: {
    text: 'column.groupTag',
    sort: 'groupTag',
    width: 'minmax(96px, 1fr)',
    least: 88,
    show: (d) => d.groupTag,
  },
  registeredAt: {
    text: 'column.registeredAt',
    sort: 'registeredAt',
    width: 'minmax(120px, 1fr)',
    least: 96,
    show: (d, { format }) => format.date(d.registeredAt),
  },
  error: {
    text: 'column.error',
    sort: null,
    width: 'minmax(108px, 1.6fr)',
    least: 104,
    show: (d, text) => errorTitle(d, text),
  },
} as const satisfies Record<ColumnId, Column>

/** What a row shows on a narrow screen, in two lines of two; the other columns are hidden there. */
export const narrowPlaces: Partial<Record<ColumnId, 'first' | 'second' | 'third' | 'fourth'>> = {
  serialNumber: 'first',
  model: 'second',
  state: 'third',
  error: 'fourth',
}

export const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature })
const helper = createColumnHelper<typeof features, DeviceAnswer>()

/** The same columns as TanStack Table takes them; order and visibility are its work. */
export const tableColumns = helper.columns(
  columnIds.map((id) => helper.display({ id, enableHiding: id !== 'serialNumber' })),
)

/** What a column shows of a device. */
export function showCell(id: ColumnId, device: DeviceAnswer, text: Text, now: number): string | null {
  const show: Show = columns[id].show
  return show(device, text, now)
}

/**
 * The list's columns as a grid takes them: the tick box, then each as wide as a person wants it, or with its share, which
 * is in proportion to what stands in it (`content`, pixels): none is cut off while another has room to spare.
 */
export function gridColumns(shown: readonly ColumnId[], widths: ColumnWidths, content: ColumnWidths): string {
  const trackOf = (id: ColumnId): string => {
    if (widths[id] !== undefined) return `${widths[id]}px`
    return content[id] === undefined
      ? columns[id].width
      : `minmax(${Math.min(content[id], columns[id].least)}px, ${content[id]}fr)`
  }
  return ['40px', ...shown.map(trackOf)].join(' ')
}

export function columnOf(id: ColumnId): Column {
  return columns[id]
}

/** The short name of what is wrong: the reason where there is one, since that says more. */
export function errorTitle(device: DeviceAnswer, { words }: Text): string {
  if (!device.error) return ''
  const { code, reason } = device.error
  return words(reason === null ? `error.${code}` : `reason.${reason}`).title
}
