import type { RowFilterBody } from '../../api/contract/uploads.ts'
import { deviceStates, outcomes, reasons, repairs, verdicts, warnings } from '../../domain/words.ts'

/** What stands in the address of an upload's page: which of its rows are shown. */
export type RegistrationSearch = RowFilterBody

/** Reads what an address says; what is no such filter is left out. */
export function validateRegistrationSearch(found: Record<string, unknown>): RegistrationSearch {
  const clean: RegistrationSearch = {
    file: typeof found.file === 'string' && /^\d+$/.test(found.file) ? Number(found.file) : numberOf(found.file),
    outcome: some(found.outcome, outcomes),
    verdict: some(found.verdict, verdicts),
    state: some(found.state, deviceStates),
    reason: some(found.reason, reasons),
    repair: some(found.repair, repairs),
    warning: some(found.warning, warnings),
    leftOut: flag(found.leftOut),
    updated: flag(found.updated),
    registered: flag(found.registered),
    search: typeof found.search === 'string' && found.search !== '' ? found.search.slice(0, 128) : undefined,
  }
  return Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== undefined)) as RegistrationSearch
}

function some<T extends string>(value: unknown, words: readonly T[]): T[] | undefined {
  const given = [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
  const known = words.filter((word) => given.includes(word))
  return known.length > 0 ? known : undefined
}

function flag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
