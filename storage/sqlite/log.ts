import type { Actor } from '../../domain/device.ts'
import type { LogEntry } from '../../domain/log.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { Page } from '../contract/answers.ts'
import type { LogQuery } from '../contract/log.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { decodeCursor, encodeCursor, wholeNumber } from '../cursors.ts'
import { type LogDetails, type LogRow, likeAnywhere, type NewEntry, shownEntry } from '../log-entry.ts'
import type { Connection } from './connection.ts'
import { actorNo, takeNumbers } from './upload-head.ts'

/** Writes a line of the log, in the transaction of what it says. */
export function record(c: Connection, org: OrganizationNo, entry: NewEntry, actor: Actor | number, now: number): void {
  c.kept('insert into organization_events (org, id, at, kind, actor, about, details) values (?, ?, ?, ?, ?, ?, ?)').run(
    ...[org, takeNumbers(c, 'event', 1), now, entry.kind, actorNo(c, actor)],
    ...[entry.about, JSON.stringify(entry.details)],
  )
}

type StoredRow = Omit<LogRow, 'details' | 'counts'> & { details: string; counts: string | null }

/** Lines of the log, the newest first. */
export function listLog(c: Connection, org: OrganizationNo, query: LogQuery): Page<LogEntry> {
  const conditions: string[] = []
  const values: unknown[] = []
  const add = (sql: string, ...more: unknown[]) => {
    conditions.push(` and ${sql}`)
    values.push(...more)
  }
  if (query.kinds !== undefined) add('e.kind in (select value from json_each(?))', JSON.stringify(query.kinds))
  if (query.by !== undefined) {
    // One number, as most people have, walks along the index of who did it; more than one had another name before.
    const numbers = c.kept('select no from actors where id = ?').all(query.by) as unknown as { no: number }[]
    if (numbers.length === 0) return { items: [], nextCursor: null }
    add(`e.actor in (${numbers.map(() => '?').join(', ')})`, ...numbers.map(({ no }) => no))
  }
  if (query.from !== undefined) add('e.at >= ?', query.from)
  if (query.to !== undefined) add('e.at <= ?', query.to)
  if (query.search !== undefined) {
    const like = likeAnywhere(query.search)
    const columns = ['e.about', 'a.name', `json_extract(e.details, '$.value')`]
    add(`(${columns.map((column) => `${column} like ? escape '\\'`).join(' or ')})`, like, like, like)
  }
  if (query.cursor !== undefined) add('(e.at, e.id) < (?, ?)', ...decodeCursor(query.cursor, 2).map(wholeNumber))
  const rows = c
    .kept(
      `select e.id, e.at, e.kind, e.about, e.details, a.kind as actor_kind, a.id as actor_id, a.name as actor_name,
         u.status as upload_status, u.counts, o.total, o.changed, o.refused, o.finished_at
       from organization_events e join actors a on a.no = e.actor
         left join uploads u on u.org = e.org and u.id = json_extract(e.details, '$.upload')
         left join operations o on o.org = e.org and o.id = json_extract(e.details, '$.operation')
       where e.org = ?${conditions.join('')} order by e.at desc, e.id desc limit ?`,
    )
    .all(org, ...values, query.limit + 1) as unknown as StoredRow[]
  const items = rows.slice(0, query.limit).map((row) =>
    shownEntry({
      ...row,
      details: JSON.parse(row.details) as LogDetails,
      counts: row.counts === null ? null : (JSON.parse(row.counts) as UploadCounts),
    }),
  )
  const last = rows[items.length - 1]
  return { items, nextCursor: rows.length > query.limit && last ? encodeCursor([last.at, last.id]) : null }
}

/** Who stands in the log, by name. Steps from one actor to the next along the index, however long the log is. */
export function logActors(c: Connection, org: OrganizationNo): Actor[] {
  const rows = c
    .kept(
      `with recursive found (no) as (
         select min(actor) from organization_events where org = @org
         union all
         select (select min(actor) from organization_events where org = @org and actor > found.no) from found
         where found.no is not null)
       select a.kind, a.id, a.name from found join actors a on a.no = found.no order by a.name collate nocase, a.no`,
    )
    .all({ org })
  return rows as unknown as Actor[]
}
