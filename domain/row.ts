import type { HashIdentity } from './hardware-hash/types.ts'
import type { DuplicateReason, FileErrorCode, NotWritten, Outcome, Reason, Repair, Warning } from './words.ts'

/** Where a row stands: the file's number in the order given (from 0) and the physical line where its record begins (from 1). */
export type RowPlace = { file: number; line: number }

/** A row as read from a file, after repairs and checks, before duplicates are sought. */
export type ReadRow = {
  line: number
  outcome: Exclude<Outcome, 'duplicate'>
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  groupTag: string | null
  assignedUser: string | null
  productKeyId: string | null
  /** For a refusal: the first check that failed, the column, and what was found there (shortened). */
  reason: Reason | null
  column: string | null
  found: string | null
  /** For a serial mismatch: the line of the same file whose serial the hash carries, when known. */
  hintLine: number | null
  repairs: Repair[]
  warnings: Warning[]
  /** Proven body of the hash (bytes [0, total)), null where the row has none or it was refused. */
  body: Uint8Array | null
  tail: Uint8Array | null
  /** The text as received of a refused hash, kept until mended or removed (at most 16,384 characters). */
  refusedHashText: string | null
  identity: HashIdentity | null
}

/** What reading one file found, known in full once it is read. */
export type ReadFile = {
  name: string
  format: string
  encoding: string
  delimiter: string
  rows: number
  /** Columns that mean nothing to us, left alone. */
  columnsIgnored: string[]
  error: { code: FileErrorCode; found: string | null; columns?: string[] } | null
}

/** A row's result once duplicates are known. */
export type RowVerdict = {
  outcome: Outcome
  of: RowPlace | null
  reason: Reason | DuplicateReason | null
  notWritten: NotWritten | null
}
