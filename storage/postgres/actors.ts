import type { Actor } from '../../domain/device.ts'
import type { Transaction } from './connection.ts'

/** Number of an actor in an organization; the same person is written once. One that is known by number already stays. */
export async function actorNo(sql: Transaction, org: number, actor: Actor | number): Promise<number> {
  if (typeof actor === 'number') return actor
  const { kind, id, name } = actor
  const find = () =>
    sql<{ no: number }[]>`select no from actors where org = ${org} and kind = ${kind} and id = ${id} and name = ${name}`
  const [found] = await find()
  if (found !== undefined) return found.no
  const [made] = await sql<{ no: number }[]>`
    insert into actors (org, kind, id, name) values (${org}, ${kind}, ${id}, ${name})
    on conflict do nothing returning no`
  // Somebody else wrote the same person at the same time.
  const no = made?.no ?? (await find())[0]?.no
  if (no === undefined) throw new Error('an actor was neither found nor made')
  return no
}
