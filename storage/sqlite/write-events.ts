import { eventKindCodes } from '../codes.ts'
import type { NewEvent } from '../device/change-values.ts'
import type { Connection } from './connection.ts'
import { takeNumbers } from './upload-head.ts'

/** Appends events in their order, all at one time and by one actor. */
export function writeEvents(c: Connection, org: number, events: readonly NewEvent[], actor: number, now: number): void {
  if (events.length === 0) return
  let id = takeNumbers(c, 'event', events.length)
  const insert = c.kept('insert into events (device, id, org, at, kind, actor, details) values (?, ?, ?, ?, ?, ?, ?)')
  for (const { device, kind, details } of events) {
    insert.run(device, id++, org, now, eventKindCodes[kind], actor, details === null ? null : JSON.stringify(details))
  }
}
