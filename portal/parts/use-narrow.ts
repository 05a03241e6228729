import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 640px)')

/** True on a narrow screen, where rows take two lines. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
