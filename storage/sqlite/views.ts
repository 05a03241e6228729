import type { Actor } from '../../domain/device.ts'
import { mostViews, type View } from '../../domain/view.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { NewView, ViewChange } from '../contract/views.ts'
import { changedView, lookOf, mayChange, ownerOf, type StoredView, tooManyViews, viewOf } from '../views/stored-view.ts'
import { conflict, notFound } from './change-devices.ts'
import type { Connection } from './connection.ts'
import { actorNo } from './upload-head.ts'

const columns = 'v.id, v.name, v.owner, v.look, v.changed_at, a.name as changedBy'
const from = 'from views v join actors a on a.no = v.changed_by where v.org = ? and (v.owner is null or v.owner = ?)'

type Row = Omit<StoredView, 'look'> & { look: string }
const parsed = (row: Row): StoredView => ({ ...row, look: JSON.parse(row.look) })

/** The person's own views and those of the organization, by name. */
export function listViews(c: Connection, org: OrganizationNo, actor: Actor): View[] {
  const rows = c.kept(`select ${columns} ${from} order by v.name, v.id`).all(org, ownerOf(false, actor))
  return (rows as unknown as Row[]).map((row) => viewOf(parsed(row)))
}

export function addView(c: Connection, org: OrganizationNo, view: NewView, actor: Actor, now: number): OrRefusal<View> {
  const owner = ownerOf(view.shared, actor)
  const { many } = c
    .kept('select count(*) as many from views where org = ? and owner is ?')
    .get(org, owner) as unknown as {
    many: number
  }
  if (many >= mostViews) return conflict(tooManyViews)
  return put(c, org, view, actor, now)
}

export function changeView(
  c: Connection,
  org: OrganizationNo,
  id: string,
  change: ViewChange,
  actor: Actor,
  mayShare: boolean,
  now: number,
): OrRefusal<View> {
  const stored = seen(c, org, id, actor)
  if (stored === null || !mayChange(stored, mayShare)) return notFound
  return put(c, org, changedView(stored, change), actor, now)
}

export function removeView(
  c: Connection,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  mayShare: boolean,
): OrRefusal<{ ok: true }> {
  const stored = seen(c, org, id, actor)
  if (stored === null || !mayChange(stored, mayShare)) return notFound
  c.kept('delete from views where org = ? and id = ?').run(org, id)
  return { ok: true }
}

function seen(c: Connection, org: OrganizationNo, id: string, actor: Actor): StoredView | null {
  const row = c.kept(`select ${columns} ${from} and v.id = ?`).get(org, ownerOf(false, actor), id)
  return row === undefined ? null : parsed(row as unknown as Row)
}

function put(c: Connection, org: OrganizationNo, view: NewView, actor: Actor, now: number): View {
  const { id, name, shared } = view
  c.kept(
    'insert or replace into views (org, id, name, owner, look, changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(org, id, name, ownerOf(shared, actor), JSON.stringify(lookOf(view)), now, actorNo(c, actor))
  const owner = ownerOf(shared, actor)
  return viewOf({ id, name, owner, look: lookOf(view), changed_at: now, changedBy: actor.name })
}
