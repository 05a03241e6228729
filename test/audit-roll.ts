import { join } from 'node:path'
import Database from 'better-sqlite3'
import postgres from 'postgres'
import { eventKindCodes, stateCodes } from '../storage/codes.ts'
import type { Place } from './muster-process.ts'

/** What stands in the database itself, looked at past every line of Muster's own reading code. */
export type Audit = {
  /** Devices on the roll, and of these the ready ones. */
  devices: number
  ready: number
  /** Events of kind `registered`, and the devices that have exactly one event, that one. */
  registered: number
  devicesWithOneEvent: number
  claims: number
  /** Keys that the devices on the roll must hold: EK and UUID, or the tuple where a device has neither. */
  claimsOwed: number
  /** Claims whose device is not on the roll. */
  claimsWithoutDevice: number
  /** Serials that stand on the roll of one organization more than once. */
  serialsTwice: number
}

const statements = {
  devices: 'select count(*) as n from devices where on_roll = 1',
  ready: `select count(*) as n from devices where on_roll = 1 and state = ${stateCodes.ready}`,
  registered: `select count(*) as n from events where kind = ${eventKindCodes.registered}`,
  devicesWithOneEvent: `select count(*) as n from (select device from events group by device
    having count(*) = 1 and min(kind) = ${eventKindCodes.registered}) as one`,
  claims: 'select count(*) as n from claims',
  claimsOwed: `select coalesce(sum((case when ek is null then 0 else 1 end) + (case when uuid is null then 0 else 1 end)
    + (case when ek is null and uuid is null and tuple is not null then 1 else 0 end)), 0) as n from devices where on_roll = 1`,
  claimsWithoutDevice: `select count(*) as n from claims
    where not exists (select 1 from devices where devices.id = claims.device and devices.on_roll = 1)`,
  serialsTwice: `select count(*) as n from (select org, serial from devices where on_roll = 1
    group by org, serial having count(*) > 1) as twice`,
} as const satisfies Record<keyof Audit, string>

/** Counts everything anew; the server may run. */
export async function auditRoll(place: Place): Promise<Audit> {
  const count = place[0] === '--data' ? countIn(join(place[1], 'muster.db')) : countAt(place[1])
  try {
    const found: [string, number][] = []
    for (const [name, statement] of Object.entries(statements)) found.push([name, await count.run(statement)])
    return Object.fromEntries(found) as Audit
  } finally {
    await count.close()
  }
}

type Counter = { run(statement: string): Promise<number>; close(): Promise<void> }

function countIn(file: string): Counter {
  const db = new Database(file, { readonly: true })
  return {
    run: async (statement) => Number(db.prepare<[], { n: number }>(statement).get()?.n),
    close: async () => void db.close(),
  }
}

/** The owner of the tables stands above row-level security. */
function countAt(url: string): Counter {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  return {
    run: async (statement) => Number((await sql.unsafe<{ n: string }[]>(boolean(statement)))[0]?.n),
    close: () => sql.end(),
  }
}

const boolean = (statement: string): string => statement.replaceAll('on_roll = 1', 'on_roll')
