import type { UploadCounts } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Transaction } from './connection.ts'

/** A row of `uploads`. */
export type UploadHead = {
  no: number
  org: number
  id: string
  kind: UploadKind
  status: UploadStatus
  register: boolean
  group_tag: string | null
  assigned_user: string | null
  only_where_empty: boolean
  example: boolean
  idempotency_fingerprint: string | null
  created_at: number
  created_by: number
  registered_by: number | null
  received_at: number
  closed_at: number | null
  checked_at: number | null
  finished_at: number | null
  expires_at: number | null
  counts: UploadCounts
  cursor: number | null
  work_done: number
  work_of: number
  work_started_at: number | null
  lease_worker: string | null
  purge: boolean
  sendings: number
}

/** The upload of this organization, or undefined. */
export async function uploadHead(sql: Transaction, org: OrganizationNo, id: string): Promise<UploadHead | undefined> {
  const [head] = await sql<UploadHead[]>`select * from uploads where org = ${org} and id = ${id}`
  return head
}

/** The same, kept from other writers until this transaction ends. */
export async function lockUpload(sql: Transaction, org: OrganizationNo, id: string): Promise<UploadHead | undefined> {
  const [head] = await sql<UploadHead[]>`select * from uploads where org = ${org} and id = ${id} for update`
  return head
}

export async function saveCounts(sql: Transaction, no: number, counts: UploadCounts): Promise<void> {
  await sql`update uploads set counts = ${counts as never} where no = ${no}`
}

/** Whether the lease is another worker's by now: what this one still writes is left out. */
export function isTakenOver(held: { lease_worker: string | null }, worker: string | undefined): boolean {
  return worker !== undefined && held.lease_worker !== null && held.lease_worker !== worker
}
