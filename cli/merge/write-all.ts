import { refusalCase } from '../../domain/messages/refusal-case.ts'
import type { RefusalCase } from '../../domain/messages/texts.ts'
import type { RowNotes } from '../../domain/row.ts'
import type { NotWritten, Warning } from '../../domain/words.ts'
import type { Duplicates } from '../../steps/merge/find-duplicates.ts'
import { shortened } from '../../steps/merge/shortened.ts'
import { intuneLine, unfitColumn } from '../../steps/merge/write-intune.ts'
import type { IntuneFiles } from './intune-files.ts'
import type { LeftOut } from './list-inputs.ts'
import type { FirstPass, ReadBatch } from './read-all.ts'
import type { Report, RowResult, WrittenFile } from './report.ts'
import { SpillCursor, type SpilledRow } from './spill.ts'
import type { SpillFiles } from './spill-files.ts'
import { count, noTotals, type Totals } from './totals.ts'

/** What the second pass works with. */
export type SecondPass = {
  first: FirstPass
  duplicates: Duplicates
  leftOut: LeftOut[]
  spills: SpillFiles
  /** Null where nothing is to be written. */
  output: IntuneFiles | null
  report: Report
  /** Told after each batch how many rows have been written of. */
  onRows: (count: number) => void
}

/** The first rows of which a word was said, for people. */
export type Places = Map<string, { file: string; line: string; found: string | null; refusal: RefusalCase | null }[]>

export type Written = { totals: Totals; files: WrittenFile[]; places: Places }

const mostPlaces = 3

/** Goes through all rows again, in the order of files and lines: writes the file for Intune and the report. */
export async function writeAll(pass: SecondPass): Promise<Written> {
  const totals = noTotals()
  const { files } = pass.first
  totals.files = files.length
  totals.passedOver = pass.leftOut.filter(({ reason }) => reason === 'passed-over').length
  totals.leftOut = pass.leftOut.length - totals.passedOver
  for (const { error } of files) {
    if (error === null) continue
    totals.filesWithError++
    count(totals.byFileError, error.code)
  }
  await pass.report.begin(files, pass.leftOut)
  const { spills } = pass
  const places: Places = new Map()
  const writer = new RowWriter(pass, totals, places, inheritedValues(pass, spills))
  const hints = files.map((file) => new Map(file.hints.map(({ line, hintLine }) => [line, hintLine])))
  for (const batch of pass.first.batches) {
    const cursor = new SpillCursor(spills.rows(batch))
    let accepted = batch.firstAccepted
    while (cursor.next()) {
      if (!writer.isReady) await writer.makeReady()
      if (cursor.isRefused) writer.refused(cursor.read(), batch.file, hints[batch.file])
      else writer.accepted(cursor, batch.file, accepted++)
    }
    pass.onRows(batch.rows)
  }
  totals.accepted = totals.rows - totals.duplicates - totals.refused
  const written = (await pass.output?.end()) ?? []
  await pass.report.end(written, totals)
  return { totals, files: written, places }
}

class RowWriter {
  #pass: SecondPass
  #totals: Totals
  #places: Places
  #inherited: Map<number, Inherited>

  constructor(pass: SecondPass, totals: Totals, places: Places, inherited: Map<number, Inherited>) {
    this.#pass = pass
    this.#totals = totals
    this.#places = places
    this.#inherited = inherited
  }

  /** Whether the next row can be written at once; if not, `makeReady` first. */
  get isReady(): boolean {
    const { output, report } = this.#pass
    return (output === null || output.isReady) && report.isReady
  }

  async makeReady(): Promise<void> {
    const { output, report } = this.#pass
    if (output !== null && !output.isReady) await output.makeReady()
    if (!report.isReady) await report.makeReady()
  }

