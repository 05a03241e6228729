import type { OrganizationNo } from '../contract/organizations.ts'
import type { Transaction } from './connection.ts'

const rollLock = 4_817_002

/**
 * One at a time for each organization: whoever judges rows against its roll and writes what follows. Claims alone do
 * not make that safe, since two devices with one serial and different keys are hardware changed and no two devices.
 * Taken before any row is locked. Held until the transaction ends; changes of tag and user do not wait for it.
 */
export async function lockRoll(sql: Transaction, org: OrganizationNo): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rollLock}, ${org})`
}
