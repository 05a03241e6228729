import type { HashIdentity } from './hardware-hash/types.ts'
import type { DuplicateReason, FileErrorCode, NotWritten, Outcome, Reason, Repair, Warning } from './words.ts'

/** Where a row stands: the file's number in the order given (from 0) and the physical line where its record begins (from 1). */
export type RowPlace = { file: number; line: number }

/** For a repair or warning, what stood in the file and was changed or not taken (shortened), where it is worth saying. */
export type RowNotes = Partial<Record<Repair | Warning, string>>

/** Which machine a refused hash seems to be of, as far as it can be read. Nothing of it is proven. */
export type UnprovenHash = {
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  macAddresses: string[]
}

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
  notes: RowNotes | null
  /** What a refused hash says, unproven; maker and model of it stand in the row where the row has none. */
  unproven: UnprovenHash | null
  /** Proven body of the hash (bytes [0, total)), null where the row has none or it was refused. */
  body: Uint8Array | null
  tail: Uint8Array | null
  /** The text as received of a refused hash, kept until mended or removed (at most 16,384 characters). */
  refusedHashText: string | null
  identity: HashIdentity | null
}

/** Lines that a member of an archive has room for in the numbers of rows: member × 2²² + line. */
export const linesAMember = 2 ** 22

/** The line by which a row inside an archive is kept; `member` from 0. */
export const memberLine = (member: number, line: number): number => member * linesAMember + line

/** The file and physical line where a row stands: of an archive, the member's name behind its own. */
export function placeOfLine(
  file: { name: string; members: readonly string[] | null },
  line: number,
): { file: string; line: number } {
  if (file.members === null) return { file: file.name, line }
  const member = Math.min(Math.floor(line / linesAMember), Math.max(0, file.members.length - 1))
  return { file: `${file.name}/${file.members[member] ?? ''}`, line: line - member * linesAMember }
}

/** What reading one file found, known in full once it is read. */
export type ReadFile = {
  name: string
  format: string
  encoding: string
  delimiter: string
  rows: number
  /** Columns that mean nothing to us, left alone; one without a name as `#4`. */
  columnsIgnored: string[]
  /** Columns whose names say nothing, and what was found to stand in them: `Hachage matériel = Hardware Hash`. */
  columnsByContent: string[]
  /** The sheet of a workbook that was read. */
  sheet: string | null
  /** Files inside an archive, or sheets of a workbook, that name no devices and were not read. */
  passedOver: string[]
  /** The files inside an archive, in their order; null for any other file. */
  members: FileMember[] | null
  error: { code: FileErrorCode; found: string | null; columns?: string[] } | null
}

/** A file inside an archive; rows say which of them they stand in. */
export type FileMember = Omit<ReadFile, 'members' | 'passedOver'>

/** A row's result once duplicates are known. */
export type RowVerdict = {
  outcome: Outcome
  of: RowPlace | null
  reason: Reason | DuplicateReason | null
  notWritten: NotWritten | null
}
