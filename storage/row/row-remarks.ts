import type { ReadRow, RowNotes, UnprovenHash } from '../../domain/row.ts'

/** What is kept of a row as JSON: what few rows have. */
export type RowRemarks = { notes?: RowNotes; unproven?: UnprovenHash }

/** Null where there is nothing to keep. */
export function rowRemarks({ notes, unproven }: Pick<ReadRow, 'notes' | 'unproven'>): RowRemarks | null {
  if (notes === null && unproven === null) return null
  return { ...(notes === null ? {} : { notes }), ...(unproven === null ? {} : { unproven }) }
}

/** What is shown of them. */
export function shownRemarks(remarks: RowRemarks | null): Pick<ReadRow, 'notes' | 'unproven'> {
  return { notes: remarks?.notes ?? null, unproven: remarks?.unproven ?? null }
}

/** With the values that other rows of the same device have. */
export function withNotes(remarks: RowRemarks | null, notes: RowNotes): RowRemarks {
  return { ...remarks, notes: { ...remarks?.notes, ...notes } }
}

/** The values that another row has of the same device, as notes of the warnings that say so; null where there are none. */
export function otherValues(
  groupTag: string | null | undefined,
  assignedUser: string | null | undefined,
): RowNotes | null {
  if (!groupTag && !assignedUser) return null
  return {
    ...(groupTag ? { 'tag-differs': groupTag } : {}),
    ...(assignedUser ? { 'user-differs': assignedUser } : {}),
  }
}
