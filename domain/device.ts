import type { DeviceState, ErrorCode, Reason, StoredDeviceState } from './words.ts'

/** Who did something: a person who is signed in, an API token, or the installation itself. */
export type Actor = { kind: 'user' | 'token' | 'system'; id: string; name: string }

/** Why a device is `failed`. `requestId` finds the log entry of an unexpected error. */
export type DeviceError = { code: ErrorCode; reason: Reason | null; requestId: string | null }

/** What waits for a person on a device, with the upload's row that brought it. */
export type Attention = { kind: 'hardware-changed'; upload: string; row: number }

/** One entry in the list of devices. Times are ISO 8601 UTC. */
export type Device = {
  id: number
  serialNumber: string
  manufacturer: string | null
  model: string | null
  state: DeviceState
  error: DeviceError | null
  attention: Attention | null
  groupTag: string | null
  assignedUser: string | null
  productKeyId: string | null
  osBuild: number | null
  capturedAt: string | null
  registeredAt: string | null
  registeredBy: string | null
  lastSeenAt: string | null
  createdAt: string
  /** The upload, file and line that brought it. */
  upload: { id: string; file: string | null; line: number | null } | null
  /** True for made-up example devices. */
  example: boolean
  /** Grows by one at each change; the ETag begins with it. */
  version: number
}

export const eventKinds = [
  'registration-requested',
  'registered',
  'registration-failed',
  'retry-requested',
  'mended',
  'tag-changed',
  'user-changed',
  'updated-by-upload',
  'hardware-change-found',
  'hardware-replaced',
  'hardware-change-dismissed',
  'removed',
  'removal-undone',
  'registered-again',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What happened to a device; appended only. `details` holds old and new values, upload, file and line. */
export type DeviceEvent = {
  id: number
  device: number
  at: string
  kind: EventKind
  by: Actor
  details: Record<string, unknown>
}

export type DeviceMove = { from: StoredDeviceState | null; to: StoredDeviceState }
