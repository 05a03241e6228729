import type { EventKind } from '../domain/device.ts'
import type {
  DuplicateReason,
  ErrorCode,
  HardwareAnswer,
  Outcome,
  Reason,
  Repair,
  StoredDeviceState,
  Verdict,
  Warning,
} from '../domain/words.ts'

/**
 * The numbers that stand for words in both databases. A number is never used again for another word;
 * new words get the next number.
 */
export const outcomeCodes = { accepted: 0, duplicate: 1, refused: 2 } as const satisfies Record<Outcome, number>

export const verdictCodes = {
  new: 0,
  'already-registered': 1,
  'hardware-changed': 2,
  'claimed-by-another-organization': 3,
  'not-found': 4,
} as const satisfies Record<Verdict, number>

export const stateCodes = { pending: 0, failed: 1, ready: 2, active: 3 } as const satisfies Record<
  StoredDeviceState,
  number
>

export const errorCodeCodes = {
  'device-not-found': 0,
  'hardware-hash-not-valid': 1,
  'device-already-registered': 2,
  'device-claimed-by-another-organization': 3,
  'unexpected-error': 4,
  'row-not-valid': 5,
} as const satisfies Record<ErrorCode, number>

export const reasonCodes = {
  'unsafe-value': 0,
  'too-long': 1,
  'nothing-to-identify': 2,
  'not-base64': 3,
  'not-a-hardware-hash': 4,
  truncated: 5,
  malformed: 6,
  checksum: 7,
  'serial-missing': 8,
  'manufacturer-missing': 9,
  'serial-mismatch': 10,
  'not-a-windows-device': 11,
  'hardware-changed': 100,
} as const satisfies Record<Reason | DuplicateReason, number>

/** Bits of a mask. */
export const repairBits = {
  trimmed: 1,
  'serial-from-hash': 2,
  'hash-repaired': 4,
  'hash-elsewhere': 8,
  'value-beyond-header': 16,
  'tag-user-swapped': 32,
  'formula-text': 64,
} as const satisfies Record<Repair, number>

/** Bits of a mask. */
export const warningBits = {
  'maker-differs': 1,
  'model-differs': 2,
  'product-id-differs': 4,
  'hash-length-unusual': 8,
  'hash-bytes-after-footer': 16,
  'ek-digest-differs': 32,
  'uuid-shared': 64,
  'serial-differs': 128,
  'serial-also-on': 256,
  'no-tpm': 512,
  'captured-in-winpe': 1024,
  'capture-in-future': 2048,
  'user-not-upn': 4096,
  'product-id-not-valid': 8192,
  'tag-differs': 16384,
  'user-differs': 32768,
  'value-without-column': 65536,
} as const satisfies Record<Warning, number>

export const eventKindCodes = {
  'registration-requested': 0,
  registered: 1,
  'registration-failed': 2,
  'retry-requested': 3,
  mended: 4,
  'tag-changed': 5,
  'user-changed': 6,
  'updated-by-upload': 7,
  'hardware-change-found': 8,
  'hardware-replaced': 9,
  'hardware-change-dismissed': 10,
  removed: 11,
  'removal-undone': 12,
  'registered-again': 13,
} as const satisfies Record<EventKind, number>

/** What a kept counter counts. */
export const countKinds = {
  total: 0,
  state: 1,
  error: 2,
  reason: 3,
  attention: 4,
  example: 5,
  model: 6,
  tag: 7,
  build: 8,
  /** Value is the day (days since 1970) on which an active device was last seen. */
  seenDay: 9,
} as const
export type CountKind = (typeof countKinds)[keyof typeof countKinds]

/** Bits of upload_rows.flags. */
export const rowFlags = { leftOut: 1, mended: 2, updated: 4, hasHash: 8, olderCapture: 16 } as const

/** The flags of a row with what judging says of its capture. */
export function withOlderCapture(flags: number, older: boolean): number {
  return older ? flags | rowFlags.olderCapture : flags & ~rowFlags.olderCapture
}

/** Numbers in upload_rows.answer. */
export const answerCodes = { replace: 0, dismiss: 1 } as const satisfies Record<HardwareAnswer, number>

/** Numbers of identity keys in claims.kind. */
export const claimKinds = { ek: 0, uuid: 1, tuple: 2 } as const

/** The word of a number, for reading rows back. */
export function wordOf<W extends string>(codes: Record<W, number>): (code: number) => W {
  const words = new Map<number, W>()
  for (const [word, code] of Object.entries(codes) as [W, number][]) words.set(code, word)
  return (code) => {
    const word = words.get(code)
    if (word === undefined) throw new Error(`number ${code} stands for no word`)
    return word
  }
}

/** The mask of some words. */
export function maskOf<W extends string>(bits: Record<W, number>, words: readonly W[]): number {
  let mask = 0
  for (const word of words) mask |= bits[word]
  return mask
}

/** The words of a mask, in the order of the table. */
export function wordsOf<W extends string>(bits: Record<W, number>, mask: number): W[] {
  if (mask === 0) return []
  return (Object.entries(bits) as [W, number][]).filter(([, bit]) => (mask & bit) !== 0).map(([word]) => word)
}
