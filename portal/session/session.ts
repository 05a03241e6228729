import { createStore } from '../store.ts'

/** Whether the session ended under a page that is open; the dialog follows it, and calls wait for it. */
export const sessionEnded = createStore(false)

/** Resolves once someone has signed in again; rejects when the call is called off. */
export function signedInAgain(signal?: AbortSignal | null): Promise<void> {
  sessionEnded.set(true)
  return new Promise((resolve, reject) => {
    const off = sessionEnded.subscribe(() => {
      if (sessionEnded.get()) return
      end()
      resolve()
    })
    const abort = (): void => {
      end()
      reject(signal?.reason)
    }
    const end = (): void => {
      off()
      signal?.removeEventListener('abort', abort)
    }
    signal?.addEventListener('abort', abort, { once: true })
  })
}

/** Tells the other tabs of this browser that someone signed in, so that their dialogs close too. */
const tabs = new BroadcastChannel('muster.session')
tabs.onmessage = () => sessionEnded.set(false)

/** Someone has signed in: what waited goes on, here and in the other tabs. */
export function signedIn(): void {
  tabs.postMessage('signed-in')
  sessionEnded.set(false)
}
