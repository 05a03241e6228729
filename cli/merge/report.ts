import { explainFileError, hint } from '../../domain/messages/messages.ts'
import { explainRefusal } from '../../domain/messages/refusal-case.ts'
import type { RowNotes } from '../../domain/row.ts'
import type { DuplicateReason, Language, NotWritten, Outcome, Reason, Warning } from '../../domain/words.ts'
import type { FileReading } from '../../steps/merge/device-file-reader.ts'
import type { IntuneColumn } from '../../steps/merge/write-intune.ts'
import type { LeftOut } from './list-inputs.ts'
import type { Output } from './output.ts'
import type { SpilledRow } from './spill.ts'
import type { Totals } from './totals.ts'

/** What the second pass knows of a row beyond what was spilled. Values are JSON texts where the spill has them so. */
export type RowResult = {
  file: string
  outcome: Outcome
  reason: Reason | DuplicateReason | null
  groupTag: string
  assignedUser: string
  warnings: Warning[]
  notes: RowNotes | null
  hintLine: number | null
  of: { file: string; line: number } | null
  notWritten: NotWritten | null
  /** Which value does not fit the file for Intune. */
  notWrittenColumn: IntuneColumn | null
}

/** A file that was written: rows without the header. */
export type WrittenFile = { name: string; rows: number }

/** Writes the report (issue 3, "It must show") as it comes: files, rows one a line, totals. */
export class Report {
  #outputs: Output[]
  #language: Language
  #fullHashes: boolean
  #first = true

  constructor(outputs: Output[], language: Language, fullHashes: boolean) {
    this.#outputs = outputs
    this.#language = language
    this.#fullHashes = fullHashes
  }

  get isWanted(): boolean {
    return this.#outputs.length > 0
  }

  async begin(files: FileReading[], leftOut: LeftOut[]): Promise<void> {
    await this.#write(`{"files":[${files.map((file) => `\n${JSON.stringify(this.#file(file))}`).join(',')}],\n`)
    await this.#write(`"leftOut":${JSON.stringify(leftOut)},\n"rows":[`)
  }

  /** Whether a row can be taken at once; if not, `makeReady` first. */
  get isReady(): boolean {
    for (const output of this.#outputs) if (!output.fits(longestRow)) return false
    return true
  }

  async makeReady(): Promise<void> {
    for (const output of this.#outputs) await output.flush()
  }

  row(row: SpilledRow, result: RowResult): void {
    const text = `${this.#first ? '\n' : ',\n'}${this.#rowText(row, result)}`
    for (const output of this.#outputs) output.utf8(text)
    this.#first = false
  }

  async end(written: WrittenFile[], totals: Totals): Promise<void> {
    await this.#write(`],\n"written":${JSON.stringify(written)},\n"totals":${JSON.stringify(totals)}}\n`)
  }

  #file({ hints: _, members: __, error, ...file }: FileReading): unknown {
    return { ...file, error: error && { ...error, ...explainFileError(this.#language, error) } }
  }

  #rowText(row: SpilledRow, result: RowResult): string {
    const { rest } = row
    const json = JSON.stringify
    return (
      `{"file":${json(result.file)},"line":${row.line},"serialNumber":${row.serialNumber}` +
      `,"manufacturer":${row.manufacturer},"model":${row.model},"groupTag":${result.groupTag}` +
      `,"assignedUser":${result.assignedUser},"productKeyId":${row.productKeyId},"outcome":"${result.outcome}"` +
      (result.reason === null ? ',"reason":null' : `,"reason":"${result.reason}"`) +
      (rest?.reason ? `,"column":${json(rest.column)},"found":${json(rest.found)}` : ',"column":null,"found":null') +
      this.#said(row, result) +
      `,"repairs":${rest?.repairs?.length ? json(rest.repairs) : '[]'}` +
      `,"warnings":${result.warnings.length > 0 ? json(result.warnings) : '[]'}` +
      `,"notes":${result.notes === null ? 'null' : json(result.notes)}` +
      `,"unproven":${rest?.unproven ? json(rest.unproven) : 'null'}` +
      `,"of":${result.of === null ? 'null' : json(result.of)}` +
      `,"notWritten":${result.notWritten === null ? 'null' : `"${result.notWritten}"`}` +
      (result.notWrittenColumn === null ? '' : `,"notWrittenColumn":"${result.notWrittenColumn}"`) +
      `,"hash":${this.#hash(row)}}`
    )
  }

  #said({ rest }: SpilledRow, { reason, hintLine }: RowResult): string {
    if (reason === null) return ',"message":null,"nextStep":null'
    const { column = null, found = null } = rest ?? {}
    const words = explainRefusal(this.#language, { reason, column, found })
    const other = hintLine === null ? '' : `${hint(this.#language, 'hash-of-line', { line: hintLine })} `
    return `,"message":${JSON.stringify(words.sentence)},"nextStep":${JSON.stringify(other + words.nextStep)}`
  }

  #hash({ hash }: SpilledRow): string {
    if (hash.length === 0) return 'null'
    if (!this.#fullHashes) return `"${hash.toString('latin1', 0, 16)}…"`
    return `"${hash.toString('latin1').padEnd(4000, 'A')}"`
  }

  /** Text of any length. */
  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    for (const output of this.#outputs) {
      for (let at = 0; at < bytes.length; at += longestRow) {
        if (!output.fits(longestRow)) await output.flush()
        output.bytes(bytes, at, Math.min(at + longestRow, bytes.length))
      }
    }
  }
}

/** Bytes that a row takes at most: values of bounded length, a file's name, a hash. */
const longestRow = 128 * 1024
