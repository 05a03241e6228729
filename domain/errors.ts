import type { ErrorCode, Reason } from './words.ts'

/** Which error a refused row's reason stands for. */
export const errorOfReason = {
  'unsafe-value': 'row-not-valid',
  'too-long': 'row-not-valid',
  'not-a-windows-device': 'row-not-valid',
  'nothing-to-identify': 'row-not-valid',
  'not-base64': 'hardware-hash-not-valid',
  'not-a-hardware-hash': 'hardware-hash-not-valid',
  truncated: 'hardware-hash-not-valid',
  malformed: 'hardware-hash-not-valid',
  checksum: 'hardware-hash-not-valid',
  'serial-missing': 'hardware-hash-not-valid',
  'manufacturer-missing': 'hardware-hash-not-valid',
  'serial-mismatch': 'hardware-hash-not-valid',
} as const satisfies Record<Reason, ErrorCode>

type CatalogueEntry = {
  /** Names that Microsoft's directory service gives this error. */
  names: readonly string[]
  /** Its numbers; asked only where the name says nothing, since one number has been seen with two names. */
  numbers: readonly number[]
}

/**
 * The closed catalogue of errors. Their words, in English and Dutch, are in messages/. Names and numbers are those of
 * `deviceErrorName` and `deviceErrorCode` of Microsoft Graph's imported Windows Autopilot device identities.
 */
export const errorCatalogue = {
  'device-not-found': { names: ['ZtdDeviceNotFound'], numbers: [812] },
  'hardware-hash-not-valid': {
    names: ['InvalidZtdHardwareHash', 'HashNot4k', 'SerialNumberMismatch', 'ProductKeyIdMismatch'],
    numbers: [802, 908],
  },
  'device-already-registered': {
    names: ['ZtdDeviceAlreadyAssigned', 'ZtdDeviceDuplicated'],
    numbers: [806],
  },
  'device-claimed-by-another-organization': {
    names: ['ZtdDeviceAssignedToOtherTenant', 'ZtdDeviceAssignedToAnotherTenant'],
    numbers: [808, 811],
  },
  'unexpected-error': {
    names: ['StorageError'],
    numbers: [801, 803, 807, 809, 810, 813, 814, 815],
  },
  'row-not-valid': { names: [], numbers: [] },
} as const satisfies Record<ErrorCode, CatalogueEntry>

const entries: readonly (readonly [ErrorCode, CatalogueEntry])[] = Object.entries(errorCatalogue).map(
  ([code, entry]) => [code as ErrorCode, entry],
)
const codeOfName = new Map(entries.flatMap(([code, { names }]) => names.map((name) => [name.toLowerCase(), code])))
const codeOfNumber = new Map(entries.flatMap(([code, { numbers }]) => numbers.map((number) => [number, code])))

/** What a directory service said of a device; each part may be missing. */
export type DirectoryServiceError = {
  name?: string | null
  number?: number | null
  httpStatus?: number | null
  message?: string | null
}

/**
 * The error that a directory service's answer stands for: its name first, then its number, then an HTTP 400 that
 * complains of `Edm.Binary` (the hash is no base64). All else is `unexpected-error`.
 */
export function errorOfDirectoryService(error: DirectoryServiceError): ErrorCode {
  const byName = codeOfName.get(error.name?.trim().toLowerCase() ?? '')
  const byNumber = codeOfNumber.get(error.number ?? Number.NaN)
  const notBinary = error.httpStatus === 400 && /Edm\.Binary/i.test(`${error.name ?? ''} ${error.message ?? ''}`)
  return byName ?? byNumber ?? (notBinary ? 'hardware-hash-not-valid' : 'unexpected-error')
}
