import { useEffect } from 'react'

/** When what had the focus is gone with a change (a form that was sent, a question that was answered), the page has it. */
export function useFocusFound(change: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const active = document.activeElement
      if (active !== null && active !== document.body) return
      document.querySelector<HTMLElement>('#page')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [change])
}
