import { useEffect, useEffectEvent } from 'react'

/** True where a key is typed into something, so that a shortcut of one letter must leave it alone. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

/** A key pressed anywhere on the page, while no dialog is open. */
export function useShortcut(matches: (event: KeyboardEvent) => boolean, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !matches(event) || document.querySelector('[aria-modal="true"]')) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** A single letter or sign, where nothing is being typed. */
export function plainKey(key: string): (event: KeyboardEvent) => boolean {
  return (event) => event.key === key && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
}
