import { useEffect, useRef } from 'react'
import { activeRow } from './active-row.ts'
import type { useDeviceWindow } from './use-device-window.ts'

/**
 * When the row that the keyboard stands on is removed, the one that takes its place is stood on: the next arrow goes on
 * from there. A row that was merely let go, far from what is seen, leaves its place empty.
 */
export function useActivePlace(
  { above, queryKey, query: { isPlaceholderData } }: ReturnType<typeof useDeviceWindow>,
  ids: readonly number[],
  activeIndex: number,
): void {
  const last = useRef<{ list: readonly unknown[]; place: number } | null>(null)
  useEffect(() => {
    if (isPlaceholderData) return
    if (activeIndex >= 0) {
      last.current = { list: queryKey, place: above + activeIndex }
      return
    }
    const place = last.current?.list === queryKey ? last.current.place - above : -1
    last.current = null
    const next = place <= ids.length ? ids[Math.min(place, ids.length - 1)] : undefined
    if (next !== undefined && activeRow.get() !== null) activeRow.set(next)
  }, [above, queryKey, isPlaceholderData, ids, activeIndex])
}
