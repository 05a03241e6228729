import { canonicalHash } from '../domain/hardware-hash/encode.ts'
import { said } from '../domain/messages/messages.ts'
import type { ReadRow } from '../domain/row.ts'
import { isUnsafeValue } from '../domain/values.ts'
import type { Language, Reason } from '../domain/words.ts'
import { checkRow } from '../steps/merge/check-row.ts'
import { ownPlaces } from '../steps/merge/column-places.ts'
import { columnNames, type RowCells } from '../steps/merge/header-names.ts'
import { Refused } from './problems/problem.ts'

/** What is known of the row or device that is mended. */
export type Known = {
  line: number
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  productKeyId: string | null
  groupTag: string | null
  assignedUser: string | null
  body: Uint8Array | null
  refusedText: string | null
}
export type Mending = { hash?: string; serialNumber?: string; groupTag?: string | null; assignedUser?: string | null }

/**
 * Reads and proves a row again with what a person gave, as if it stood so in a file. `now` in milliseconds. Throws `hash-not-valid` with the first check that fails.
 */
export function mendRow(known: Known, mending: Mending, language: Language, now: number): ReadRow {
  const context = {
    line: known.line,
    names: columnNames,
    places: ownPlaces,
    cut: null,
    bodies: true,
    now: now / 1000,
  }
  const row = checkRow(context, cellsOf(known, mending))
  if (row.outcome !== 'refused' || row.reason === null) return row
  throw refused(row.reason, row.found, language)
}

/** Tag and user of a good row, which need no reading; throws as `mendRow` does. */
export function refuseUnsafeValues({ groupTag, assignedUser }: Mending, language: Language): void {
  if ([groupTag, assignedUser].some((value) => value && isUnsafeValue(value)))
    throw refused('unsafe-value', null, language)
}

function refused(reason: Reason, found: string | null, language: Language): Refused {
  const words = said(language, `reason.${reason}`)
  const detail = words.sentence + (found === null ? '' : ` (${found})`)
  return new Refused('hash-not-valid', { detail, nextStep: words.nextStep, reason })
}

function cellsOf(known: Known, mending: Mending): RowCells {
  const kept = known.body ? canonicalHash(known.body) : (known.refusedText ?? '')
  return {
    serialNumber: mending.serialNumber ?? known.serialNumber ?? '',
    manufacturer: known.manufacturer ?? '',
    model: known.model ?? '',
    productKeyId: known.productKeyId ?? '',
    groupTag: (mending.groupTag === undefined ? known.groupTag : mending.groupTag) ?? '',
    assignedUser: (mending.assignedUser === undefined ? known.assignedUser : mending.assignedUser) ?? '',
    hash: mending.hash ?? kept,
  }
}
