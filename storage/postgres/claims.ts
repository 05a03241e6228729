import type { Plan } from '../../domain/registration/plan.ts'
import { claimKinds } from '../codes.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { heldKeys } from '../device/know-device.ts'
import { hexes, numbers } from './bulk.ts'
import { Overtaken, type Transaction } from './connection.ts'

/** Claims in the order of their keys: whoever writes the same ones at the same time meets them in the same order. */
export async function writeClaims(sql: Transaction, org: number, claims: Plan['claims']): Promise<void> {
  if (claims.length === 0) return
  const sorted = [...claims].sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  const made = await sql`
    insert into claims (key, org, device, kind, ek)
    select key, ${org}, device, kind, ek from unnest(
      ${hexes(sorted.map((claim) => claim.key))}::bytea[],
      ${numbers(sorted.map((claim) => claim.device))}::bigint[],
      ${numbers(sorted.map((claim) => claimKinds[claim.kind]))}::smallint[],
      ${hexes(sorted.map((claim) => claim.ek))}::bytea[]
    ) as c (key, device, kind, ek)
    on conflict do nothing`
  if (made.count !== sorted.length) throw new Overtaken('a key was claimed meanwhile')
}

/** Gives the keys of devices free. */
export async function releaseClaims(sql: Transaction, devices: readonly DeviceRow[]): Promise<void> {
  const held = devices.flatMap((device) => heldKeys(device).map((key) => ({ key, device: device.id })))
  if (held.length === 0) return
  await sql`
    delete from claims c using unnest(
      ${hexes(held.map((each) => each.key))}::bytea[], ${numbers(held.map((each) => each.device))}::bigint[]
    ) as held (key, device)
    where c.key = held.key and c.device = held.device`
}
