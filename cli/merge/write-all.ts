import { closeSync, openSync, readSync } from 'node:fs'
import type { NotWritten, Warning } from '../../domain/words.ts'
import type { Duplicates } from '../../steps/merge/find-duplicates.ts'
import { intuneLine } from '../../steps/merge/write-intune.ts'
import type { IntuneFiles } from './intune-files.ts'
import type { LeftOut } from './list-inputs.ts'
import type { FirstPass, ReadBatch } from './read-all.ts'
import type { Report, RowResult, WrittenFile } from './report.ts'
import { type SpilledRow, spilledRows } from './spill.ts'
import { count, noTotals, type Totals } from './totals.ts'

/** What the second pass works with. */
export type SecondPass = {
  first: FirstPass
  duplicates: Duplicates
  leftOut: LeftOut[]
  /** Line of an accepted row, by its number. */
  lineOf: (row: number) => number
  fileOf: (row: number) => number
  /** Null where nothing is to be written. */
  output: IntuneFiles | null
  report: Report
  /** Told after each batch how many rows have been written of. */
  onRows: (count: number) => void
}

/** The first rows of which a word was said, for people. */
export type Places = Map<string, { file: string; line: string; found: string | null }[]>

export type Written = { totals: Totals; files: WrittenFile[]; places: Places }

const mostPlaces = 3

/** Goes through all rows again, in the order of files and lines: writes the file for Intune and the report. */
export async function writeAll(pass: SecondPass): Promise<Written> {
  const totals = noTotals()
  const { files } = pass.first
  totals.files = files.length
  totals.leftOut = pass.leftOut.length
  for (const { error } of files) {
    if (error === null) continue
    totals.filesWithError++
    count(totals.byFileError, error.code)
  }
  await pass.report.begin(files, pass.leftOut)
  const spills = new SpillFiles(pass.first)
  const places: Places = new Map()
  try {
    const writer = new RowWriter(pass, totals, places, inheritedValues(pass, spills))
    const hints = files.map((file) => new Map(file.hints.map(({ line, hintLine }) => [line, hintLine])))
    // A file is read by one thread from its beginning to its end, so that its batches stand in order already.
    for (const batch of pass.first.batches.toSorted((one, other) => one.file - other.file)) {
      let accepted = batch.firstAccepted
      for (const row of spilledRows(spills.read(batch))) {
        const isRefused = row.rest?.reason !== undefined
        if (isRefused) await writer.refused(row, batch.file, hints[batch.file]?.get(Number(row.line)) ?? null)
        else await writer.accepted(row, batch.file, accepted++)
      }
      pass.onRows(batch.rows)
    }
  } finally {
    spills.close()
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

  async refused(row: SpilledRow, file: number, lateHint: number | null): Promise<void> {
    const { reason, hintLine, warnings } = row.rest as NonNullable<SpilledRow['rest']>
    this.#totals.refused++
    await this.#tell(row, {
      file: this.#name(file),
      outcome: 'refused',
      reason: reason ?? null,
      groupTag: row.groupTag,
      assignedUser: row.assignedUser,
      warnings: warnings ?? [],
      hintLine: hintLine ?? lateHint,
      of: null,
      notWritten: null,
    })
  }

  async accepted(row: SpilledRow, file: number, number: number): Promise<void> {
    const { duplicates } = this.#pass
    const of = duplicates.of(number)
    const result: RowResult = {
      file: this.#name(file),
      outcome: of < 0 ? 'accepted' : 'duplicate',
      reason: duplicates.reason(number),
      groupTag: row.groupTag,
      assignedUser: row.assignedUser,
      warnings: allWarnings(row.rest?.warnings, duplicates.warnings(number)),
      hintLine: null,
      of: of < 0 ? null : { file: this.#name(this.#pass.fileOf(of)), line: this.#pass.lineOf(of) },
      notWritten: null,
    }
    if (of < 0) {
      const inherited = this.#inherited.get(number)
      result.groupTag = inherited?.groupTag ?? row.groupTag
      result.assignedUser = inherited?.assignedUser ?? row.assignedUser
      result.notWritten = await this.#write(row, result)
    } else this.#totals.duplicates++
    await this.#tell(row, result)
  }

  async #write(row: SpilledRow, { groupTag, assignedUser }: RowResult): Promise<NotWritten | null> {
    const { output } = this.#pass
    if (row.hash.length === 0 || output === null) return 'no-hash'
    const line = intuneLine(
      {
        serialNumber: plainText(row.serialNumber),
        productKeyId: plainText(row.productKeyId),
        groupTag: plainText(groupTag),
        assignedUser: plainText(assignedUser),
      },
      output.columns,
    )
    if (line === null) return 'not-representable'
    if (!output.take(line, row.hash)) await output.takeAfterFlush(line, row.hash)
    return null
  }

  async #tell(row: SpilledRow, result: RowResult): Promise<void> {
    const totals = this.#totals
    totals.rows++
    if (result.reason !== null) this.#count(totals.byReason, result.reason, row, result)
    for (const repair of row.rest?.repairs ?? []) this.#count(totals.byRepair, repair, row, result)
    for (const warning of result.warnings) this.#count(totals.byWarning, warning, row, result)
    if (result.notWritten !== null) {
      totals.notWritten++
      this.#count(totals.byNotWritten, result.notWritten, row, result)
    } else if (result.outcome === 'accepted') totals.written++
    if (this.#pass.report.isWanted) await this.#pass.report.row(row, result)
  }

  #count<Word extends string>(
    counts: Partial<Record<Word, number>>,
    word: Word,
    row: SpilledRow,
    { file }: RowResult,
  ): void {
    count(counts, word)
    const places = this.#places.get(word) ?? []
    if (places.length === mostPlaces) return
    places.push({ file, line: row.line, found: row.rest?.found ?? null })
    this.#places.set(word, places)
  }

  #name(file: number): string {
    return this.#pass.first.files[file]?.name ?? ''
  }
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

