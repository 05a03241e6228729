import type { DeviceFilterBody } from '../../api/contract/devices.ts'
import { createStore } from '../store.ts'
import { activeRow } from './active-row.ts'

/** The rows that were chosen: some of them, or all that match the filter. */
export type Selection = { all: boolean; ids: ReadonlySet<number>; anchor: number | null }

const nothing: Selection = { all: false, ids: new Set(), anchor: null }

/** What is chosen in the list. Rows follow it one by one, so that a click renders one row. */
export const selection = createStore<Selection>(nothing)

let ofFilter: string | null = null

/** What was chosen belongs to one filter of one organization: under another nothing is chosen. */
export function keepSelectionFor(filter: string): void {
  if (filter === ofFilter) return
  ofFilter = filter
  clearSelection()
  activeRow.set(null)
}

export function clearSelection(): void {
  selection.set(nothing)
}

/** Chooses one more, or lets it go. Out of all that match, the rows in view stay chosen but this one. */
export function toggle(id: number, inView: readonly number[]): void {
  selection.set((now) => {
    const ids = new Set(now.all ? inView : now.ids)
    if (!ids.delete(id)) ids.add(id)
    return { all: false, ids, anchor: id }
  })
}

/** Chooses from the row last chosen to this one. False where that one is too far away to be known: this one alone is. */
export function extendTo(id: number, inView: readonly number[]): boolean {
  const now = selection.get()
  const anchor = now.anchor ?? id
  const [from, to] = [inView.indexOf(anchor), inView.indexOf(id)].sort((a, b) => a - b) as [number, number]
  const known = from >= 0
  const range = known ? inView.slice(from, to + 1) : [id]
  selection.set({ all: false, ids: new Set([...now.ids, ...range]), anchor: known ? anchor : id })
  return known
}

/** Chooses the rows that are loaded, and no others. */
export function chooseLoaded(ids: readonly number[]): void {
  selection.set({ all: false, ids: new Set(ids), anchor: ids[0] ?? null })
}

/** All that match the filter, also those never shown. */
export function chooseAll(): void {
  selection.set((now) => ({ all: true, ids: new Set(), anchor: now.anchor }))
}

/** How many are chosen; `matching` is the count under the filter. */
export function countOf(chosen: Selection, matching: number): number {
  return chosen.all ? matching : chosen.ids.size
}

/** What an action works on, as the API takes it. */
export function targetOf(
  chosen: Selection,
  filter: DeviceFilterBody,
  matching: number,
): { ids: number[] } | { filter: DeviceFilterBody; expectedCount: number } {
  return chosen.all ? { filter, expectedCount: matching } : { ids: [...chosen.ids] }
}
