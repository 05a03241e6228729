import type { EventKind } from '../../domain/device.ts'
import { eventKindCodes } from '../codes.ts'
import { jsons, numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'

export type NewEvent = {
  device: number
  kind: EventKind
  /** Kept as JSON; `u` and `r` (upload number and row) are shown as upload, file and line. */
  details: Record<string, unknown> | null
}

/** Appends events in their order, all at one time and by one actor. */
export async function writeEvents(
  sql: Transaction,
  org: number,
  events: readonly NewEvent[],
  actor: number,
  now: number,
): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into events (device, org, at, kind, actor, details)
    select device, ${org}, ${now}, kind, ${actor}, details
    from unnest(
      ${numbers(events.map((event) => event.device))}::bigint[],
      ${numbers(events.map((event) => eventKindCodes[event.kind]))}::smallint[],
      ${jsons(events.map((event) => event.details))}::json[]
    ) with ordinality as e (device, kind, details, place)
    order by place`
}
