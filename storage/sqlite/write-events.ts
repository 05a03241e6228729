import type { EventKind } from '../../domain/device.ts'
import { eventKindCodes } from '../codes.ts'
import type { Connection } from './connection.ts'
import { takeNumbers } from './upload-head.ts'

export type NewEvent = {
  device: number
  kind: EventKind
  /** Kept as JSON; `u` and `r` (upload number and row) are shown as upload, file and line. */
  details: Record<string, unknown> | null
}

/** Appends events in their order, all at one time and by one actor. */
export function writeEvents(c: Connection, org: number, events: readonly NewEvent[], actor: number, now: number): void {
  if (events.length === 0) return
  let id = takeNumbers(c, 'event', events.length)
  const insert = c.kept('insert into events (device, id, org, at, kind, actor, details) values (?, ?, ?, ?, ?, ?, ?)')
  for (const { device, kind, details } of events) {
    insert.run(device, id++, org, now, eventKindCodes[kind], actor, details === null ? null : JSON.stringify(details))
  }
}
