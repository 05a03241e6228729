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

/** Whose page this is, once it is somebody's. */
let person: string | null = null

/** Tells the other tabs of this browser who is signed in. */
const tabs = new BroadcastChannel('muster.session')
tabs.onmessage = ({ data }: MessageEvent<string>) => {
  // What is on the page, and what waits there, is another person's: it must not go on in this one's name.
  if (person !== null && data !== person) window.location.reload()
  else goOn()
}

/** This is the page of a person, who may have signed in by way of a provider. */
export function pageOf(id: string): void {
  person = id
  tabs.postMessage(id)
}

/** Someone (by id) has signed in: what waited goes on, here and in the person's other tabs. */
export function signedIn(id: string): void {
  tabs.postMessage(id)
  goOn()
}

function goOn(): void {
  session += 1
  sessionEnded.set(false)
}
