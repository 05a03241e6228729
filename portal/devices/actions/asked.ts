import { restingPlace } from '../../parts/keep-focus.ts'
import { createStore } from '../../store.ts'

export type AskedAction = 'tag' | 'assign' | 'retry' | 'remove'

/** The action whose dialog is open, and what had the focus before. */
export const asked = createStore<AskedAction | null>(null)
let from: HTMLElement | null = null

export function askFor(action: AskedAction): void {
  from = document.activeElement instanceof HTMLElement ? document.activeElement : null
  asked.set(action)
}

/** Closes the dialog; the focus goes back to where it came from, or to the list where that is gone. */
export function stopAsking(): void {
  asked.set(null)
  requestAnimationFrame(() => {
    const target = from?.isConnected && !from.matches(':disabled') ? from : restingPlace()
    target?.focus()
  })
}
