import type { RegistrarAnswer, RegistrarData } from '../../steps/register/registrar.ts'
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

/** What a registrar keeps of a device. */
export type KeptData = { device: number; registrar: string; data: RegistrarData }

/** Who asks, and for whom the answers are. */
export type Answering = { worker: string; registrar: string; nextTryAt: number }

export type PendingStore = {
  takePending(worker: string, now: number, leaseMs: number, limit: number): Promise<PendingDevice[]>
  /** Writes the answers, each with its event and with what the registrar keeps; a lease that is another's is passed over. */
  answer(org: OrganizationNo, how: Answering, answers: RegistrarAnswer[], now: number): Promise<void>
  /** What a registrar keeps of devices; of all registrars where none is named. */
  kept(org: OrganizationNo, devices: readonly number[], registrar: string | null): Promise<KeptData[]>
  /** Keeps it before the registrar goes on, for devices whose lease is still this worker's; gives those. */
  keep(
    org: OrganizationNo,
    how: { worker: string; registrar: string },
    kept: readonly { id: number; data: RegistrarData }[],
    now: number,
  ): Promise<number[]>
}
