import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, type RefObject, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { Loading } from '../parts/reading.tsx'
import { SignSheet } from '../parts/state-badge.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { paths } from '../paths.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { activeRow } from './active-row.ts'
import type { ColumnId, ColumnWidths } from './column-choice.ts'
import { gridColumns } from './columns.tsx'
import { contentWidths, measureIn } from './content-widths.ts'
import { DeviceRow, rowHeight, showCutText, useRowStyles } from './device-row.tsx'
import type { Sort } from './device-search.ts'
import { ListHeader } from './list-header.tsx'
import { useListKeys } from './list-keys.ts'
import { chooseLoaded, clearSelection, extendTo, selection, toggle } from './selection.ts'
import { useActivePlace } from './use-active-place.ts'
import type { useColumns } from './use-columns.ts'
import type { useDeviceWindow } from './use-device-window.ts'
import { useSlices } from './use-slices.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

const useStyles = makeStyles({
  box: {
    position: 'relative',
    flex: '1 1 320px',
    minHeight: '200px',
    '@media (max-height: 480px)': { flexBasis: '176px', minHeight: '176px' },
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    outlineStyle: 'none',
    // Who clicks sees what is chosen; who uses keys sees where they stand.
    '&[data-keys]:focus': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    '&[data-keys]:focus [data-active]': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    overflowAnchor: 'none',
  },
  inner: { minWidth: 'min-content', '@media (max-width: 640px)': { minWidth: 0 } },
  rows: { position: 'relative', width: '100%', contain: 'layout style' },
  old: { opacity: 0.6 },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalS },
})

type Props = {
  window: ReturnType<typeof useDeviceWindow>
  /** Counts how often the list was begun anew; each time its top is shown. */
  begun: number
  columns: ReturnType<typeof useColumns>
  total: number | null
  sort: Sort
  onSort: (sort: Sort) => void
  onChooseAll: () => void
  onRemove: () => void
}

/** The list itself: a grid of rows by keyset pages, of which only those on the screen are in the document. */
export function DeviceList({ window, begun, columns, total, sort, onSort, onChooseAll, onRemove }: Props) {
  const text = useText()
  const styles = useStyles()
  const { query, rows } = window
  const box = useRef<HTMLDivElement>(null)
  const base = useId()
  const height = useNarrow() ? rowHeight.narrow : rowHeight.wide
  const active = useStore(activeRow)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const activeIndex = active === null ? -1 : ids.indexOf(active)
  const virtual = useVirtualRows(box, window, begun, ids, activeIndex, height)
  useActivePlace(window, ids, activeIndex)
  const tellRange = useTellRange()
  const rowActs = useRowActs(ids, tellRange)
  const onChooseShown = useCallback((chosen: boolean) => (chosen ? chooseLoaded(ids) : clearSelection()), [ids])
  const onKeyDown = useListKeys({
    ids,
    activeIndex,
    first: virtual.first,
    perScreen: virtual.perScreen,
    goTo: (index) => virtual.scrollTo(index, { align: 'auto' }),
    open: rowActs.open,
    chooseAll: () => (ids.every((id) => selection.get().ids.has(id)) ? onChooseAll() : chooseLoaded(ids)),
    remove: onRemove,
    tellRange,
  })
  const { shown, choice, resize } = columns
  const [dragged, setDragged] = useState<ColumnWidths>({})
  const content = useContentWidths(box, shown, window)
  const template = gridColumns(shown, { ...choice.widths, ...dragged }, content)
  const onResized = useCallback(
    (id: ColumnId, width: number | null) => {
      setDragged({})
      resize(id, width)
    },
    [resize],
  )
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={text.t('nav.devices')}
      aria-multiselectable
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={query.isFetching}
      aria-activedescendant={activeIndex >= 0 ? `${base}-${active}` : undefined}
      className={styles.box}
      onKeyDown={(event) => {
        event.currentTarget.dataset.keys = ''
        onKeyDown(event)
      }}
      onMouseDown={(event) => {
        delete event.currentTarget.dataset.keys
      }}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) event.currentTarget.dataset.keys = ''
        const first = ids[virtual.first]
        if (event.target === event.currentTarget && activeIndex < 0) activeRow.set(first ?? null)
      }}
    >
      <div className={styles.inner} style={{ '--columns': template } as object} role="presentation">
        <ListHeader
          columns={shown}
          sort={sort}
          onSort={onSort}
          shownIds={ids}
          onChooseShown={onChooseShown}
          onDrag={setDragged}
          onResized={onResized}
        />
        <Rows base={base} window={window} columns={shown} virtual={virtual} height={height} acts={rowActs} />
      </div>
      {query.isFetchingNextPage && (
        <div className={styles.more} role="presentation">
          <Loading size="tiny" />
        </div>
      )}
    </div>
  )
}

