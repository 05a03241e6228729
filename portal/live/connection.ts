import { createStore } from '../store.ts'

/** Whether the server answers. `gone` shows the calm line; every answer that comes in sets it right again. */
export const connection = createStore<'there' | 'gone'>('there')

const firstWait = 1000
const longestWait = 5000
let probing = false

/** A call found nobody: says so, and asks the server's health until it answers. */
export function connectionLost(): void {
  connection.set('gone')
  if (!probing) void probe()
}

export function connectionFound(): void {
  connection.set('there')
}

let ring: (() => void) | null = null

/** Asks at once whether the server is back, instead of at the next turn. */
export function askNow(): void {
  ring?.()
}

async function probe(): Promise<void> {
  probing = true
  for (let wait = firstWait; connection.get() === 'gone'; wait = Math.min(longestWait, wait * 1.5)) {
    await new Promise<void>((resolve) => {
      ring = resolve
      setTimeout(resolve, wait)
    })
    if (await isReady()) connectionFound()
  }
  probing = false
}

function isReady(): Promise<boolean> {
  return fetch('/readyz', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
}

/**
 * Loads a script of the portal. While the server is gone it is waited for, since who opened the page can wait, too; what
 * fails although the server is there (it has another version now) is thrown.
 */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (await isReady()) throw error
      connectionLost()
      await serverBack()
    }
  }
}

/** Resolves when the server answers again; at once when it does. */
export function serverBack(): Promise<void> {
  if (connection.get() === 'there') return Promise.resolve()
  return new Promise((resolve) => {
    const off = connection.subscribe(() => {
      if (connection.get() === 'gone') return
      off()
      resolve()
    })
  })
}
