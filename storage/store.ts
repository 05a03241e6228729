import type { OrRefusal } from './contract/answers.ts'
import type { CatalogueStore } from './contract/catalogues.ts'
import type { DeviceStore } from './contract/devices.ts'
import type { Hint } from './contract/hints.ts'
import type { LogStore } from './contract/log.ts'
import type { OperationStore } from './contract/operations.ts'
import type { OrganizationStore } from './contract/organizations.ts'
import type { PendingStore } from './contract/pending.ts'
import type { PeopleStore } from './contract/people.ts'
import type { RowStore } from './contract/rows.ts'
import type { SecretStore } from './contract/secrets.ts'
import type { UploadStore } from './contract/uploads.ts'
import type { ViewStore } from './contract/views.ts'

/**
 * What every database must do; `storage/sqlite/` and `storage/postgres/` fulfil it and pass one battery
 * (`test/storage/`). Every function that touches an organization's data takes it first. Times come in as
 * milliseconds since 1970 (`now`). Functions are async on both databases. Refusals come back as values.
 */

export type Store = {
  organizations: OrganizationStore
  uploads: UploadStore
  rows: RowStore
  devices: DeviceStore
  pending: PendingStore
  operations: OperationStore
  catalogues: CatalogueStore
  people: PeopleStore
  secrets: SecretStore
  views: ViewStore
  log: LogStore
  /** Calls back on changes committed by any process on this database (SQLite: this process). */
  onChange(listener: (hint: Hint) => void): () => void
  /** Small facts of the installation: set-up link digest, version. */
  settings: {
    get(key: string): Promise<string | null>
    set(key: string, value: string | null): Promise<void>
    /** The value that is there, or this one where there was none (one statement: of several processes one wins). */
    keep(key: string, value: string): Promise<string>
  }
  /** Kysely for the account library: all of its statements go through the one writer. */
  accountsDialect: import('kysely').Dialect
  accountsDialectType: 'sqlite' | 'postgres'
  /** SQLite: a consistent copy to a file while it runs; on PostgreSQL a refusal. */
  backup(file: string): Promise<OrRefusal<{ bytes: number }>>
  /** True when the database answers and its schema is current. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
