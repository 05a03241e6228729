import type { Actor } from '../../domain/device.ts'
import type { OrganizationNo } from './organizations.ts'

/** A secret as it is listed: never its value. */
export type SecretEntry = {
  name: string
  changedAt: string
  changedBy: string
  /** False where the key that sealed it is not here, such as after a restore without it: it must be given again. */
  readable: boolean
}

/**
 * Secrets of connectors (passwords, client secrets, private keys), sealed with a key that the database has not. They can
 * be given and used, and are never shown.
 */
export type SecretStore = {
  /** False where this installation has no place for the key (PostgreSQL without a folder of keys or a key that is given). */
  canKeep: boolean
  /** Keeps a secret under a name of the organization, in the place of one that is there. @throws NoSecretKey */
  set(org: OrganizationNo, name: string, value: string, actor: Actor, now: number): Promise<void>
  /** The value, for the connector that needs it; null where there is none, or it cannot be read any more. */
  use(org: OrganizationNo, name: string): Promise<string | null>
  list(org: OrganizationNo): Promise<SecretEntry[]>
  /** False where there is none. */
  remove(org: OrganizationNo, name: string): Promise<boolean>
  /**
   * Seals every secret of the installation anew: with a new key where keys stand in a folder, else with the first of
   * those given. Old keys go when nothing needs them any more.
   */
  reseal(): Promise<{ sealed: number; unreadable: number }>
}

/** What a database does for it; it never sees a value. */
export type SecretRows = {
  put(org: OrganizationNo, name: string, sealed: SealedSecret, actor: Actor, now: number): Promise<void>
  get(org: OrganizationNo, name: string): Promise<SealedSecret | null>
  list(org: OrganizationNo): Promise<(Omit<SecretEntry, 'readable'> & { keyId: string })[]>
  remove(org: OrganizationNo, name: string): Promise<boolean>
  /** Puts `after` in the place of `before` alone; false where something else is there by now. */
  swap(org: OrganizationNo, name: string, before: SealedSecret, after: SealedSecret): Promise<boolean>
}

export type SealedSecret = { keyId: string; bytes: Uint8Array }
