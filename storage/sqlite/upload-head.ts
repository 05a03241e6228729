import type { Actor } from '../../domain/device.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { UploadHead as Head } from '../upload/upload-head.ts'
import type { Connection } from './connection.ts'

/** A row of `uploads`, its counts as JSON. */
export type UploadHead = Head & { counts: string }

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
