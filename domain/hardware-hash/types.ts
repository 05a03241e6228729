import type { Reason, Warning } from '../words.ts'

/** One disk of record types 6 and 7. */
export type Disk = {
  capacityGB: number | null
  bus: string | null
  rotating: boolean | null
  serial: string | null
  model?: string | null
}

/** A record whose meaning is not known: kept, shown by number. */
export type UnknownRecord = { type: number; length: number; valueHex: string }

/**
 * What a hash says of its device. Keys that devices of the fixtures have carry the same names and values there.
 * Text is null where the firmware never set it (placeholders count as not set).
 */
export type HashedDevice = {
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  family: string | null
  sku: string | null
  systemVersion: string | null
  /** Lower-case SMBIOS UUID in Microsoft's GUID order. */
  uuid: string | null
  productKeyId: string | null
  keyPartNumber: string | null
  tpmVersion: string | null
  /** SHA-256 (hex) of the TPM endorsement key's modulus; null without a TPM. */
  ekPublicSha256: string | null
  macAddresses: string[]
  memoryGB: number | null
  disks: Disk[]
  architecture: string | null
  osBuild: number | null
  toolVersion: number | null
  /** ISO 8601 UTC, seconds. */
  capturedAt: string | null
  /** Everything else that is known: cpu, display, chassis, board, bios, gpu, … */
  details: Record<string, unknown>
  unknownRecords: UnknownRecord[]
}

/** A whole, proven hash. `body` is bytes [0, total): all that needs to be stored. */
export type WholeHash = {
  ok: true
  body: Uint8Array
  /** What came in beyond the canonical 3000 bytes or unlike it, when it was not canonical beyond repairs. */
  tail: Uint8Array | null
  /** True where the text had to be repaired. */
  repaired: boolean
  warnings: Warning[]
}

/** A hash that cannot be taken, with the first check that failed. */
export type RefusedHash = { ok: false; reason: Reason; detail?: string }

/** Identity material, small enough to be kept for millions of rows. */
export type HashIdentity = {
  /** 32 bytes hex of record 11 (kind TPM), or null. */
  ek: string | null
  /** Usable SMBIOS UUID, or null where it is absent or a known default. */
  uuid: string | null
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  productKeyId: string | null
  /** Unix seconds. */
  capturedAt: number | null
  osBuild: number | null
  /** Captured in Windows PE, which sees no TPM. */
  winPe: boolean
}
