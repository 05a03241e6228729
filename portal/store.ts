import { useSyncExternalStore } from 'react'

/** A value that components follow: they render again only when what they pick of it changes. */
export type Store<T> = {
  get(): T
  set(next: T | ((now: T) => T)): void
  subscribe(listener: () => void): () => void
}

/**
 * Makes a store. For what a page holds while it is open (a selection, whether a panel is open), never for data. Where
 * values follow each other fast, who follows is told at most once in `rest` milliseconds; `get` is always up to date.
 */
export function createStore<T>(initial: T, rest = 0): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let waiting = false
  const tellLater = (): void => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      tell()
    }, rest)
  }
  return {
    get: () => value,
    set(next) {
      const wanted = typeof next === 'function' ? (next as (now: T) => T)(value) : next
      if (Object.is(wanted, value)) return
      value = wanted
      if (rest === 0) tell()
      else tellLater()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Follows a store. `pick` must give the same value (by identity) as long as nothing changed for the reader. */
export function useStore<T, P = T>(store: Store<T>, pick: (value: T) => P = (value) => value as unknown as P): P {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}
