import { useEffect, useState } from 'react'
import { restingPlace } from './keep-focus.ts'

/** For a dialog that no button opened: when it goes, the focus is where it was before, or on the page. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.querySelector('[aria-modal="true"]')) return
        const target = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null
        ;(target ?? restingPlace())?.focus()
      })
    },
    [before],
  )
}
