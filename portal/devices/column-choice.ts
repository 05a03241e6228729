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

/** A person's choice: the order of all columns, and those that are not shown. */
export type ColumnChoice = { order: ColumnId[]; hidden: ColumnId[] }
export const firstChoice: ColumnChoice = { order: [...columnIds], hidden: ['registeredAt'] }

/** What was kept, as far as it is still known; columns that came later stand at the end. The serial number always shows. */
export function choiceOf(kept: unknown): ColumnChoice {
  if (typeof kept !== 'object' || kept === null) return firstChoice
  const { order, hidden } = kept as { order?: unknown; hidden?: unknown }
  const known = (list: unknown): ColumnId[] => (Array.isArray(list) ? columnIds.filter((id) => list.includes(id)) : [])
  const ordered = Array.isArray(order) ? order.filter((id): id is ColumnId => columnIds.includes(id)) : []
  const late = columnIds.filter((id) => !ordered.includes(id))
  return {
    order: [...new Set([...ordered, ...late])],
    hidden: known(hidden).filter((id) => id !== 'serialNumber'),
  }
}

/** The list with one entry a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const next = [...list]
  const [entry] = next.splice(place, 1)
  if (entry !== undefined) next.splice(Math.max(0, Math.min(next.length, place + by)), 0, entry)
  return next
}
