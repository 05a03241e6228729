import { useTable } from '@tanstack/react-table'
import { useCallback, useMemo } from 'react'
import { useKeepPreferences, useMe } from '../me.ts'
import { createStore, useStore } from '../store.ts'
import { type ColumnChoice, type ColumnId, choiceOf, withWidth } from './column-choice.ts'
import { features, tableColumns } from './columns.tsx'
import { useViews } from './views/use-views.ts'

const noRows: never[] = []

/** Columns of a view as somebody changed them and has not saved them: they go with the page. */
const triedOut = createStore<{ view: string; choice: ColumnChoice } | null>(null)

/** The columns as the person chose and ordered them, kept with the account; or those of the view that is looked at. */
export function useColumns(view: string | undefined, empty: readonly ColumnId[]) {
  const { preferences } = useMe()
  const keep = useKeepPreferences()
  const ofView = useViews()?.find(({ id }) => id === view)
  const own = ofView?.columns ? ofView.id : null
  const tried = useStore(triedOut, (now) => (own !== null && now?.view === own ? now.choice : null))
  const kept = ofView?.columns ?? preferences.deviceColumns
  const choice = useMemo(() => tried ?? choiceOf(kept), [tried, kept])
  // Who has chosen columns has chosen them, empty or not.
  const isChosen = (tried ?? kept) !== undefined && (tried ?? kept) !== null
  const emptyText = isChosen ? '' : empty.join(' ')
  const columnVisibility = useMemo(
    () => Object.fromEntries([...choice.hidden, ...emptyText.split(' ')].map((id) => [id, false])),
    [choice, emptyText],
  )
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
  const choose = useCallback(
    (next: ColumnChoice) => (own === null ? keep({ deviceColumns: next }) : triedOut.set({ view: own, choice: next })),
    [keep, own],
  )
  const resize = useCallback(
    (id: ColumnId, width: number | null) => choose(withWidth(choice, id, width)),
    [choice, choose],
  )
  const hiddenByItself = useMemo(() => (emptyText === '' ? [] : (emptyText.split(' ') as ColumnId[])), [emptyText])
  return useMemo(
    () => ({ shown, choice, choose, resize, hiddenByItself }),
    [shown, choice, choose, resize, hiddenByItself],
  )
}

/** The choice comes from the account and goes there; the table itself changes nothing. */
function noChange(): void {}
