import type { ErrorCode, Reason } from './words.ts'

/** Which error a refused row's reason stands for. */
export const errorOfReason = {
  'unsafe-value': 'row-not-valid',
  'too-long': 'row-not-valid',
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
