import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useReducer } from 'react'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { later } from '../parts/later.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useText } from '../texts/use-text.ts'
import { askFor } from './actions/asked.ts'
import { DeviceActions } from './actions/device-actions.tsx'
import { CommandBar } from './command-bar.tsx'
import { DeviceList } from './device-list.tsx'
import { type ChangeSearch, isFiltered, keepLooking, type Sort, usualSort } from './device-search.ts'
import { emptyColumns } from './empty-columns.ts'
import { ExamplesLine } from './examples-line.tsx'
import { FiltersBar } from './filters-bar.tsx'
import { chooseAll, countOf, keepSelectionFor, selection } from './selection.ts'
import { SelectionLine } from './selection-line.tsx'
import { SerialsLine } from './serials-line.tsx'
import { SkeletonRows } from './skeleton-rows.tsx'
import { useCannot } from './use-cannot.ts'
import { useColumns } from './use-columns.ts'
import { showFromTop, useDeviceCount, useDeviceSummary, useDeviceWindow } from './use-device-window.ts'
import { useNewRows } from './use-new-rows.ts'

const FirstMinutes = later(async () => (await import('./first-minutes.tsx')).FirstMinutes)

/** The list of devices: find, see, choose, act. What is filtered and sorted stands in the address. */
export function DevicesPage() {
  const { t } = useText()
  const search = useSearch({ from: '/o/$organization/devices' })
  const change = useChangeSearch()
  const queries = useQueryClient()
  const window = useDeviceWindow(search)
  const { query, queryKey, filter } = window
  const count = useDeviceCount(filter)
  const summary = useDeviceSummary()
  const isAll = !isFiltered(search) && window.rows.length === summary.data?.total
  const columns = useColumns(search.view, emptyColumns(summary.data, window.rows, isAll))
  const cannot = useCannot(window.rows, filter)
  const organization = useOrganization()
  const may = useMay(organization)
  const total = count.data?.count ?? null
  const newRows = useNewRows(query, count)
  const [begun, beginAnew] = useReducer((times: number) => times + 1, 0)
  const showNew = useCallback(async () => {
    await showFromTop(queries, queryKey)
    // After the cache has told the list, which keeps its rows where they are.
    setTimeout(beginAnew)
  }, [queries, queryKey])
  const onSort = useCallback((sort: Sort) => change((now) => ({ ...now, sort })), [change])
  const listed = JSON.stringify(queryKey.slice(0, 3))
  useEffect(() => keepSelectionFor(listed), [listed])
  useEffect(() => keepLooking(organization, search), [organization, search])
  const nothing = query.isSuccess && !query.isPlaceholderData && window.rows.length === 0
  // An empty list has nothing to push away: what comes in is shown at once.
  const counted = count.isPlaceholderData ? 0 : (total ?? 0)
  useEffect(() => {
    if (nothing && counted > 0) void showNew()
  }, [nothing, counted, showNew])
  const first = nothing && !isFiltered(search)
  const askToRemove = (): void => {
    if (may('remove') && countOf(selection.get(), total ?? 0) > 0) askFor('remove')
  }
  return (
    <Page title={t('nav.devices')} fixed={!first}>
      <CommandBar {...{ search, change, filter, total, columns, cannot }} onRefresh={showNew} />
      <ExamplesLine examples={summary.data?.example ?? 0} />
      {first ? (
        <FirstMinutes />
      ) : (
        <>
          <FiltersBar search={search} change={change} summary={summary.data} />
          <SerialsLine search={search} change={change} />
          <SelectionLine
            total={total}
            shown={window.rows.length}
            newRows={newRows}
            cannot={cannot}
            onShowNew={showNew}
          />
          {query.isError && <Notice error={query.error} />}
          {query.isPending ? (
            <SkeletonRows />
          ) : nothing ? (
            <Nothing onClear={() => change(() => ({}))} />
          ) : (
            <DeviceList
              window={window}
              begun={begun}
              columns={columns}
              total={total}
              sort={search.sort ?? usualSort}
              onSort={onSort}
              onChooseAll={chooseAll}
              onRemove={askToRemove}
            />
          )}
        </>
      )}
      <DeviceActions filter={filter} total={total ?? 0} />
    </Page>
  )
}

function Nothing({ onClear }: { onClear: () => void }) {
  const { t } = useText()
  return (
    <MessageBar>
      <MessageBarBody>{t('devices.nothing')}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onClear}>{t('filter.clear')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Changes what stands in the address. Typing replaces it, so that *back* does not go letter by letter. */
function useChangeSearch(): ChangeSearch {
  const navigate = useNavigate({ from: '/o/$organization/devices' })
  return useCallback((next, replace = false) => void navigate({ to: '.', search: next, replace }), [navigate])
}
