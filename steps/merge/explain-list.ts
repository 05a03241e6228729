import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { explainRefusal } from '../../domain/messages/refusal-case.ts'
import { placeOfLine, type ReadRow, type RowNotes, type UnprovenHash } from '../../domain/row.ts'
import type { DuplicateReason, Language, Outcome, Repair, Warning } from '../../domain/words.ts'
import type { FileReading } from './device-file-reader.ts'
import { type ExplainedHash, explainHash } from './explain-hash.ts'
import { DuplicateFinder, type Duplicates } from './find-duplicates.ts'
import { readDeviceFile } from './read-file.ts'
import { rowKeySize, writeRowKeys } from './row-keys.ts'

/** A row of a list as `muster merge` would judge it, with all that its hash says. */
export type ExplainedRow = {
  file: string
  line: number
  outcome: Outcome
  of: { file: string; line: number } | null
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  groupTag: string | null
  assignedUser: string | null
  repairs: Repair[]
  notes: RowNotes | null
  unproven: UnprovenHash | null
  /** Null where the row has no hash. */
  hash: ExplainedHash | null
  reason: ReadRow['reason'] | DuplicateReason
  message: string | null
  nextStep: string | null
  warnings: Warning[]
}

export type ExplainedList = {
  file: FileReading
  rows: ExplainedRow[]
  /** How many rows the list has beyond those. */
  more: number
}

/**
 * Reads a list of devices of any kind and explains each row, `most` of them at most; duplicates are sought among these.
 * `now` in Unix seconds.
 */
export async function explainList(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { language, most, now }: { language: Language; most: number; now?: number },
): Promise<ExplainedList> {
  const reading = readDeviceFile(name, bytes, now === undefined ? {} : { now })
  const rows: ReadRow[] = []
  let more = 0
  for await (const batch of reading.rows) {
    for (const row of batch) {
      if (rows.length < most) rows.push(row)
      else more++
    }
  }
  const file = await reading.file
  const accepted = rows.filter(({ outcome }) => outcome === 'accepted')
  const duplicates = duplicatesOf(accepted)
  const named = { name, members: file.members?.map((member) => member.name) ?? null }
  const numbers = new Map(accepted.map((row, number) => [row, number]))
  const explained = rows.map((row): ExplainedRow => {
    const number = numbers.get(row)
    const of = number === undefined ? -1 : duplicates.of(number)
    const kept = of < 0 ? null : (accepted[of] as ReadRow)
    return {
      ...placeOfLine(named, row.line),
      outcome: kept === null ? row.outcome : 'duplicate',
      of: kept && placeOfLine(named, kept.line),
      ...valuesOf(row),
      notes: notesOf(row, number, duplicates, accepted),
      hash: hashOf(row, language),
      ...judgementOf(row, number === undefined ? null : duplicates.reason(number), language),
      warnings: [...row.warnings, ...(number === undefined ? [] : duplicates.warnings(number))],
    }
  })
  return { file, rows: explained, more }
}

function duplicatesOf(rows: readonly ReadRow[]): Duplicates {
  const finder = new DuplicateFinder()
  const keys = new Uint32Array(rows.length * rowKeySize)
  for (const [number, row] of rows.entries()) writeRowKeys(row, keys, number * rowKeySize)
  finder.add(keys)
  return finder.finish()
}

function valuesOf(row: ReadRow) {
  const { serialNumber, manufacturer, model, groupTag, assignedUser, repairs, unproven } = row
  return { serialNumber, manufacturer, model, groupTag, assignedUser, repairs, unproven }
}

/** Those of the row, and the tag and user that another row of the device has. */
function notesOf(
  { notes }: ReadRow,
  number: number | undefined,
  { otherGroupTag, otherAssignedUser }: Duplicates,
  accepted: readonly ReadRow[],
): RowNotes | null {
  const other = (found: Map<number, number>) => accepted[found.get(number ?? -1) ?? -1]
  const tag = other(otherGroupTag)?.groupTag
  const user = other(otherAssignedUser)?.assignedUser
  if (!tag && !user) return notes
  return { ...notes, ...(tag ? { 'tag-differs': tag } : {}), ...(user ? { 'user-differs': user } : {}) }
}

function hashOf({ body, refusedHashText }: ReadRow, language: Language): ExplainedHash | null {
  const text = body === null ? refusedHashText : canonicalHash(body)
  return text === null ? null : explainHash(text, undefined, language)
}

function judgementOf(row: ReadRow, duplicate: DuplicateReason | null, language: Language) {
  const reason = row.reason ?? duplicate
  if (reason === null) return { reason, message: null, nextStep: null }
  const words = explainRefusal(language, { reason, column: row.column, found: row.found })
  return { reason, message: words.sentence, nextStep: words.nextStep }
}
