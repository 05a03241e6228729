import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * A row that had the focus may go (it was mended, it left the filter), and the focus with it, to nowhere: then the row
 * that stands at its place gets it, or the list where there is none.
 */
export function useFocusKept(list: RefObject<HTMLElement | null>, index: number) {
  const inside = useRef(false)
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-row-button]')
    const same = list.current?.querySelector<HTMLElement>(`[data-row="${index}"] [data-row-button]`)
    const next = same ?? buttons?.[buttons.length - 1] ?? list.current
    next?.focus({ preventScroll: true })
  })
  return {
    onFocus: () => {
      inside.current = true
    },
    onBlur: (event: FocusEvent) => {
      if (event.relatedTarget !== null) inside.current = list.current?.contains(event.relatedTarget) ?? false
    },
  }
}
