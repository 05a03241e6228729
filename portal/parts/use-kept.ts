import { useState } from 'react'

const kept = new Map<string, unknown>()

/**
 * State of a form that outlives it: what was typed is there again when a panel that was closed is opened once more.
 * Kept as long as the page, until `forget`.
 */
export function useKept<T>(key: string, first: T): [T, (next: T) => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : first))
  const set = (next: T): void => {
    kept.set(key, next)
    setValue(next)
  }
  return [value, set]
}

/** True where something typed is kept under the key. */
export function isKept(key: string): boolean {
  return kept.has(key)
}

/** What was typed has been used, or given up. */
export function forget(...keys: string[]): void {
  for (const key of keys) kept.delete(key)
}
