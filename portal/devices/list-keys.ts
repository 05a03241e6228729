import type { KeyboardEvent } from 'react'
import { activeRow } from './active-row.ts'
import { clearSelection, extendTo, selection, toggle } from './selection.ts'

type Keys = {
  ids: readonly number[]
  activeIndex: number
  /** The first row in sight: where the keys begin when they stand on none. */
  first: number
  perScreen: number
  goTo: (index: number) => void
  open: (id: number) => void
  chooseAll: () => void
  remove: () => void
  /** Told whether a range was chosen whole. */
  tellRange: (whole: boolean) => void
}

/** The keys of the list (shown by `?`). The grid keeps the focus; rows are pointed at. */
export function useListKeys(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return
    if (act(event, keys)) event.preventDefault()
  }
}

/** How far each key goes, from the row it stands on. */
const steps: Record<string, (at: number, { ids, perScreen }: Keys) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, { perScreen }) => at + perScreen,
  PageUp: (at, { perScreen }) => at - perScreen,
  Home: () => 0,
  End: (_at, { ids }) => ids.length - 1,
}

function act(event: KeyboardEvent, keys: Keys): boolean {
  const { ids, activeIndex, first, goTo, open, chooseAll, remove } = keys
  const here = ids[activeIndex]
  const step = steps[event.key]
  if (step && ids.length > 0) {
    const next = Math.max(0, Math.min(ids.length - 1, step(activeIndex < 0 ? first - 1 : activeIndex, keys)))
    const id = ids[next]
    if (id === undefined) return false
    if (event.shiftKey && here !== undefined && selection.get().anchor === null) toggle(here, ids)
    activeRow.set(id)
    if (event.shiftKey) keys.tellRange(extendTo(id, ids))
    goTo(next)
    return true
  }
  if (event.ctrlKey && event.key.toLowerCase() === 'a') return done(chooseAll)
  if (event.ctrlKey) return false
  if (event.key === ' ' && here !== undefined)
    return done(() => (event.shiftKey ? keys.tellRange(extendTo(here, ids)) : toggle(here, ids)))
  if (event.key === 'Enter' && here !== undefined) return done(() => open(here))
  if (event.key === 'Delete') return done(remove)
  if (event.key === 'Escape' && (selection.get().all || selection.get().ids.size > 0)) return done(clearSelection)
  return false
}

function done(what: () => void): true {
  what()
  return true
}
