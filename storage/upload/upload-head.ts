import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { Flag } from '../device/device-row.ts'

/** A row of `uploads`, but for its counts, which each database keeps in its own form. */
export type UploadHead = {
  no: number
  org: number
  id: string
  kind: UploadKind
  status: UploadStatus
  register: Flag
  group_tag: string | null
  assigned_user: string | null
  only_where_empty: Flag
  example: Flag
  idempotency_fingerprint: string | null
  created_at: number
  created_by: number
  registered_by: number | null
  received_at: number
  closed_at: number | null
  checked_at: number | null
  finished_at: number | null
  expires_at: number | null
  cursor: number | null
  work_done: number
  work_of: number
  work_started_at: number | null
  sendings: number
  lease_worker: string | null
}

/** Whether the lease is another worker's by now: what this one still writes is left out. */
export function isTakenOver(held: { lease_worker: string | null }, worker: string | undefined): boolean {
  return worker !== undefined && held.lease_worker !== null && held.lease_worker !== worker
}
