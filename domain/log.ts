import type { Actor } from './device.ts'
import { peopleEventKinds } from './people.ts'
import type { Role } from './words.ts'

/** What a line of the log is about. */
export const logSubjects = ['devices', 'registrations', 'catalogues', 'people', 'tokens'] as const
export type LogSubject = (typeof logSubjects)[number]

const deviceKinds = [
  'devices-tagged',
  'devices-assigned',
  'devices-retried',
  'device-corrected',
  'devices-removed',
  'removal-undone',
  'operation-cancelled',
  'hardware-replaced',
  'hardware-dismissed',
] as const
const registrationKinds = ['devices-registered', 'registration-cancelled', 'files-discarded'] as const
const catalogueKinds = ['catalogue-imported', 'catalogue-removed'] as const

export const logKinds = [...deviceKinds, ...registrationKinds, ...catalogueKinds, ...peopleEventKinds] as const
export type LogKind = (typeof logKinds)[number]

/** The subject of each kind; a kind without one does not compile. */
export const subjectOfKind = {
  'devices-tagged': 'devices',
  'devices-assigned': 'devices',
  'devices-retried': 'devices',
  'device-corrected': 'devices',
  'devices-removed': 'devices',
  'removal-undone': 'devices',
  'operation-cancelled': 'devices',
  'hardware-replaced': 'devices',
  'hardware-dismissed': 'devices',
  'devices-registered': 'registrations',
  'registration-cancelled': 'registrations',
  'files-discarded': 'registrations',
  'catalogue-imported': 'catalogues',
  'catalogue-removed': 'catalogues',
  invited: 'people',
  'invitation-withdrawn': 'people',
  joined: 'people',
  'role-changed': 'people',
  removed: 'people',
  left: 'people',
  'token-made': 'tokens',
  'token-revoked': 'tokens',
  'reset-link-made': 'people',
  'password-changed': 'people',
  'sessions-ended': 'people',
  'passkey-added': 'people',
  'passkey-removed': 'people',
  'second-factor-on': 'people',
  'second-factor-off': 'people',
} as const satisfies Record<LogKind, LogSubject>

/** Subjects that are for who administers the organization, as the lists of people and tokens are. */
export const administeredSubjects: readonly LogSubject[] = ['people', 'tokens']

/**
 * One act in an organization: who did what to what. Work on many devices is one line with its counts, not one a
 * device; what happened to each stands with the device. Appended only, committed with the change. Times are ISO 8601 UTC.
 */
export type LogEntry = {
  id: number
  at: string
  kind: LogKind
  by: Actor
  /** The device, file, catalogue, person, address or token by name; empty where many devices have none in common. */
  about: string
  /** How many files were given besides the one that `about` names. */
  more: number
  /** The group tag or user that was set; null where it was cleared or none was. */
  value: string | null
  /** The role given or had, and before. */
  role: Role | null
  roleBefore: Role | null
  /** Devices that it changed, and that it was refused or failed for, by now; null where it was not about devices. */
  devices: number | null
  failed: number | null
  /** Where more stands: the one device, the upload, the operation. */
  device: number | null
  upload: string | null
  operation: string | null
}
