import type { DuplicateReason, Language, Reason } from '../words.ts'
import { said } from './messages.ts'
import type { RefusalCase, Said } from './texts.ts'

/** A refused row as it is kept: why, in which column of the file (null: in none), and what was found there, shortened. */
export type Refused = { reason: Reason | DuplicateReason; column: string | null; found: string | null }

/** Says more closely what is wrong, so that the words speak of the thing at hand; null where the reason says it all. */
export function refusalCase({ reason, column, found }: Refused): RefusalCase | null {
  return finder[reason]?.(found ?? '', column) ?? null
}

/** What is said of a refused row. */
export function explainRefusal(language: Language, refused: Refused): Said {
  const special = refusalCase(refused)
  return said(language, special === null ? `reason.${refused.reason}` : `refusal.${special}`)
}

const beginsHash = /^["'\s]*T0[E-H]/
/** Names of types that PowerShell and .NET write for what they do not write out. */
const typeName = /^(?:System\.[\w.]+(?:\[\])?|@\{.*|\[?object Object\]?|byte\[\])$/i

const finder: Partial<Record<Reason | DuplicateReason, (found: string, column: string | null) => RefusalCase | null>> =
  {
    'too-long': (found, column) => {
      if (column === null) return 'too-long-row'
      return beginsHash.test(found) ? 'too-long-hash' : null
    },
    'unsafe-value': (found, column) => {
      if (/hash|hardware|hh$/i.test(column ?? '') && !beginsHash.test(found)) return 'unsafe-in-hash'
      return /^\s*'*[=+\-@]/.test(found) ? 'unsafe-formula' : 'unsafe-control'
    },
    'not-base64': (found) => {
      if (typeName.test(found.trim())) return 'hash-type-name'
      return endsInDots.test(found) ? 'hash-shown-in-part' : null
    },
    truncated: (found) => (endsInDots.test(found) ? 'hash-shown-in-part' : null),
    'nothing-to-identify': (found) => (/^\d(?:[.,]\d+)?E\+\d+$/i.test(found) ? 'serial-rounded' : null),
  }

/** Dots that were in the file: what is shortened here ends in its length. */
const endsInDots = /(?:\.\.\.|…)$/
