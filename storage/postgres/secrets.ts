import type { SealedSecret, SecretRows } from '../contract/secrets.ts'
import { isoOf } from '../device/show-device.ts'
import { actorNo } from './actors.ts'
import type { Context } from './context.ts'

type SecretRow = { name: string; keyId: string; changed_at: number; changedBy: string }

/** Sealed secrets on PostgreSQL. */
export function secretRows(c: Context): SecretRows {
  return {
    put: (org, name, { keyId, bytes }, actor, now) =>
      c.within(org, async (sql) => {
        await sql`
          insert into secrets (org, name, key_id, sealed, changed_at, changed_by)
          values (${org}, ${name}, ${keyId}, ${bytes}, ${now}, ${await actorNo(sql, org, actor)})
          on conflict (org, name) do update set key_id = excluded.key_id, sealed = excluded.sealed,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by`
      }),
    get: (org, name) =>
      c.within(org, async (sql) => {
        const [row] = await sql<SealedSecret[]>`
          select key_id as "keyId", sealed as bytes from secrets where org = ${org} and name = ${name}`
        return row ?? null
      }),
    list: (org) =>
      c.within(org, async (sql) => {
        const rows = await sql<SecretRow[]>`
          select s.name, s.key_id as "keyId", s.changed_at, a.name as "changedBy"
          from secrets s join actors a on a.no = s.changed_by where s.org = ${org} order by s.name`
        return rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: isoOf(changed_at) }))
      }),
    remove: (org, name) =>
      c.within(org, async (sql) => (await sql`delete from secrets where org = ${org} and name = ${name}`).count > 0),
    swap: (org, name, before, after) =>
      c.within(org, async (sql) => {
        const swapped = await sql`
          update secrets set key_id = ${after.keyId}, sealed = ${after.bytes}
          where org = ${org} and name = ${name} and key_id = ${before.keyId} and sealed = ${before.bytes}`
        return swapped.count > 0
      }),
  }
}