type Inherited = { groupTag: string | null; assignedUser: string | null }

/** Tags and users that kept rows take from their duplicates, by the kept row, as JSON texts. */
function inheritedValues({ first, duplicates }: SecondPass, spills: SpillFiles): Map<number, Inherited> {
  const inherited = new Map<number, Inherited>()
  const givers = new Set([...duplicates.groupTagFrom.values(), ...duplicates.assignedUserFrom.values()])
  if (givers.size === 0) return inherited
  const values = valuesOfRows(givers, first.batches, spills)
  const of = (row: number) => {
    const found = inherited.get(row) ?? { groupTag: null, assignedUser: null }
    inherited.set(row, found)
    return found
  }
  for (const [row, giver] of duplicates.groupTagFrom) of(row).groupTag = values.get(giver)?.groupTag ?? null
  for (const [row, giver] of duplicates.assignedUserFrom) of(row).assignedUser = values.get(giver)?.assignedUser ?? null
  return inherited
}

function valuesOfRows(wanted: Set<number>, batches: readonly ReadBatch[], spills: SpillFiles): Map<number, Inherited> {
  const values = new Map<number, Inherited>()
  const sorted = Uint32Array.from(wanted).sort()
  let next = 0
  batches.forEach((batch, place) => {
    const end = batches[place + 1]?.firstAccepted ?? Number.POSITIVE_INFINITY
    if (next >= sorted.length || (sorted[next] as number) >= end) return
    let number = batch.firstAccepted
    for (const row of spilledRows(spills.read(batch))) {
      if (row.rest?.reason !== undefined) continue
      if (number === sorted[next]) {
        values.set(number, { groupTag: row.groupTag, assignedUser: row.assignedUser })
        next++
      }
      number++
    }
  })
  return values
}

/** The spill files of the first pass, opened once each. */
class SpillFiles {
  #pathOf: (number: number) => string
  #descriptors = new Map<number, number>()
  #buffer = Buffer.allocUnsafe(0)

  constructor({ spillPath }: FirstPass) {
    this.#pathOf = spillPath
  }

  /** A batch's bytes, which stand until the next call. */
  read({ spill, at, length }: ReadBatch): Buffer {
    if (this.#buffer.length < length) this.#buffer = Buffer.allocUnsafe(length)
    const descriptor = this.#descriptors.get(spill) ?? openSync(this.#pathOf(spill), 'r')
    this.#descriptors.set(spill, descriptor)
    for (let read = 0; read < length; ) {
      const got = readSync(descriptor, this.#buffer, read, length - read, at + read)
      if (got === 0) throw new Error('the spill file ended early')
      read += got
    }
    return this.#buffer.subarray(0, length)
  }

  close(): void {
    for (const descriptor of this.#descriptors.values()) closeSync(descriptor)
  }
}
