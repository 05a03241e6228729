import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { useDeviceWindow } from './use-device-window.ts'
import { useLiveRows } from './use-live-rows.ts'

/** Rows kept ready above and below what is seen. */
const overscan = 8
/** Rows read ahead of the edge by this many, so that scrolling rarely waits. */
const ahead = 60
const headHeight = 40
/** Milliseconds. */
const justNow = 1000

type DeviceWindow = ReturnType<typeof useDeviceWindow>
type Box = RefObject<HTMLDivElement | null>

/**
 * Which of the rows held are in the document, and where. Reads on when an edge comes near, keeps the rows under the eye
 * where they are, and right. `slots`: how many can be there at once; `place` counts from the list's first row.
 */
export function useVirtualRows(
  box: Box,
  { query, rows, above, queryKey }: DeviceWindow,
  begun: number,
  ids: readonly number[],
  activeIndex: number,
  height: number,
) {
  // Kept the same between renders: a new one has all rows measured anew.
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan,
    // Rows are ready beyond the edge, so that scrolling need not wait for React (use-slices.ts).
    useFlushSync: false,
    scrollPaddingStart: headHeight,
    getItemKey,
    // The row that the keyboard stands on stays in the document: the grid points at it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return activeIndex < 0 || shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew only when the height of rows changes
  useEffect(() => virtual.measure(), [height])
  // Who comes back from a device finds the list where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list comes
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'center' })
  }, [])
  useTopOfNewList(box, queryKey, begun)
  const items = virtual.getVirtualItems()
  const visible = (): number[] => virtual.getVirtualItems().flatMap(({ index }) => ids[index] ?? [])
  const catchUp = useLiveRows(queryKey, rows, isKept(query), visible)
  useKeepPlace(box, ids, height, virtual.range?.startIndex ?? 0)
  useReadOn(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0, rows.length, catchUp)
  const onScreen = (virtual.scrollRect?.height ?? 0) / height
  const slots = Math.ceil(onScreen) + 2 * overscan + 3
  const perScreen = Math.max(1, Math.floor(onScreen) - 2)
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {}
  const wanted = items.flatMap(({ index }) => {
    const device = rows[index]
    return device ? { place: above + index, device, seen: index >= startIndex && index <= endIndex } : []
  })
  return {
    rows: wanted,
    first: startIndex,
    perScreen,
    slots,
    totalHeight: virtual.getTotalSize(),
    scrollTo: virtual.scrollToIndex,
  }
}

/** Rows of another list, which stand there until its own come, and rows that came just now need no second reading. */
function isKept({ isPlaceholderData, data }: DeviceWindow['query']): boolean {
  return !isPlaceholderData && (data?.pages[0]?.loadedAt ?? Number.POSITIVE_INFINITY) < Date.now() - justNow
}

/** Reads the page before or after when the edge comes near, and catches up on what changed out of sight. */
function useReadOn(
  { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage }: DeviceWindow['query'],
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

/** Another filter or sort begins at its top, as does a list begun anew. */
function useTopOfNewList(box: Box, queryKey: readonly unknown[], begun: number): void {
  const before = useRef({ queryKey, begun })
  useLayoutEffect(() => {
    if (before.current.queryKey === queryKey && before.current.begun === begun) return
    before.current = { queryKey, begun }
    box.current?.scrollTo({ top: 0 })
  }, [queryKey, begun, box])
}

/** When pages come in above, or are let go there, the rows under the eye stay where they are. */
function useKeepPlace(box: Box, ids: readonly number[], height: number, first: number): void {
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
