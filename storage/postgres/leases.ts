import type { OrganizationNo } from '../contract/organizations.ts'
import type { Transaction } from './connection.ts'

type Due = { org: OrganizationNo; id: string; phase: 'checking' | 'registering' }

/** Uploads with work for a worker and no live lease, over all organizations; takes the lease. */
export async function takeDueUploads(
  sql: Transaction,
  worker: string,
  now: number,
  leaseMs: number,
  limit: number,
): Promise<Due[]> {
  const due = await sql<Due[]>`select org, id, phase from take_due_uploads(${worker}, ${now}, ${leaseMs}, ${limit})`
  return due.map(({ org, id, phase }) => ({ org, id, phase }))
}

/** What carries leases. */
type Leased = 'uploads' | 'operations'

/** Lengthens a lease that is still this worker's. */
export async function renewLease(
  sql: Transaction,
  table: Leased,
  org: OrganizationNo,
  id: string,
  worker: string,
  now: number,
  leaseMs: number,
): Promise<boolean> {
  const renewed = await sql`
    update ${sql(table)} set lease_until = ${now + leaseMs} where org = ${org} and id = ${id} and lease_worker = ${worker}`
  return renewed.count > 0
}

export async function releaseLease(
  sql: Transaction,
  table: Leased,
  org: OrganizationNo,
  id: string,
  worker: string,
): Promise<void> {
  await sql`
    update ${sql(table)} set lease_worker = null, lease_until = null
    where org = ${org} and id = ${id} and lease_worker = ${worker}`
}
