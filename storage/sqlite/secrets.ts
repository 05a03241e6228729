import type { Actor } from '../../domain/device.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { SealedSecret, SecretRows } from '../contract/secrets.ts'
import { isoOf } from '../device/show-device.ts'
import type { Connection } from './connection.ts'
import { actorNo } from './upload-head.ts'

export function putSecret(
  c: Connection,
  org: OrganizationNo,
  name: string,
  { keyId, bytes }: SealedSecret,
  actor: Actor,
  now: number,
): void {
  c.kept(
    `insert or replace into secrets (org, name, key_id, sealed, changed_at, changed_by) values (?, ?, ?, ?, ?, ?)`,
  ).run(org, name, keyId, bytes, now, actorNo(c, actor))
}

export function getSecret(c: Connection, org: OrganizationNo, name: string): SealedSecret | null {
  const row = c.kept('select key_id as keyId, sealed as bytes from secrets where org = ? and name = ?').get(org, name)
  return (row as SealedSecret | undefined) ?? null
}

type SecretRow = { name: string; keyId: string; changed_at: number; changedBy: string }

export function listSecrets(c: Connection, org: OrganizationNo): Awaited<ReturnType<SecretRows['list']>> {
  const rows = c
    .kept(
      `select s.name, s.key_id as keyId, s.changed_at, a.name as changedBy
       from secrets s join actors a on a.no = s.changed_by where s.org = ? order by s.name`,
    )
    .all(org) as unknown as SecretRow[]
  return rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: isoOf(changed_at) }))
}

export function removeSecret(c: Connection, org: OrganizationNo, name: string): boolean {
  return c.kept('delete from secrets where org = ? and name = ?').run(org, name).changes > 0
}

export function swapSecret(
  c: Connection,
  org: OrganizationNo,
  name: string,
  before: SealedSecret,
  after: SealedSecret,
): boolean {
  const swapped = c
    .kept('update secrets set key_id = ?, sealed = ? where org = ? and name = ? and key_id = ? and sealed = ?')
    .run(after.keyId, after.bytes, org, name, before.keyId, before.bytes)
  return swapped.changes > 0
}
