import { type ComponentType, lazy, Suspense } from 'react'

/**
 * A part that is not on the first screen (dialogs, panels): its script is loaded when the browser has nothing else to do,
 * or when the part is first shown, whichever comes first.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const fetchOnce = async (): Promise<{ default: ComponentType<P> }> => ({ default: await load() })
  const Part = lazy(fetchOnce) as ComponentType<P>
  whenIdle(() => void load().catch(() => {}))
  return function Later(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

const longestWait = 5000

function whenIdle(act: () => void): void {
  const soon = (): void => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: longestWait })
    else setTimeout(act, longestWait / 2)
  }
  if (document.readyState === 'complete') soon()
  else addEventListener('load', () => setTimeout(soon, 1000), { once: true })
}
