import type { UploadCounts } from '../../domain/upload.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { UploadHead as Head } from '../upload/upload-head.ts'
import type { Transaction } from './connection.ts'

/** A row of `uploads`. */
export type UploadHead = Head & { counts: UploadCounts; purge: boolean }

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
