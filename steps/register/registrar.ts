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
}

export type RegistrarAnswer =
  | { id: number; answer: 'registered' }
  | { id: number; answer: 'refused'; error: DeviceError }
  | { id: number; answer: 'not-yet' }

/**
 * Takes a batch of devices and answers for each. A refusal is a value; a fault (network, 5xx) is thrown, and the batch
 * is asked for again (ask-registrar.ts). A device without an answer counts as `not-yet`.
 */
export type Registrar = {
  name: string
  /** True where the claim is the registration: devices become `ready` with it, and `register` has nothing to wait for. */
  immediate: boolean
  register(devices: readonly DeviceToRegister[]): Promise<RegistrarAnswer[]>
}
