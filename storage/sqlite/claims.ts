import type { Plan } from '../../domain/registration/plan.ts'
import { claimKinds } from '../codes.ts'
import type { DeviceRow } from '../device/device-row.ts'
import type { Connection } from './connection.ts'

/** Claims in the order of their keys: neighbours in the index are written together. */
export function writeClaims(c: Connection, org: number, claims: Plan['claims']): void {
  const sorted = [...claims].sort((one, other) => (one.key < other.key ? -1 : 1))
  const insert = c.kept('insert into claims (key, org, device, kind, ek) values (unhex(?), ?, ?, ?, unhex(?))')
  for (const { key, device, kind, ek } of sorted) insert.run(key, org, device, claimKinds[kind], ek)
}

/** Gives the keys of a device free. */
export function releaseClaims(c: Connection, device: DeviceRow): void {
  const release = c.kept('delete from claims where key = unhex(?) and device = ?')
  for (const key of [device.ek, device.uuid, device.tuple]) if (key !== null) release.run(key, device.id)
}
