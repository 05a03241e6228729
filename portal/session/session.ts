import { createStore } from '../store.ts'

/** Whether the session ended under a page that is open; the dialog follows it, and calls wait for it. */
export const sessionEnded = createStore(false)

/** Counts the sign-ins under this page. A call notes it before it asks. */
let session = 0
export const currentSession = (): number => session

/**
 * For a call that was refused for want of a session: resolves once someone has signed in again since it asked, which
 * may have been while its answer was on the way; rejects when the call is called off.
 */
export function signedInAgain(asked: number, signal?: AbortSignal | null): Promise<void> {
  if (asked !== session) return Promise.resolve()
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
tabs.onmessage = goOn

/** Someone has signed in: what waited goes on, here and in the other tabs. */
export function signedIn(): void {
  tabs.postMessage('signed-in')
  goOn()
}

function goOn(): void {
  session += 1
  sessionEnded.set(false)
}
