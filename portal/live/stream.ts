import type { MusterClient } from '../../api/client.ts'
import type { ChangeHint } from '../../api/contract/changes.ts'

/** What tabs tell each other: hints, or that hints may have been missed. */
export type Heard = { hints: ChangeHint[] } | { readAgain: true }

/** Hints come in bursts: the first is handed on after `soon`, what follows at most once in `together` (milliseconds). */
const soon = 80
const together = 600

/**
 * Follows an organization's changes with one event stream for all tabs of the browser: the tab that holds the lock listens
 * and tells the others, since a browser opens only six connections to a server. Another tab takes over when it closes.
 */
export function followStream(organization: string, client: MusterClient, onHeard: (heard: Heard) => void): () => void {
  const end = new AbortController()
  const channel = new BroadcastChannel(`muster.changes.${organization}`)
  channel.onmessage = (event: MessageEvent<Heard>) => onHeard(event.data)
  const tell = (heard: Heard): void => {
    if (end.signal.aborted) return
    channel.postMessage(heard)
    onHeard(heard)
  }
  const lead = (): Promise<void> => listenUntil(end.signal, client, tell)
  if (navigator.locks)
    navigator.locks.request(`muster.changes.${organization}`, { signal: end.signal }, lead).catch(() => {})
  else void lead()
  return () => {
    end.abort()
    channel.close()
  }
}

function listenUntil(signal: AbortSignal, client: MusterClient, tell: (heard: Heard) => void): Promise<void> {
  let waiting: ChangeHint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushed = 0
  const flush = (): void => {
    timer = undefined
    flushed = Date.now()
    tell({ hints: waiting })
    waiting = []
  }
  const stop = client.changes({
    // A tab that takes over may have missed what came in between, so the first opening counts too.
    onOpen: () => tell({ readAgain: true }),
    // No longer a member here: the page finds out when it reads again.
    onRefused: () => tell({ readAgain: true }),
    onHint: (hint) => {
      waiting.push(hint)
      timer ??= setTimeout(flush, Math.max(soon, flushed + together - Date.now()))
    },
  })
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stop()
      resolve()
    })
  })
}

/** Several hints as one; more devices than can be told apart become `many`. */
export function mergeHints(hints: readonly ChangeHint[]): ChangeHint {
  const uploads = new Set(hints.flatMap((hint) => hint.uploads ?? []))
  const operations = new Set(hints.flatMap((hint) => hint.operations ?? []))
  const many = hints.some((hint) => hint.devices === 'many')
  const devices = new Set(hints.flatMap((hint) => (Array.isArray(hint.devices) ? hint.devices : [])))
  return {
    ...(uploads.size > 0 ? { uploads: [...uploads] } : {}),
    ...(operations.size > 0 ? { operations: [...operations] } : {}),
    ...(many || devices.size > 500 ? { devices: 'many' as const } : devices.size > 0 ? { devices: [...devices] } : {}),
    ...(hints.some((hint) => hint.catalogues) ? { catalogues: true } : {}),
    ...(hints.some((hint) => hint.people) ? { people: true } : {}),
  }
}
