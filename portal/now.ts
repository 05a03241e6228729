import { useSyncExternalStore } from 'react'

const minute = 60_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, once a minute: ages go on without each row having a clock. */
export function useNow(): number {
  return useSyncExternalStore(follow, () => now)
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  if (Date.now() - now > minute) now = Date.now()
  timer ??= setInterval(() => {
    now = Date.now()
    for (const one of listeners) one()
  }, minute)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
