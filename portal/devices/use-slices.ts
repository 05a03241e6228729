import { useEffect, useReducer, useRef } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'

/** Rows given another device in one frame; a screen is full after two or three frames, and none of them takes long. */
const mostInOneFrame = 6

/** A row in the document: its elements are those of `slot`, which it lends to the next device. */
export type PlacedRow = { slot: number; place: number; device: DeviceAnswer }
type Wanted = { place: number; device: DeviceAnswer; seen: boolean }

/**
 * Fills rows a few at a time. A turn of the wheel, a search or a sort can change all rows at once; made in one go they keep
 * the page from answering. What is seen comes first; a row whose turn has not come still shows what it showed.
 */
export function useSlices(wanted: readonly Wanted[], slots: number): PlacedRow[] {
  const shown = useRef<ReadonlyMap<number, PlacedRow>>(new Map())
  const [, again] = useReducer((count: number) => count + 1, 0)
  const { rows, complete } = nextSlice(shown.current, wanted, slots)
  useEffect(() => {
    shown.current = rows
    if (complete) return
    // Not in the same frame: while one scrolls, each turn of the wheel brings a slice of its own.
    const next = setTimeout(again, 16)
    return () => clearTimeout(next)
  })
  return [...rows.values()]
}

/** The rows after one more slice; a row that only moved costs nothing and always goes with the others. */
export function nextSlice(
  before: ReadonlyMap<number, PlacedRow>,
  wanted: readonly Wanted[],
  slots: number,
): { rows: Map<number, PlacedRow>; complete: boolean } {
  const rows = new Map<number, PlacedRow>()
  let left = mostInOneFrame
  let complete = true
  for (const { place, device } of [...wanted].sort((a, b) => Number(b.seen) - Number(a.seen))) {
    // The row that the keyboard left behind stays in the document, and may find its slot taken.
    const slot = rows.has(place % slots) ? slots : place % slots
    const old = before.get(slot)
    if (old?.device === device && old.place === place) rows.set(slot, old)
    else if (left-- > 0) rows.set(slot, { slot, place, device })
    else {
      complete = false
      if (old) rows.set(slot, old)
    }
  }
  return { rows: new Map([...rows].sort(([a], [b]) => a - b)), complete }
}
