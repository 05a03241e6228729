import { useTable } from '@tanstack/react-table'
import { useCallback, useMemo } from 'react'
import { useKeepPreferences, useMe } from '../me.ts'
import { type ColumnChoice, type ColumnId, choiceOf, withWidth } from './column-choice.ts'
import { features, tableColumns } from './columns.tsx'

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
  const choose = useCallback((next: ColumnChoice) => keep({ deviceColumns: next }), [keep])
  const resize = useCallback(
    (id: ColumnId, width: number | null) => choose(withWidth(choice, id, width)),
    [choice, choose],
  )
  return useMemo(() => ({ shown, choice, choose, resize }), [shown, choice, choose, resize])
}

/** The choice comes from the account and goes there; the table itself changes nothing. */
function noChange(): void {}
