import type { DeviceError } from '../../domain/device.ts'

/** A device whose claim stands and for which a registrar has to answer. */
export type DeviceToRegister = {
  id: number
  serialNumber: string
  productKeyId: string | null
  /** Proven body of the hash, null where the device came without one. */
  body: Uint8Array | null
  groupTag: string | null
  assignedUser: string | null
  /** Milliseconds since 1970. */
  pendingSince: number
  /** How often a registrar was asked for it before. */
  attempts: number
  /** What this registrar kept of it before; null where nothing. */
  kept: RegistrarData | null
}

/** What a registrar keeps of a device, as JSON of its own: what it sent, ids of the other side. */
export type RegistrarData = Record<string, unknown>

/** An answer for a device, with what is kept of it from now on; without `keep`, what was kept stays. */
export type RegistrarAnswer = { id: number; keep?: RegistrarData } & (
  | { answer: 'registered' }
  | { answer: 'refused'; error: DeviceError }
  | { answer: 'not-yet' }
)

/**
 * Keeps data of devices before the registrar goes on, so that a process that dies in between does not send them again.
 * @returns the devices for which it is committed; the others are another worker's by now and must not be sent
 */
export type Keep = (kept: readonly { id: number; data: RegistrarData }[]) => Promise<ReadonlySet<number>>

/**
 * Takes a batch of devices and answers for each. A refusal is a value; a fault (network, 5xx) is thrown, and the batch
 * is asked for again (ask-registrar.ts). A device without an answer counts as `not-yet`.
 */
export type Registrar = {
  name: string
  /** True where the claim is the registration: devices become `ready` with it, and `register` has nothing to wait for. */
  immediate: boolean
  register(devices: readonly DeviceToRegister[], keep: Keep): Promise<RegistrarAnswer[]>
}