  refused(row: SpilledRow, file: number, hints: Map<number, number> | undefined): void {
    const { reason, hintLine, warnings, notes } = row.rest as NonNullable<SpilledRow['rest']>
    this.#totals.refused++
    this.#tell(row, {
      file: this.#name(file),
      outcome: 'refused',
      reason: reason ?? null,
      groupTag: row.groupTag,
      assignedUser: row.assignedUser,
      warnings: warnings ?? [],
      notes: notes ?? null,
      hintLine: hintLine ?? hints?.get(Number(row.line)) ?? null,
      of: null,
      notWritten: null,
      notWrittenColumn: null,
    })
  }

  accepted(cursor: SpillCursor, file: number, number: number): void {
    if (!this.#acceptPlain(cursor, number)) this.#accept(cursor.read(), file, number)
  }

  /** What nearly all rows need: the bytes copied, nothing to remark, nobody who wants a report of it. */
  #acceptPlain(cursor: SpillCursor, number: number): boolean {
    const { output, report, duplicates } = this.#pass
    if (!cursor.isPlain || report.isWanted || output === null || !duplicates.isUnremarkable(number)) return false
    if (cursor.hasNoTpm && (this.#places.get('no-tpm')?.length ?? 0) < mostPlaces) return false
    if (duplicates.of(number) >= 0) this.#totals.duplicates++
    else {
      if (output.columns.groupTag || output.columns.assignedUser) return false
      output.takeBytes(cursor.batch, cursor.lineStart, cursor.hashStart, cursor.textStart)
      this.#totals.written++
    }
    if (cursor.hasNoTpm) count(this.#totals.byWarning, 'no-tpm')
    this.#totals.rows++
    return true
  }

  #accept(row: SpilledRow, file: number, number: number): void {
    const { duplicates } = this.#pass
    const of = duplicates.of(number)
    const result: RowResult = {
      file: this.#name(file),
      outcome: of < 0 ? 'accepted' : 'duplicate',
      reason: duplicates.reason(number),
      groupTag: row.groupTag,
      assignedUser: row.assignedUser,
      warnings: allWarnings(row.rest?.warnings, duplicates.warnings(number)),
      notes: row.rest?.notes ?? null,
      hintLine: null,
      of: of < 0 ? null : { file: this.#name(fileOf(this.#pass.first, of)), line: duplicates.line(of) },
      notWritten: null,
      notWrittenColumn: null,
    }
    if (of < 0) {
      const inherited = this.#inherited.get(number)
      if (inherited?.notes) result.notes = { ...result.notes, ...inherited.notes }
      result.groupTag = inherited?.groupTag ?? row.groupTag
      result.assignedUser = inherited?.assignedUser ?? row.assignedUser
      result.notWritten = this.#write(row, result)
    } else this.#totals.duplicates++
    this.#tell(row, result)
  }

  #write({ serialNumber, productKeyId, hash }: SpilledRow, result: RowResult): NotWritten | null {
    const { groupTag, assignedUser } = result
    const { output } = this.#pass
    if (hash.length === 0 || output === null) return 'no-hash'
    const values = {
      serialNumber: plainText(serialNumber),
      productKeyId: plainText(productKeyId),
      groupTag: plainText(groupTag),
      assignedUser: plainText(assignedUser),
    }
    const line = intuneLine(values, output.columns)
    if (line === null) {
      result.notWrittenColumn = unfitColumn(values)
      return 'not-representable'
    }
    output.take(line, hash, 0, hash.length)
    return null
  }

  #tell(row: SpilledRow, result: RowResult): void {
    const totals = this.#totals
    totals.rows++
    if (result.reason !== null) this.#count(totals.byReason, result.reason, row, result)
    for (const repair of row.rest?.repairs ?? []) this.#count(totals.byRepair, repair, row, result)
    for (const warning of result.warnings) this.#count(totals.byWarning, warning, row, result)
    if (result.notWritten !== null) {
      totals.notWritten++
      this.#count(totals.byNotWritten, result.notWritten, row, result)
    } else if (result.outcome === 'accepted') totals.written++
    if (this.#pass.report.isWanted) this.#pass.report.row(row, result)
  }

  #count<Word extends string>(
    counts: Partial<Record<Word, number>>,
    word: Word,
    row: SpilledRow,
    { file, notes, notWrittenColumn }: RowResult,
  ): void {
    count(counts, word)
    const places = this.#places.get(word) ?? []
    if (places.length === mostPlaces) return
    const value = notWrittenColumn === null ? null : plainText(row[notWrittenColumn])
    const said = notes?.[word as keyof RowNotes]
    const { reason, column = null, found = null } = row.rest ?? {}
    const isReason = reason === (word as string)
    places.push({
      file,
      line: row.line,
      found: said ?? value ?? (isReason ? found : null),
      refusal: isReason && reason ? refusalCase({ reason, column, found }) : null,
    })
    this.#places.set(word, places)
  }

  #name(file: number): string {
    return this.#pass.first.files[file]?.name ?? ''
  }
}

