/** Why a computer that was asked gave no hash. */
export const noHashReasons = [
  'off',
  'name-not-found',
  'winrm-off',
  'no-answer',
  'access-denied',
  'certificate-not-trusted',
  'not-encrypted',
  'no-hash-class',
  'other-model',
  'fault',
] as const
export type NoHash = (typeof noHashReasons)[number]

/**
 * Whether asking the computer again later can help with nothing changed here: laptops come and go, and a policy that
 * switches WinRM on arrives in its own time. A refused password is never tried again by itself, since that locks accounts.
 */
export const askingAgainHelps = {
  off: true,
  'name-not-found': true,
  'winrm-off': true,
  'no-answer': true,
  'access-denied': false,
  'certificate-not-trusted': false,
  'not-encrypted': false,
  'no-hash-class': false,
  'other-model': false,
  fault: true,
} as const satisfies Record<NoHash, boolean>
