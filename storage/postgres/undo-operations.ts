import type { Actor } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { newTally } from '../device/tally-device.ts'
import type { OperationRow } from '../operation/show-operation.ts'
import { actorNo } from './actors.ts'
import { numbers, texts } from './bulk.ts'
import type { Database, Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { lockOperation } from './operations.ts'
import { bringBack, removeForGood } from './removed-devices.ts'
import { lockRoll } from './roll-lock.ts'
import { saveTally } from './save-tally.ts'
import { writeEvents } from './write-events.ts'

const atOnce = 1000

/** Takes back a removal: devices that nobody registered again come back as they were, the first of them at once. */
export async function undoOperation(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ id: string }>> {
  await lockRoll(sql, org)
  const operation = await lockOperation(sql, org, id)
  if (operation === undefined) return notFound
  if (operation.status === 'undone') return { id }
  if (operation.undo_until === null) return conflict('this operation cannot be undone')
  if (operation.undo_until <= now) return conflict('the time to undo is over')
  const undoneBy = await actorNo(sql, org, actor)
  await sql`
    update operations set status = 'undone', undo_until = null, undone_by = ${undoneBy} where no = ${operation.no}`
  await bringNextBack(sql, { ...operation, status: 'undone', undone_by: undoneBy }, atOnce, now)
  return { id }
}

/** The next devices of an undone removal come back; a failed entry not beside another of its serial. */
export async function bringNextBack(
  sql: Transaction,
  operation: OperationRow,
  limit: number,
  now: number,
): Promise<{ more: boolean }> {
  const { org, no, undone_by: undoneBy } = operation
  if (undoneBy === null) return { more: false }
  const removed = await sql<{ id: number; serial_key: string; device: DeviceRow }[]>`
    select id, serial_key, device from removed_devices where operation_no = ${no} order by id limit ${limit}`
  const there = await sql<{ serial_key: string }[]>`
    select distinct serial_key from devices
    where org = ${org} and serial_key = any(${texts(removed.map((row) => row.serial_key))}::text[])`
  const taken = new Set(there.map((row) => row.serial_key))
  const superseded = removed.filter((row) => !row.device.on_roll && taken.has(row.serial_key))
  await removeForGood(
    sql,
    org,
    superseded.map((row) => row.device),
  )
  const ids = removed.filter((row) => !superseded.includes(row)).map((row) => row.id)
  const tally = newTally(org)
  const back = await bringBack(sql, tally, org, ids)
  const events = back.map((device) => ({ device: device.id, kind: 'removal-undone', details: null }) as const)
  await writeEvents(sql, org, events, undoneBy, now)
  await saveTally(sql, tally)
  const more = removed.length === limit
  if (!more) await sql`update operations set undone_by = null, lease_worker = null, lease_until = null where no = ${no}`
  return { more }
}

/** Removals over all organizations whose undo has run out become final. Gives how many. */
export async function finalizeRemovals(database: Database, now: number, limit: number): Promise<number> {
  const due = await database.overAll(
    (sql) => sql<{ org: number; id: number }[]>`select org, id from due_removals(${now}, ${limit})`,
  )
  for (const [org, ofOrganization] of Map.groupBy(due, (removal) => removal.org)) {
    await database.within(org, async (sql) => {
      await lockRoll(sql, org)
      const removed = await sql<{ device: DeviceRow }[]>`
        select device from removed_devices
        where org = ${org} and id = any(${numbers(ofOrganization.map(({ id }) => id))}::bigint[])`
      await removeForGood(
        sql,
        org,
        removed.map((row) => row.device),
      )
    })
  }
  return due.length
}
