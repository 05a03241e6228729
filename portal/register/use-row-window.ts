import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows that the box is high enough for. Browsers limit an element's height: of a longer list the box is a window. */
const held = 20_000
const step = held / 2
/** So near to an end of the window it moves on. */
const margin = 200

/**
 * Which part of a list of any length the scrolled box stands for: rows from `base` on, `count` of them. It moves when
 * an end comes near, and the rows under the eye stay where they are.
 */
export function useRowWindow(scroll: RefObject<HTMLElement | null>, total: number, height: number) {
  const [base, setBase] = useState(0)
  const before = useRef(base)
  useLayoutEffect(() => {
    if (scroll.current && before.current !== base) scroll.current.scrollTop += (before.current - base) * height
    before.current = base
  }, [base, height, scroll])
  const last = Math.max(0, Math.ceil((total - held) / step) * step)
  const within = Math.min(base, last)
  useEffect(() => {
    if (within !== base) setBase(within)
  }, [within, base])
  return {
    base: within,
    count: Math.max(0, Math.min(held, total - within)),
    /**
     * Takes note of the rows of the box that are rendered. False while they are those from before a move, which has
     * scrolled the box but not yet told who renders.
     */
    sees(first: number, end: number): boolean {
      const top = (scroll.current?.scrollTop ?? 0) / height
      if (Math.abs(top - first) > step / 2) return false
      if (end > held - margin && within < last) setBase(within + step)
      else if (first < margin && within > 0) setBase(within - step)
      return true
    },
    /** Moves so that a row of the list is in the box, and gives its place there. */
    reveal(row: number): number {
      if (row >= within && row < within + held) return row - within
      const wanted = Math.min(last, Math.max(0, Math.floor((row - step) / step) * step))
      flushSync(() => setBase(wanted))
      return row - wanted
    },
  }
}
