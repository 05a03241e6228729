import { useEffect, useRef, useState } from 'react'
import type { Counted, useDeviceWindow } from './use-device-window.ts'

/**
 * How many came in since the list was read: they do not push it, a line offers to show them. Counted as the growth under
 * the filter since the first count after the reading.
 */
export function useNewRows(list: ReturnType<typeof useDeviceWindow>['query'], count: Counted): number {
  const [base, setBase] = useState<number | null>(null)
  const readAt = useRef(0)
  const first = list.data?.pageParams[0] as { before: unknown } | undefined
  const top = first && first.before === null ? list.data?.pages[0]?.loadedAt : undefined
  useEffect(() => {
    if (top === undefined || top === readAt.current) return
    readAt.current = top
    setBase(null)
  }, [top])
  const now = count.isPlaceholderData ? undefined : count.data?.count
  const countedAt = count.dataUpdatedAt
  const { refetch } = count
  useEffect(() => {
    if (base === null && readAt.current > 0 && countedAt < readAt.current) void refetch()
  }, [base, countedAt, refetch])
  useEffect(() => {
    if (now === undefined || countedAt < readAt.current) return
    setBase((before) => (before === null ? now : Math.min(before, now)))
  }, [now, countedAt])
  return base === null || now === undefined ? 0 : Math.max(0, now - base)
}