/** The file in which an accepted row stands, by its number. */
function fileOf({ batches }: FirstPass, row: number): number {
  let low = 0
  let high = batches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((batches[middle] as ReadBatch).firstAccepted <= row) low = middle
    else high = middle - 1
  }
  return batches[low]?.file ?? 0
}

const noWarnings: Warning[] = []

function allWarnings(own: Warning[] | undefined, found: Warning[]): Warning[] {
  if (own === undefined || own.length === 0) return found.length === 0 ? noWarnings : found
  return [...own, ...found]
}

/** The value of a JSON text. */
function plainText(json: string): string | null {
  if (json === 'null') return null
  return json.includes('\\') ? (JSON.parse(json) as string) : json.slice(1, -1)
}

type Values = { groupTag: string | null; assignedUser: string | null }
type Inherited = Values & { notes: RowNotes | null }

/** Tags and users that kept rows take from their duplicates, by the kept row, as JSON texts. */
function inheritedValues({ first, duplicates }: SecondPass, spills: SpillFiles): Map<number, Inherited> {
  const inherited = new Map<number, Inherited>()
  const { groupTagFrom, assignedUserFrom, otherGroupTag, otherAssignedUser } = duplicates
  const sources = [groupTagFrom, assignedUserFrom, otherGroupTag, otherAssignedUser]
  const givers = new Set(sources.flatMap((source) => [...source.values()]))
  if (givers.size === 0) return inherited
  const values = valuesOfRows(givers, first.batches, spills)
  const of = (row: number) => {
    const found = inherited.get(row) ?? { groupTag: null, assignedUser: null, notes: null }
    inherited.set(row, found)
    return found
  }
  for (const [row, giver] of groupTagFrom) of(row).groupTag = values.get(giver)?.groupTag ?? null
  for (const [row, giver] of assignedUserFrom) of(row).assignedUser = values.get(giver)?.assignedUser ?? null
  const note = (row: number, word: 'tag-differs' | 'user-differs', value: string | null | undefined) => {
    if (value) of(row).notes = { ...of(row).notes, [word]: shortened(plainText(value) ?? '') }
  }
  for (const [row, other] of otherGroupTag) note(row, 'tag-differs', values.get(other)?.groupTag)
  for (const [row, other] of otherAssignedUser) note(row, 'user-differs', values.get(other)?.assignedUser)
  return inherited
}

function valuesOfRows(wanted: Set<number>, batches: readonly ReadBatch[], spills: SpillFiles): Map<number, Values> {
  const values = new Map<number, Values>()
  const sorted = Uint32Array.from(wanted).sort()
  let next = 0
  batches.forEach((batch, place) => {
    const end = batches[place + 1]?.firstAccepted ?? Number.POSITIVE_INFINITY
    if (next >= sorted.length || (sorted[next] as number) >= end) return
    let number = batch.firstAccepted
    const cursor = new SpillCursor(spills.rows(batch))
    while (cursor.next()) {
      if (cursor.isRefused) continue
      if (number === sorted[next]) {
        const row = cursor.read()
        values.set(number, { groupTag: row.groupTag, assignedUser: row.assignedUser })
        next++
      }
      number++
    }
  })
  return values
}
