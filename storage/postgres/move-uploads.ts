import type { Actor } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { actorNo } from './actors.ts'
import { numbers, storable } from './bulk.ts'
import type { Database, Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { pastAllRows } from './register-rows.ts'
import { removeRows } from './remove-rows.ts'
import { lockUpload, type UploadHead } from './upload-head.ts'

/** All rows are judged: `checked`, or on to `registering` where that was asked. */
export async function markChecked(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
  expiresAt: number,
  worker?: string,
): Promise<void> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined || head.status !== 'receiving' || head.closed_at === null) return
  if (isTakenOver(head, worker)) return
  await sql`
    update uploads set status = 'checked', checked_at = ${now}, expires_at = ${expiresAt}, cursor = null
    where no = ${head.no}`
  if (head.register) await startRegistering(sql, head, head.created_by, now)
}

async function startRegistering(sql: Transaction, head: UploadHead, actor: number, now: number): Promise<void> {
  await sql`
    update uploads set status = 'registering', registered_by = ${actor}, expires_at = null, cursor = null,
      work_done = 0, work_of = ${head.counts.accepted - head.counts.leftOut}, work_started_at = ${now}
    where no = ${head.no}`
}

/** Goes on from `checked`, in the transaction that left the other rows out. */
export async function beginRegistering(
  sql: Transaction,
  head: UploadHead,
  choice: { groupTag?: string | null; assignedUser?: string | null; onlyWhereEmpty?: boolean },
  actor: Actor,
  now: number,
): Promise<void> {
  const { groupTag = head.group_tag, assignedUser = head.assigned_user } = choice
  await sql`
    update uploads set group_tag = ${storable(groupTag)}, assigned_user = ${storable(assignedUser)},
      only_where_empty = ${choice.onlyWhereEmpty ?? head.only_where_empty}
    where no = ${head.no}`
  await startRegistering(sql, head, await actorNo(sql, head.org, actor), now)
}

/** `done` when every row is registered and no device of the upload is pending. */
export async function finishIfSettled(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
): Promise<{ settled: boolean; changed: boolean }> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return { settled: false, changed: false }
  if (head.status === 'done') return { settled: true, changed: false }
  if (head.status !== 'registering' || head.cursor !== pastAllRows || head.counts.pending > 0) {
    return { settled: false, changed: false }
  }
  await sql`
    update uploads set status = 'done', finished_at = ${now}, lease_worker = null, lease_until = null
    where no = ${head.no}`
  return { settled: true, changed: true }
}

/** Stops what is not yet registered; what is registered stays. */
export async function cancelUpload(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
): Promise<OrRefusal<{ id: string }>> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return notFound
  if (head.status === 'cancelled') return { id }
  if (head.status === 'done' || head.status === 'abandoned') return conflict(`the upload is ${head.status}`)
  await sql`
    update uploads set status = 'cancelled', finished_at = ${now}, expires_at = null, lease_worker = null,
      lease_until = null
    where no = ${head.no}`
  return { id }
}

/** Drops an upload that registered nothing: its counts stay, its rows go (purgeAbandoned, in bounded batches). */
export async function dropUpload(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
  ofSendings?: number[],
): Promise<OrRefusal<{ ok: true }>> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return notFound
  if (head.status === 'abandoned') return { ok: true }
  if (head.status === 'registering' || head.status === 'done' || head.registered_by !== null) {
    return conflict(`the upload is ${head.status}`)
  }
  if (ofSendings !== undefined && (head.closed_at !== null || (await othersSent(sql, head, ofSendings)))) {
    return conflict('it was sent again')
  }
  await abandon(sql, head.no, now)
  return { ok: true }
}

async function othersSent(sql: Transaction, head: UploadHead, ofSendings: number[]): Promise<boolean> {
  const [other] = await sql`
    select from upload_files where upload_no = ${head.no} and sending <> all(${numbers(ofSendings)}::integer[]) limit 1`
  return other !== undefined
}

async function abandon(sql: Transaction, no: number, now: number): Promise<void> {
  await sql`
    update uploads set status = 'abandoned', finished_at = ${now}, expires_at = null, lease_worker = null,
      lease_until = null, purge = true
    where no = ${no}`
}

/** Abandons what nobody fed for too long, and what was left checked past its date. */
export async function abandonExpired(
  database: Database,
  now: number,
  receivingIdleMs: number,
): Promise<{ org: OrganizationNo; id: string }[]> {
  const expired = await database.overAll(
    (sql) => sql<{ org: number; id: string }[]>`select org, id from expired_uploads(${now}, ${receivingIdleMs})`,
  )
  const abandoned: { org: OrganizationNo; id: string }[] = []
  for (const { org, id } of expired) {
    const gone = await database.within(org, async (sql) => {
      const head = await lockUpload(sql, org, id)
      const idle = head?.status === 'receiving' && head.closed_at === null && head.received_at <= now - receivingIdleMs
      const old = head?.status === 'checked' && head.expires_at !== null && head.expires_at <= now
      if (head !== undefined && (idle || old)) await abandon(sql, head.no, now)
      return idle || old
    })
    if (gone) abandoned.push({ org, id })
  }
  return abandoned
}

const purgeSize = 5000

/** Removes the rows of abandoned uploads in bounded batches. Counts stay as they were. */
export async function purgeAbandoned(database: Database): Promise<void> {
  const uploads = await database.overAll(
    (sql) => sql<{ org: number; no: number }[]>`select org, no from uploads_to_purge()`,
  )
  for (const { org, no } of uploads) {
    const purge = () =>
      database.within(org, async (sql) => {
        const range = { uploadNo: no, from: 0, to: Number.MAX_SAFE_INTEGER, atMost: purgeSize }
        if ((await removeRows(sql, range)) === purgeSize) return true
        await sql`update uploads set purge = false where no = ${no}`
        return false
      })
    while (await purge());
  }
}
