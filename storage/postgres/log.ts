import type { Actor } from '../../domain/device.ts'
import type { LogEntry } from '../../domain/log.ts'
import type { Page } from '../contract/answers.ts'
import type { LogQuery } from '../contract/log.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { decodeCursor, encodeCursor, wholeNumber } from '../cursors.ts'
import { type LogRow, likeAnywhere, type NewEntry, shownEntry } from '../log-entry.ts'
import { actorNo } from './actors.ts'
import { numbers, texts, withoutNul } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'

/** Writes a line of the log, in the transaction of what it says. */
export async function record(
  sql: Transaction,
  org: OrganizationNo,
  { kind, about, details }: NewEntry,
  actor: Actor | number,
  now: number,
): Promise<void> {
  const by = await actorNo(sql, org, actor)
  await sql`
    insert into organization_events (org, at, kind, actor, about, details)
    values (${org}, ${now}, ${kind}, ${by}, ${withoutNul(about)}, ${JSON.stringify(details)}::text::json)`
}

/** Lines of the log, the newest first. */
export async function listLog(sql: Transaction, org: OrganizationNo, query: LogQuery): Promise<Page<LogEntry>> {
  const { kinds, from, to, search, cursor, limit } = query
  // One number, as most people have, walks along the index of who did it; more than one had another name before.
  const actors =
    query.by === undefined
      ? null
      : await sql<{ no: number }[]>`select no from actors where org = ${org} and id = ${query.by}`
  if (actors?.length === 0) return { items: [], nextCursor: null }
  const rows = await sql<LogRow[]>`
    select e.id, e.at, e.kind, e.about, e.details, a.kind as actor_kind, a.id as actor_id, a.name as actor_name,
      u.status as upload_status, u.counts, o.total, o.changed, o.refused, o.finished_at
    from organization_events e join actors a on a.no = e.actor
      left join uploads u on u.org = ${org} and u.id = e.details ->> 'upload'
      left join operations o on o.org = ${org} and o.id = e.details ->> 'operation'
    where e.org = ${org}
      ${kinds === undefined ? sql`` : sql`and e.kind = any(${texts(kinds)}::text[])`}
      ${
        actors === null
          ? sql``
          : by(
              sql,
              actors.map(({ no }) => no),
            )
      }
      ${from === undefined ? sql`` : sql`and e.at >= ${from}`}
      ${to === undefined ? sql`` : sql`and e.at <= ${to}`}
      ${search === undefined ? sql`` : holds(sql, likeAnywhere(withoutNul(search)))}
      ${cursor === undefined ? sql`` : before(sql, cursor)}
    order by e.at desc, e.id desc limit ${limit + 1}`
  const items = rows.slice(0, limit).map(shownEntry)
  const last = rows[items.length - 1]
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null }
}

const by = (sql: Transaction, [first, ...others]: number[]): Fragment =>
  others.length === 0
    ? sql`and e.actor = ${first ?? 0}::integer`
    : sql`and e.actor = any(${numbers([first ?? 0, ...others])}::integer[])`

const holds = (sql: Transaction, pattern: string): Fragment =>
  sql`and (e.about ilike ${pattern} or a.name ilike ${pattern} or e.details ->> 'value' ilike ${pattern})`

function before(sql: Transaction, cursor: string): Fragment {
  const [at, id] = decodeCursor(cursor, 2).map(wholeNumber)
  return sql`and (e.at, e.id) < (${at ?? 0}::bigint, ${id ?? 0}::bigint)`
}

/** Who stands in the log, by name. Steps from one actor to the next along the index, however long the log is. */
export async function logActors(sql: Transaction, org: OrganizationNo): Promise<Actor[]> {
  const actors = await sql<Actor[]>`
    with recursive found (no) as (
      select min(actor) from organization_events where org = ${org}
      union all
      select (select min(actor) from organization_events where org = ${org} and actor > found.no) from found
      where found.no is not null)
    select a.kind, a.id, a.name from found join actors a on a.no = found.no order by lower(a.name), a.no`
  return [...actors]
}
