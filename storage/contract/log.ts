import type { Actor } from '../../domain/device.ts'
import type { LogEntry, LogKind } from '../../domain/log.ts'
import type { Page } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

/** Which lines of the log: of these kinds, by one who did them, between two moments (inclusive), with a text in them. */
export type LogQuery = {
  kinds?: readonly LogKind[]
  /** Id of a person or token. */
  by?: string
  from?: number
  to?: number
  /** In what it is about, its value or who did it; any case. */
  search?: string
  cursor?: string
  limit: number
}

/** What was done in an organization; written by the functions that do it, in their transactions. */
export type LogStore = {
  /** The newest first. */
  list(org: OrganizationNo, query: LogQuery): Promise<Page<LogEntry>>
  /** Who stands in it, by name. */
  actors(org: OrganizationNo): Promise<Actor[]>
}
