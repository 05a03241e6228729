import type { ChangeHint } from '../contract/changes.ts'
import { type Connection, reach } from './http.ts'
import { MusterProblem } from './problem.ts'
import { pause } from './send-file.ts'

export type ChangesOptions = {
  /** The stream is open; after the first time: read again what is shown, hints may have been missed. */
  onOpen?: (again: boolean) => void
  onHint: (hint: ChangeHint) => void
  /** The stream broke off (it is opened again by itself). */
  onLost?: (cause: unknown) => void
  /** The server refuses the stream for good (signed out, no longer a member). */
  onRefused?: (problem: MusterProblem) => void
}

/** Silence longer than this means that the line is dead: the server says something every 15 seconds. */
const silence = 45_000

/** Follows the organization's changes until the function that it gives back is called. */
export function followChanges(connection: Connection, options: ChangesOptions): () => void {
  const end = new AbortController()
  void follow(connection, options, end.signal)
  return () => end.abort()
}

async function follow(connection: Connection, options: ChangesOptions, signal: AbortSignal): Promise<void> {
  for (let opened = 0, lost = 0; !signal.aborted; ) {
    try {
      await listen(connection, signal, options.onHint, () => {
        options.onOpen?.(opened > 0)
        opened += 1
        lost = 0
      })
    } catch (cause) {
      if (signal.aborted) return
      if (cause instanceof MusterProblem && [400, 401, 403].includes(cause.status)) return options.onRefused?.(cause)
      options.onLost?.(cause)
    }
    lost += 1
    await pause(Math.min(5000, 250 * 2 ** Math.min(lost, 5)), signal).catch(() => {})
  }
}

async function listen(
  connection: Connection,
  signal: AbortSignal,
  onHint: (hint: ChangeHint) => void,
  onOpen: () => void,
): Promise<void> {
  const line = new AbortController()
  const off = (): void => line.abort()
  signal.addEventListener('abort', off, { once: true })
  let timer = setTimeout(off, silence)
  try {
    const answer = await connection.send('GET', '/changes', {
      headers: { accept: 'text/event-stream' },
      signal: line.signal,
    })
    if (!answer.body) return
    onOpen()
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reach(() => reader.read())
      if (done) return
      clearTimeout(timer)
      timer = setTimeout(off, silence)
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) for (const hint of hintsOf(block)) onHint(hint)
    }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', off)
  }
}

function hintsOf(block: string): ChangeHint[] {
  return block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice(5)) as ChangeHint)
}
