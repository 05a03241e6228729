import type { DestinationStream } from 'pino'
import type { Context } from '../context.ts'
import { plain } from '../terminal.ts'

type Entry = { level: string; time: string; msg?: string; requestId?: string; err?: { message?: string } }

/** The log for a person at a terminal: a calm line an entry, with the request ID where there is one. */
export function logLines({ say, terminal }: Pick<Context, 'say' | 'terminal'>): DestinationStream {
  return {
    write(text) {
      const { level, time, msg, requestId, err }: Entry = JSON.parse(text)
      const about = [msg, err?.message, requestId && `(${say.requestId(requestId)})`].filter(Boolean).join(' ')
      terminal.note(`${clock(time)} ${plain(say.logLevels[level] ?? level)}: ${plain(about)}`)
    },
  }
}

const clock = (iso: string): string => new Date(iso).toTimeString().slice(0, 8)
