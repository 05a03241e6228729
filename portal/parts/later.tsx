import { type ComponentType, lazy, Suspense } from 'react'
import { loadPatiently } from '../live/connection.ts'
import { whenIdle } from './when-idle.ts'

/**
 * A part that is not on the first screen (dialogs, panels): its script is loaded when the browser has nothing else to do,
 * or when the part is first shown, whichever comes first.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const fetchOnce = async (): Promise<{ default: ComponentType<P> }> => ({ default: await loadPatiently(load) })
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