/** How wide the columns would be by what stands in them; measured when a list comes, so that nothing moves while one looks. */
function useContentWidths(
  box: RefObject<HTMLDivElement | null>,
  shown: readonly ColumnId[],
  { rows, queryKey, query }: Props['window'],
): ColumnWidths {
  const text = useText()
  const [widths, setWidths] = useState<ColumnWidths>({})
  const known = rows.length > 0 && !query.isPlaceholderData
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a list, not with each of its rows
  useLayoutEffect(() => {
    if (known && box.current) setWidths(contentWidths(shown, rows, text, Date.now(), measureIn(box.current)))
  }, [known, queryKey, shown, text.language])
  return widths
}

type RowsProps = Pick<Props, 'window'> & {
  columns: readonly ColumnId[]
  base: string
  virtual: ReturnType<typeof useVirtualRows>
  height: number
  acts: ReturnType<typeof useRowActs>
}

function Rows({ base, window, columns, virtual, height, acts }: RowsProps) {
  const text = useText()
  const now = useNow()
  const styles = useStyles()
  const rowStyles = useRowStyles()
  const organization = useOrganization()
  const { above } = window
  const rows = useSlices(virtual.rows, virtual.slots)
  return (
    // biome-ignore lint/a11y/useKeyWithMouseEvents: what is cut off is on the device's page, too
    <div
      role="rowgroup"
      onMouseDown={keepFocusOfGrid}
      onMouseOver={showCutText}
      className={mergeClasses(styles.rows, window.query.isPlaceholderData && styles.old)}
      style={{ height: virtual.totalHeight }}
    >
      <SignSheet />
      {rows.map(({ slot, place, device }) => (
        <DeviceRow
          key={slot}
          styles={rowStyles}
          device={device}
          organization={organization}
          columns={columns}
          index={place}
          start={(place - above) * height}
          rowId={`${base}-${device.id}`}
          text={text}
          now={now}
          onChoose={acts.choose}
          onOpen={acts.open}
        />
      ))}
    </div>
  )
}

/** What a click on a row does; the functions stay the same, so that rows need not render for them. */
function useRowActs(ids: readonly number[], tellRange: (whole: boolean) => void) {
  const navigate = useNavigate()
  const organization = useOrganization()
  const tell = useRef(tellRange)
  tell.current = tellRange
  const latest = useRef(ids)
  latest.current = ids
  const open = useCallback(
    (id: number) => {
      activeRow.set(id)
      void navigate(paths.device(organization, id))
    },
    [navigate, organization],
  )
  const choose = useCallback((id: number, event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a')) return
    activeRow.set(id)
    if (event.shiftKey) tell.current(extendTo(id, latest.current))
    else toggle(id, latest.current)
  }, [])
  return { open, choose }
}

/** Says so where a range could not be chosen whole. */
function useTellRange(): (whole: boolean) => void {
  const { t } = useText()
  const say = useSay()
  return (whole) => {
    if (!whole) say.warned(t('list.rangeBegins'), t('list.rangeBegins.body'))
  }
}

/** Shift and a click choose rows, and no text; a tick leaves the focus with the grid, whose keys then go on. */
function keepFocusOfGrid(event: MouseEvent): void {
  if (!event.shiftKey && !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
}
