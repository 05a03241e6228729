import type { RegistrarAnswer } from '../../steps/register/registrar.ts'
import type { OrganizationNo } from './organizations.ts'

/** Devices that a registrar must answer for; the answer is written with its event in one transaction. */
export type PendingDevice = {
  org: OrganizationNo
  id: number
  serialNumber: string
  productKeyId: string | null
  body: Uint8Array | null
  groupTag: string | null
  assignedUser: string | null
  example: boolean
  pendingSince: number
  attempts: number
}

export type PendingStore = {
  takePending(worker: string, now: number, leaseMs: number, limit: number): Promise<PendingDevice[]>
  answer(org: OrganizationNo, worker: string, answers: RegistrarAnswer[], now: number, nextTryAt: number): Promise<void>
}
