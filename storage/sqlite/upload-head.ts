import type { Actor } from '../../domain/device.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Connection } from './connection.ts'

/** A row of `uploads` as the writing functions need it. */
export type UploadHead = {
  no: number
  org: number
  id: string
  kind: UploadKind
  status: UploadStatus
  register: number
  group_tag: string | null
  assigned_user: string | null
  only_where_empty: number
  example: number
  idempotency_fingerprint: string | null
  created_at: number
  created_by: number
  registered_by: number | null
  received_at: number
  closed_at: number | null
  checked_at: number | null
  finished_at: number | null
  expires_at: number | null
  counts: string
  cursor: number | null
  work_done: number
  work_of: number
  work_started_at: number | null
  sendings: number
  lease_worker: string | null
}

/** The upload of this organization, or undefined. */
export function uploadHead(c: Connection, org: OrganizationNo, id: string): UploadHead | undefined {
  return c.kept('select * from uploads where org = ? and id = ?').get(org, id) as UploadHead | undefined
}

export function countsOf(head: Pick<UploadHead, 'counts'>): UploadCounts {
  return JSON.parse(head.counts) as UploadCounts
}

export function saveCounts(c: Connection, no: number, counts: UploadCounts): void {
  c.kept('update uploads set counts = ? where no = ?').run(JSON.stringify(counts), no)
}

/** Number of an actor; the same person is written once. One that is known by number already stays. */
export function actorNo(c: Connection, actor: Actor | number): number {
  if (typeof actor === 'number') return actor
  const found = c
    .kept('select no from actors where kind = ? and id = ? and name = ?')
    .get(actor.kind, actor.id, actor.name) as { no: number } | undefined
  if (found !== undefined) return found.no
  const made = c.kept('insert into actors (kind, id, name) values (?, ?, ?)').run(actor.kind, actor.id, actor.name)
  return Number(made.lastInsertRowid)
}

/** Takes `count` numbers that were never given before; the first of them. */
export function takeNumbers(c: Connection, name: 'device' | 'event' | 'hardware', count: number): number {
  const { next } = c
    .kept('update sequences set next = next + ? where name = ? returning next')
    .get(count, name) as unknown as { next: number }
  return next - count
}

/** Whether the lease is another worker's by now: what this one still writes is left out. */
export function isTakenOver(held: { lease_worker: string | null }, worker: string | undefined): boolean {
  return worker !== undefined && held.lease_worker !== null && held.lease_worker !== worker
}
