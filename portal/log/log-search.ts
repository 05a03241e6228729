import type { LogFilter } from '../../api/contract/log.ts'
import { type LogSubject, logSubjects } from '../../domain/log.ts'
import { dayOf, textOf, wordsOf } from '../search-text.ts'

/** What stands in the address of the log: which lines of it are shown. */
export type LogSearch = {
  subject?: LogSubject[]
  /** Id of the person or token. */
  by?: string
  search?: string
  /** Days, as people write them: 2026-05-31. */
  from?: string
  to?: string
}

/** Reads what an address says; what is no such filter is left out. */
export function validateLogSearch(found: Record<string, unknown>): LogSearch {
  const clean: { [K in keyof LogSearch]: LogSearch[K] | undefined } = {
    subject: wordsOf(found.subject, logSubjects),
    by: textOf(found.by)?.slice(0, 256),
    search: textOf(found.search)?.slice(0, 128),
    from: dayOf(found.from),
    to: dayOf(found.to),
  }
  return Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== undefined)) as LogSearch
}

/** The filter as the API takes it: days from their first to their last moment here. */
export function filterOf({ from, to, search, ...same }: LogSearch): LogFilter {
  const text = search?.trim()
  return {
    ...same,
    ...(text ? { search: text } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  }
}
