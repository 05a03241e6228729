import { eventKindCodes } from '../codes.ts'
import type { NewEvent } from '../device/change-values.ts'
import { jsons, numbers } from './bulk.ts'
import type { Transaction } from './connection.ts'

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
