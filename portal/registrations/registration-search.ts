import type { RowFilterBody } from '../../api/contract/uploads.ts'
import { deviceStates, outcomes, reasons, repairs, verdicts, warnings } from '../../domain/words.ts'
import { wordsOf } from '../search-text.ts'

/** What stands in the address of an upload's page: which of its rows are shown. */
export type RegistrationSearch = RowFilterBody

/** Reads what an address says; what is no such filter is left out. */
export function validateRegistrationSearch(found: Record<string, unknown>): RegistrationSearch {
  const clean: RegistrationSearch = {
    file: typeof found.file === 'string' && /^\d+$/.test(found.file) ? Number(found.file) : numberOf(found.file),
    outcome: wordsOf(found.outcome, outcomes),
    verdict: wordsOf(found.verdict, verdicts),
    state: wordsOf(found.state, deviceStates),
    reason: wordsOf(found.reason, reasons),
    repair: wordsOf(found.repair, repairs),
    warning: wordsOf(found.warning, warnings),
    leftOut: flag(found.leftOut),
    updated: flag(found.updated),
    registered: flag(found.registered),
    waiting: flag(found.waiting),
    olderCapture: flag(found.olderCapture),
    search: typeof found.search === 'string' && found.search !== '' ? found.search.slice(0, 128) : undefined,
  }
  return Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== undefined)) as RegistrationSearch
}

function flag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
