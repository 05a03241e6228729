import type { OrganizationNo } from '../contract/organizations.ts'
import type { Connection } from './connection.ts'

/** Number of the organization; made when it is new, its name kept up to date. */
export function numberOfOrganization(c: Connection, id: string, name: string): OrganizationNo {
  const { no } = c
    .kept(
      `insert into organizations (id, name) values (?, ?) on conflict (id) do update set name = excluded.name returning no`,
    )
    .get(id, name) as unknown as { no: number }
  return no
}

export function listOrganizations(c: Connection): { no: OrganizationNo; id: string; name: string }[] {
  return c.kept('select no, id, name from organizations order by no').all() as unknown as {
    no: number
    id: string
    name: string
  }[]
}

export function getSetting(c: Connection, key: string): string | null {
  const row = c.kept('select value from settings where key = ?').get(key) as { value: string } | undefined
  return row?.value ?? null
}

/** Null forgets it. */
export function setSetting(c: Connection, key: string, value: string | null): void {
  if (value === null) c.kept('delete from settings where key = ?').run(key)
  else c.kept('insert or replace into settings values (?, ?)').run(key, value)
}

/** The value that is there, or this one where there was none. */
export function keepSetting(c: Connection, key: string, value: string): string {
  c.kept('insert or ignore into settings values (?, ?)').run(key, value)
  return getSetting(c, key) ?? value
}
