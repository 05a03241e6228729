import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { useHints } from '../live/use-live.ts'
import { putRows } from './use-device-window.ts'

const mostAtOnce = 200
const pauseBetween = 500
const pauseAfterFailure = 5000

/**
 * Keeps rows right where they stand. Hints name devices; those on the screen are read again at once, the others when they
 * come into view. `kept`: the list was read before this page came to it. `visible` gives the ids on the screen now; call what is given back whenever they change.
 */
export function useLiveRows(
  queryKey: readonly unknown[],
  rows: readonly DeviceAnswer[],
  kept: boolean,
  visible: () => number[],
): () => void {
  const client = useClient()
  const queries = useQueryClient()
  const dirty = useRef(new Set<number>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef(false)
  const ended = useRef(false)
  useEffect(() => {
    ended.current = false
    return () => {
      ended.current = true
      clearTimeout(timer.current)
    }
  }, [])

  // It runs on after a pause, when other rows are on the screen than when it began.
  const onScreen = useRef(visible)
  onScreen.current = visible

  const readAgain = async (): Promise<void> => {
    const seen = onScreen.current().filter((id) => dirty.current.has(id))
    if (seen.length === 0 || running.current || ended.current) return
    // The rows near them come along: where those on the screen were removed, these take their places.
    const ids = [...new Set([...seen, ...dirty.current])].slice(0, mostAtOnce)
    running.current = true
    let pause = pauseBetween
    for (const id of ids) dirty.current.delete(id)
    try {
      const { items } = await client.devices.list({ ids, limit: mostAtOnce })
      putRows(queries, queryKey, new Set(ids), new Map(items.map((row) => [row.id, row])))
    } catch {
      for (const id of ids) dirty.current.add(id)
      pause = pauseAfterFailure
    } finally {
      running.current = false
      clearTimeout(timer.current)
      // By then another list may stand here: its own reading goes on, not this one's.
      if (!ended.current) timer.current = setTimeout(() => void latest.current(), pause)
    }
  }
  const latest = useRef(readAgain)
  latest.current = readAgain

  // A list kept from before (one comes *back* to it) heard no hints meanwhile: all of it may have changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list, with the rows that it begins with
  useEffect(() => {
    dirty.current = new Set(kept ? rows.map(({ id }) => id) : [])
    const soon = setTimeout(readAgain, 50)
    return () => clearTimeout(soon)
  }, [queryKey])

  useHints((hint) => {
    const changed = hint === 'read-again' ? 'many' : hint.devices
    if (changed === undefined) return
    const here = new Set(rows.map(({ id }) => id))
    const named = changed === 'many' ? here : changed.filter((id) => here.has(id))
    for (const id of named) dirty.current.add(id)
    void readAgain()
  })
  return () => void readAgain()
}
