import type { Actor } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { isTakenOver } from '../upload/upload-head.ts'
import { endDeadLeases } from './dead-leases.ts'
import { type Chosen, leaveOutOthers } from './patch-rows.ts'
import { pastAllRows } from './register-rows.ts'
import type { Context } from './serve-calls.ts'
import { actorNo, countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

const notFound = { refused: 'not-found' } as const
const conflict = (why: string) => ({ refused: 'conflict', why }) as const
type Moved = OrRefusal<{ id: string }>

/** All rows are judged: `checked`, or on to `registering` where that was asked. */
export function markChecked(
  c: Context,
  org: OrganizationNo,
  id: string,
  now: number,
  expiresAt: number,
  worker?: string,
): void {
  const head = uploadHead(c, org, id)
  if (head === undefined || head.status !== 'receiving' || head.closed_at === null) return
  if (isTakenOver(head, worker)) return
  c.kept(`update uploads set status = 'checked', checked_at = ?, expires_at = ?, cursor = null where no = ?`).run(
    now,
    expiresAt,
    head.no,
  )
  if (head.register === 1) startRegistering(c, head, head.created_by, now)
  c.hint({ org, uploads: [id] })
}

function startRegistering(c: Context, head: UploadHead, actor: number, now: number): void {
  const counts = countsOf(head)
  c.kept(
    `update uploads set status = 'registering', registered_by = ?, expires_at = null, cursor = null, work_done = 0,
       work_of = ?, work_started_at = ? where no = ?`,
  ).run(actor, counts.accepted - counts.leftOut, now, head.no)
}

/** Goes on from `checked`; where rows are chosen the others are left out. */
export function beginRegistering(
  c: Context,
  org: OrganizationNo,
  id: string,
  choice: { groupTag?: string | null; assignedUser?: string | null; onlyWhereEmpty?: boolean } & Chosen,
  actor: Actor,
  now: number,
): Moved {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  if (head.status !== 'checked') return conflict(`the upload is ${head.status}`)
  c.kept('update uploads set group_tag = ?, assigned_user = ?, only_where_empty = ? where no = ?').run(
    choice.groupTag === undefined ? head.group_tag : choice.groupTag,
    choice.assignedUser === undefined ? head.assigned_user : choice.assignedUser,
    choice.onlyWhereEmpty === undefined ? head.only_where_empty : Number(choice.onlyWhereEmpty),
    head.no,
  )
  const counts = countsOf(head)
  leaveOutOthers(c, head, choice, counts, now)
  saveCounts(c, head.no, counts)
  startRegistering(c, { ...head, counts: JSON.stringify(counts) }, actorNo(c, actor), now)
  c.hint({ org, uploads: [id] })
  return { id }
}

/** `done` when every row is registered and no device of the upload is pending. */
export function finishIfSettled(c: Context, org: OrganizationNo, id: string, now: number): boolean {
  const head = uploadHead(c, org, id)
  if (head === undefined) return false
  if (head.status === 'done') return true
  if (head.status !== 'registering' || head.cursor !== pastAllRows || countsOf(head).pending > 0) return false
  c.kept(
    `update uploads set status = 'done', finished_at = ?, lease_worker = null, lease_until = null where no = ?`,
  ).run(now, head.no)
  c.hint({ org, uploads: [id] })
  return true
}

/** Stops what is not yet registered; what is registered stays. */
export function cancelUpload(c: Context, org: OrganizationNo, id: string, now: number): Moved {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  if (head.status === 'cancelled') return { id }
  if (head.status === 'done' || head.status === 'abandoned') return conflict(`the upload is ${head.status}`)
  c.kept(
    `update uploads set status = 'cancelled', finished_at = ?, expires_at = null, lease_worker = null, lease_until = null
     where no = ?`,
  ).run(now, head.no)
  c.hint({ org, uploads: [id] })
  return { id }
}

/** Drops an upload that registered nothing: its counts stay, its rows go (purgeRows, in bounded batches). */
export function dropUpload(
  c: Context,
  org: OrganizationNo,
  id: string,
  now: number,
  ofSendings?: number[],
): OrRefusal<{ ok: true }> {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  if (head.status === 'abandoned') return { ok: true }
  const registered = head.status === 'registering' || head.status === 'done' || head.registered_by !== null
  if (registered) return conflict(`the upload is ${head.status}`)
  if (ofSendings !== undefined && (head.closed_at !== null || othersSent(c, head, ofSendings))) {
    return conflict('it was sent again')
  }
  abandon(c, head, now)
  return { ok: true }
}

function othersSent(c: Context, head: UploadHead, ofSendings: number[]): boolean {
  const files = c.kept('select sending from upload_files where upload_no = ?').all(head.no)
  return (files as unknown as { sending: number }[]).some(({ sending }) => !ofSendings.includes(sending))
}

function abandon(c: Context, head: UploadHead, now: number): void {
  c.kept(
    `update uploads set status = 'abandoned', finished_at = ?, expires_at = null, lease_worker = null,
       lease_until = null, purge = 1 where no = ?`,
  ).run(now, head.no)
  c.hint({ org: head.org, uploads: [head.id] })
}

/** Abandons what nobody fed for too long, and what was left checked past its date. */
export function abandonExpired(
  c: Context,
  now: number,
  receivingIdleMs: number,
): { org: OrganizationNo; id: string }[] {
  const heads = c
    .kept(
      `select * from uploads where status in ('receiving', 'checked')
         and (status = 'receiving' and closed_at is null and received_at <= ? or status = 'checked' and expires_at <= ?)`,
    )
    .all(now - receivingIdleMs, now) as unknown as UploadHead[]
  for (const head of heads) abandon(c, head, now)
  return heads.map(({ org, id }) => ({ org, id }))
}

/** Uploads with work for a worker and no live lease; takes the lease. */
export function takeDueUploads(
  c: Context,
  worker: string,
  now: number,
  leaseMs: number,
  limit: number,
): { org: OrganizationNo; id: string; phase: 'checking' | 'registering' }[] {
  endDeadLeases(c, worker)
  const heads = c
    .kept(
      `select * from uploads where status in ('receiving', 'registering')
         and (status = 'registering' or closed_at is not null) and (lease_until is null or lease_until <= ?)
       order by no limit ?`,
    )
    .all(now, limit) as unknown as UploadHead[]
  for (const head of heads) {
    c.kept('update uploads set lease_worker = ?, lease_until = ? where no = ?').run(worker, now + leaseMs, head.no)
  }
  return heads.map(({ org, id, status }) => ({
    org,
    id,
    phase: status === 'registering' ? ('registering' as const) : ('checking' as const),
  }))
}

/** Lengthens a lease that is still this worker's. */
export function renewUploadLease(
  c: Context,
  org: OrganizationNo,
  id: string,
  worker: string,
  now: number,
  leaseMs: number,
): boolean {
  const { changes } = c
    .kept('update uploads set lease_until = ? where org = ? and id = ? and lease_worker = ?')
    .run(now + leaseMs, org, id, worker)
  return changes > 0
}

export function releaseUploadLease(c: Context, org: OrganizationNo, id: string, worker: string): void {
  c.kept(
    'update uploads set lease_worker = null, lease_until = null where org = ? and id = ? and lease_worker = ?',
  ).run(org, id, worker)
}
