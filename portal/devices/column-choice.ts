/** The list's columns in their first order: the serial number, those of the original, then what Muster adds. */
export const columnIds = [
  'serialNumber',
  'state',
  'assignedUser',
  'lastSeenAt',
  'age',
  'manufacturer',
  'model',
  'groupTag',
  'registeredAt',
  'error',
] as const
export type ColumnId = (typeof columnIds)[number]

/** A person's widths, in pixels; a column without one takes its share of the room. */
export type ColumnWidths = Partial<Record<ColumnId, number>>
/** A person's choice: the order of all columns, those that are not shown, and widths. */
export type ColumnChoice = { order: ColumnId[]; hidden: ColumnId[]; widths: ColumnWidths }
export const firstChoice: ColumnChoice = { order: [...columnIds], hidden: ['registeredAt'], widths: {} }

const [narrowest, widest] = [64, 800]

/** What was kept, as far as it is still known; columns that came later stand at the end. The serial number always shows. */
export function choiceOf(kept: unknown): ColumnChoice {
  if (typeof kept !== 'object' || kept === null) return firstChoice
  const { order, hidden, widths } = kept as { order?: unknown; hidden?: unknown; widths?: unknown }
  const known = (list: unknown): ColumnId[] => (Array.isArray(list) ? columnIds.filter((id) => list.includes(id)) : [])
  const ordered = Array.isArray(order) ? order.filter((id): id is ColumnId => columnIds.includes(id)) : []
  const late = columnIds.filter((id) => !ordered.includes(id))
  return {
    order: [...new Set([...ordered, ...late])],
    hidden: known(hidden).filter((id) => id !== 'serialNumber'),
    widths: widthsOf(widths),
  }
}

/** The choice with another width of one column; null: it takes its share again. */
export function withWidth(choice: ColumnChoice, id: ColumnId, width: number | null): ColumnChoice {
  const { [id]: _before, ...others } = choice.widths
  return { ...choice, widths: width === null ? others : { ...others, [id]: fitted(width) } }
}

/** As narrow or wide as a column can be. */
export function fitted(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width)))
}

function widthsOf(kept: unknown): ColumnWidths {
  if (typeof kept !== 'object' || kept === null) return {}
  const found = kept as Record<string, unknown>
  return Object.fromEntries(
    columnIds.flatMap((id) => {
      const width = found[id]
      return typeof width === 'number' && Number.isFinite(width) ? [[id, fitted(width)]] : []
    }),
  )
}

/** The list with one entry a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const next = [...list]
  const [entry] = next.splice(place, 1)
  if (entry !== undefined) next.splice(Math.max(0, Math.min(next.length, place + by)), 0, entry)
  return next
}
