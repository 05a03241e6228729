import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { paths } from '../paths.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { activeRow } from './active-row.ts'
import type { ColumnId } from './column-choice.ts'
import { columnOf } from './columns.tsx'
import { DeviceRow, rowHeight } from './device-row.tsx'
import type { Sort } from './device-search.ts'
import { ListHeader } from './list-header.tsx'
import { useListKeys } from './list-keys.ts'
import { chooseRows, clearSelection, extendTo, toggle } from './selection.ts'
import type { useDeviceWindow } from './use-device-window.ts'
import { useLiveRows } from './use-live-rows.ts'

const useStyles = makeStyles({
  box: {
    position: 'relative',
    flex: '1 1 320px',
    minHeight: '200px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    overflowAnchor: 'none',
  },
  inner: { minWidth: 'min-content', '@media (max-width: 640px)': { minWidth: 0 } },
  rows: { position: 'relative', width: '100%', contain: 'layout style' },
  old: { opacity: 0.6 },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalS },
})

type Props = {
  window: ReturnType<typeof useDeviceWindow>
  columns: readonly ColumnId[]
  total: number | null
  sort: Sort
  onSort: (sort: Sort) => void
  onChooseAll: () => void
  onRemove: () => void
}

/** Rows kept ready above and below what is seen. */
const overscan = 8
/** Rows read ahead of the edge by this many, so that scrolling rarely waits. */
const ahead = 60

/** The list itself: a grid of rows by keyset pages, of which only those on the screen are in the document. */
export function DeviceList({ window, columns, total, sort, onSort, onChooseAll, onRemove }: Props) {
  const text = useText()
  const { t } = text
  const now = useNow()
  const styles = useStyles()
  const { query, rows, above, queryKey } = window
  const box = useRef<HTMLDivElement>(null)
  const base = useId()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const organization = useOrganization()
  const active = useStore(activeRow)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const activeIndex = active === null ? -1 : ids.indexOf(active)
  const height = narrow ? rowHeight.narrow : rowHeight.wide
  // Kept the same between renders: a new one has all rows measured anew.
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan,
    scrollMargin: 0,
    scrollPaddingStart: 40,
    getItemKey,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return activeIndex < 0 || shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew only when the height of rows changes
  useEffect(() => virtual.measure(), [height])
  const items = virtual.getVirtualItems()
  const visible = (): number[] => virtual.getVirtualItems().flatMap(({ index }) => ids[index] ?? [])
  const catchUp = useLiveRows(queryKey, rows, visible)
  // Who comes back from a device finds the list where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list comes
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'center' })
  }, [])
  useKeepPlace(box, ids, height, virtual.range?.startIndex ?? 0)
  useReadOn(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0, rows.length, catchUp)

  // A row that scrolls out lends its elements to the one that comes in: cheaper than making new ones.
  const slots = Math.ceil((virtual.scrollRect?.height ?? 0) / height) + 2 * overscan + 3
  const rowId = (id: number): string => `${base}-${id}`
  const onOpen = useCallback(
    (device: DeviceAnswer) => {
      activeRow.set(device.id)
      void navigate(paths.device(organization, device.id))
    },
    [navigate, organization],
  )
  const onChooseShown = useCallback((chosen: boolean) => (chosen ? chooseRows(ids) : clearSelection()), [ids])
  const latest = useRef(ids)
  latest.current = ids
  const onChoose = useCallback((device: DeviceAnswer, event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a')) return
    activeRow.set(device.id)
    if (event.shiftKey) extendTo(device.id, latest.current)
    else toggle(device.id, latest.current)
  }, [])
  const onKeyDown = useListKeys({
    ids,
    activeIndex,
    perScreen: Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 1),
    goTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    open: (id) => void navigate(paths.device(organization, id)),
    chooseAll: onChooseAll,
    remove: onRemove,
  })
  const template = ['40px', ...columns.map((id) => columnOf(id).width)].join(' ')
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={t('nav.devices')}
      aria-multiselectable
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={query.isFetching}
      aria-activedescendant={activeIndex >= 0 && active !== null ? rowId(active) : undefined}
      className={styles.box}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && activeIndex < 0) activeRow.set(ids[items[0]?.index ?? 0] ?? null)
      }}
    >
      <div className={styles.inner} style={{ '--columns': template } as object} role="presentation">
        <ListHeader columns={columns} sort={sort} onSort={onSort} shownIds={ids} onChooseShown={onChooseShown} />
        <div
          role="rowgroup"
          onMouseDown={keepText}
          className={query.isPlaceholderData ? `${styles.rows} ${styles.old}` : styles.rows}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const device = rows[index]
            if (!device) return null
            return (
              <DeviceRow
                key={index === activeIndex ? 'active' : index % slots}
                device={device}
                organization={organization}
                columns={columns}
                index={above + index}
                start={start}
                rowId={rowId(device.id)}
                text={text}
                now={now}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            )
          })}
        </div>
      </div>
      {query.isFetchingNextPage && (
        <div className={styles.more} role="presentation">
          <Spinner size="tiny" label={t('common.loading')} />
        </div>
      )}
    </div>
  )
}

/** Shift and a click choose rows, and no text. */
function keepText(event: MouseEvent): void {
  if (!event.shiftKey) return
  event.preventDefault()
  event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
}

/** Reads the page before or after when the edge comes near, and catches up on what changed out of sight. */
function useReadOn(
  { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage }: Props['window']['query'],
  first: number,
  last: number,
  count: number,
  catchUp: () => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the screen decides, not the functions
  useEffect(() => {
    if (isFetching || count === 0) return
    if (hasNextPage && last > count - ahead) void fetchNextPage()
    else if (hasPreviousPage && first < ahead / 2) void fetchPreviousPage()
  }, [first, last, count, isFetching, hasNextPage, hasPreviousPage])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const timer = setTimeout(catchUp, 120)
    return () => clearTimeout(timer)
  }, [first, last])
}

/** When pages come in above, or are let go there, the rows under the eye stay where they are. */
function useKeepPlace(
  box: { current: HTMLElement | null },
  ids: readonly number[],
  height: number,
  first: number,
): void {
  const before = useRef<{ id: number; index: number } | null>(null)
  useLayoutEffect(() => {
    const anchor = before.current
    if (anchor === null || ids[anchor.index] === anchor.id || !box.current) return
    const index = ids.indexOf(anchor.id)
    if (index >= 0) box.current.scrollTop += (index - anchor.index) * height
  }, [ids, height, box])
  useLayoutEffect(() => {
    const id = ids[first]
    before.current = id === undefined ? null : { id, index: first }
  })
}
