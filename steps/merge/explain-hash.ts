import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { readHash } from '../../domain/hardware-hash/read.ts'
import { readUnproven } from '../../domain/hardware-hash/read-unproven.ts'
import type { HashedDevice } from '../../domain/hardware-hash/types.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import { said } from '../../domain/messages/messages.ts'
import type { UnprovenHash } from '../../domain/row.ts'
import type { Language, Reason, Warning } from '../../domain/words.ts'
import { repairSerial } from './repair-serial.ts'

/** What a hash says of its device, and whether it is whole; the same keys whatever it is. */
export type ExplainedHash = {
  valid: boolean
  /** The canonical 4000 characters; null where the hash is not whole. */
  canonical: string | null
  repaired: boolean
  warnings: Warning[]
  device: HashedDevice | null
  reason: Reason | null
  /** What was found where the reason says what was expected. */
  detail: string | null
  message: string | null
  nextStep: string | null
  /** Which machine a refused hash seems to be of. */
  unproven: UnprovenHash | null
}

/**
 * Reads and proves a hash: what `muster hash --json` prints and `POST /hash` answers. `serialNumber` is what the row
 * gives, to be compared; undefined where there is none.
 */
export function explainHash(hash: string, serialNumber: string | undefined, language: Language): ExplainedHash {
  const read = verifyHash(hash)
  if (!read.ok) {
    const nothing = { canonical: null, repaired: false, warnings: [], device: null }
    const unproven = readUnproven(hash)
    return { valid: false, ...nothing, ...refusal(read.reason, read.detail ?? null, language), unproven }
  }
  const device = readHash(read.body)
  const { repaired, warnings } = read
  const whole = { canonical: canonicalHash(read.body), repaired, warnings, device }
  const differs =
    serialNumber !== undefined && repairSerial(serialNumber.trim() || null, device.serialNumber ?? '') === 'mismatch'
  if (differs)
    return { valid: false, ...whole, ...refusal('serial-mismatch', device.serialNumber, language), unproven: null }
  return { valid: true, ...whole, reason: null, detail: null, message: null, nextStep: null, unproven: null }
}

function refusal(reason: Reason, detail: string | null, language: Language) {
  const { sentence, nextStep } = said(language, `reason.${reason}`)
  return { reason, detail, message: sentence, nextStep }
}
