import { Toaster, useFocusFinders } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'
import { toaster } from './toasts.tsx'

/** The corner where short messages stand. Tab goes through them and out again; Fluent's own keep it among themselves. */
export function Messages() {
  const lead = useWayOut()
  return <Toaster toasterId={toaster} position="bottom-end" limit={4} onKeyDownCapture={lead} />
}

/** Where Tab stops among messages: each message as a whole, and what can be pressed in it. */
const stop = '[role=listitem][tabindex="0"], button, a[href]'

/** At the last or first thing of a message, Tab goes on to the next message, or to the page (or the dialog over it). */
function useWayOut(): (event: KeyboardEvent<HTMLElement>) => void {
  const { findFirstFocusable, findLastFocusable } = useFocusFinders()
  return (event) => {
    if (event.key !== 'Tab' || !(event.target instanceof HTMLElement)) return
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(stop)]
    const here = stops.indexOf(event.target)
    const next = stops[here + (event.shiftKey ? -1 : 1)]
    const around = document.querySelector<HTMLElement>('[aria-modal="true"]') ?? document.querySelector('#shell')
    const out = around && (event.shiftKey ? findLastFocusable(around) : findFirstFocusable(around))
    const target = next ?? out
    if (!target) return
    event.preventDefault()
    event.stopPropagation()
    target.focus()
  }
}
