import type { OrganizationNo } from '../contract/organizations.ts'
import type { Transaction } from './connection.ts'

/** Number of the organization; made when it is new, its name kept up to date. */
export async function numberOfOrganization(sql: Transaction, id: string, name: string): Promise<OrganizationNo> {
  const [found] = await sql<{ no: number; name: string }[]>`select no, name from organizations where id = ${id}`
  if (found?.name === name) return found.no
  const [made] = await sql<{ no: number }[]>`
    insert into organizations (id, name) values (${id}, ${name})
    on conflict (id) do update set name = excluded.name returning no`
  if (made === undefined) throw new Error('an organization was made and has no number')
  return made.no
}

export async function listOrganizations(sql: Transaction): Promise<{ no: OrganizationNo; id: string; name: string }[]> {
  return [
    ...(await sql<{ no: number; id: string; name: string }[]>`select no, id, name from organizations order by no`),
  ]
}

export async function getSetting(sql: Transaction, key: string): Promise<string | null> {
  const [row] = await sql<{ value: string }[]>`select value from settings where key = ${key}`
  return row?.value ?? null
}

/** Null forgets it. */
export async function setSetting(sql: Transaction, key: string, value: string | null): Promise<void> {
  if (value === null) await sql`delete from settings where key = ${key}`
  else {
    await sql`
      insert into settings values (${key}, ${value}) on conflict (key) do update set value = excluded.value`
  }
}

/** The value that is there, or this one where there was none. */
export async function keepSetting(sql: Transaction, key: string, value: string): Promise<string> {
  await sql`insert into settings values (${key}, ${value}) on conflict do nothing`
  return (await getSetting(sql, key)) ?? value
}
