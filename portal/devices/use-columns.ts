import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useKeepPreferences, useMe } from '../me.ts'
import { type ColumnId, columnIds, features, firstHidden, tableColumns } from './columns.tsx'

export type ColumnChoice = { order: ColumnId[]; hidden: ColumnId[] }
export const firstChoice: ColumnChoice = { order: columnIds, hidden: firstHidden }

const noRows: never[] = []

/** The columns as the person chose and ordered them; kept with the account. */
export function useColumns() {
  const { preferences } = useMe()
  const keep = useKeepPreferences()
  const kept = preferences.deviceColumns
  const choice = useMemo(() => choiceOf(kept), [kept])
  const columnVisibility = useMemo(() => Object.fromEntries(choice.hidden.map((id) => [id, false])), [choice])
  const table = useTable({
    features,
    columns: tableColumns,
    data: noRows,
    state: { columnVisibility, columnOrder: choice.order },
    onColumnVisibilityChange: noChange,
    onColumnOrderChange: noChange,
  })
  const visible = table.getVisibleLeafColumns()
  const shown = useMemo(() => visible.map((column) => column.id as ColumnId), [visible])
  return { shown, choice, choose: (next: ColumnChoice) => keep({ deviceColumns: next }) }
}

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

/** The choice comes from the account and goes there; the table itself changes nothing. */
function noChange(): void {}
