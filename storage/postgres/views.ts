import type { Actor } from '../../domain/device.ts'
import { mostViews, type View } from '../../domain/view.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { NewView, ViewStore } from '../contract/views.ts'
import { changedView, lookOf, mayChange, ownerOf, type StoredView, tooManyViews, viewOf } from '../views/stored-view.ts'
import { actorNo } from './actors.ts'
import type { Transaction } from './connection.ts'
import { type Context, conflict, notFound } from './context.ts'

/** Views on PostgreSQL. */
export function viewStore(c: Context): ViewStore {
  return {
    list: (org, actor) => c.within(org, async (sql) => (await seenBy(sql, org, actor)).map(viewOf)),
    add: (org, view, actor, now) =>
      c.within(org, async (sql) => {
        const owner = ownerOf(view.shared, actor)
        const [counted] = await sql<{ many: number }[]>`
          select count(*)::int as many from views where org = ${org} and owner is not distinct from ${owner}`
        return (counted?.many ?? 0) >= mostViews ? conflict(tooManyViews) : put(sql, org, view, actor, now)
      }),
    change: (org, id, change, actor, mayShare, now) =>
      c.within(org, async (sql) => {
        const [stored] = await seenBy(sql, org, actor, id)
        if (stored === undefined || !mayChange(stored, mayShare)) return notFound
        return put(sql, org, changedView(stored, change), actor, now)
      }),
    remove: (org, id, actor, mayShare) =>
      c.within(org, async (sql) => {
        const [stored] = await seenBy(sql, org, actor, id)
        if (stored === undefined || !mayChange(stored, mayShare)) return notFound
        await sql`delete from views where org = ${org} and id = ${id}`
        return { ok: true as const }
      }),
  }
}

/** The person's own views and those of the organization, by name; or the one of an id. */
async function seenBy(
  sql: Transaction,
  org: OrganizationNo,
  actor: Actor,
  id: string | null = null,
): Promise<StoredView[]> {
  return await sql<StoredView[]>`
    select v.id, v.name, v.owner, v.look, v.changed_at, a.name as "changedBy"
    from views v join actors a on a.no = v.changed_by
    where v.org = ${org} and (v.owner is null or v.owner = ${ownerOf(false, actor)})
      and (${id}::text is null or v.id = ${id})
    order by v.name collate "C", v.id`
}

async function put(sql: Transaction, org: OrganizationNo, view: NewView, actor: Actor, now: number): Promise<View> {
  const { id, name, shared } = view
  const owner = ownerOf(shared, actor)
  const look = lookOf(view)
  await sql`
    insert into views (org, id, name, owner, look, changed_at, changed_by)
    values (${org}, ${id}, ${name}, ${owner}, ${sql.json(look as never)}, ${now}, ${await actorNo(sql, org, actor)})
    on conflict (org, id) do update set name = excluded.name, owner = excluded.owner, look = excluded.look,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`
  return viewOf({ id, name, owner, look, changed_at: now, changedBy: actor.name })
}
