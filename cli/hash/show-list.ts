import { createReadStream } from 'node:fs'
import { describeHash } from '../../domain/messages/describe-hash.ts'
import { explainFileError, said } from '../../domain/messages/messages.ts'
import type { Language } from '../../domain/words.ts'
import { type ExplainedRow, explainList } from '../../steps/merge/explain-list.ts'
import { plain } from '../terminal.ts'
import type { HashContext } from './hash-context.ts'

/** Rows that are explained; a longer list is one to merge. */
const mostRows = 1000
/** Beyond so many, each device has a few lines and not all that its hash says. */
const mostInFull = 3

/** Shows each device of a list as `muster merge` would judge it. Exit status: 0 all accepted, 1 some refused, 2 none read. */
export async function showList(
  context: HashContext,
  path: string | Buffer,
  name: string,
  json: boolean,
): Promise<void> {
  const { language, terminal } = context
  const bytes = typeof path === 'string' ? createReadStream(path) : bytesOf(path)
  const list = await explainList(name, bytes, { language, most: mostRows })
  const { file, rows, more } = list
  const { hints: _, error, ...about } = file
  const fault = error && { ...error, ...explainFileError(language, error) }
  context.finish(rows.length === 0 ? 2 : rows.some(({ outcome }) => outcome === 'refused') ? 1 : 0)
  if (json) {
    const failed = fault && { valid: false, reason: null, message: fault.message, nextStep: fault.nextStep }
    terminal.print(JSON.stringify({ ...failed, file: { ...about, error: fault }, rows, more }, null, 2))
    return
  }
  if (fault !== null) {
    terminal.note(`${plain(name)}: ${plain(fault.message)}`)
    terminal.note(plain(fault.nextStep))
  }
  for (const row of rows) showRow(context, row, rows.length <= mostInFull)
  if (rows.length > 0)
    terminal.print(words[language].all(rows.length, count(rows, 'accepted'), count(rows, 'duplicate')))
  if (more > 0) terminal.print(words[language].more(more))
}

async function* bytesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

const count = (rows: readonly ExplainedRow[], outcome: ExplainedRow['outcome']) =>
  rows.filter((row) => row.outcome === outcome).length

function showRow({ language, terminal }: HashContext, row: ExplainedRow, inFull: boolean): void {
  const say = words[language]
  const machine = [row.manufacturer, row.model].filter((text) => text !== null).join(' ')
  const title = said(language, `outcome.${row.outcome}`).title
  terminal.print(plain(`${say.line(row.file, row.line)}: ${row.serialNumber ?? '—'}  ${machine}  ${title}`))
  const remark = (text: string) => terminal.print(`  ${plain(text)}`)
  if (row.of !== null) remark(say.of(row.of.file, row.of.line))
  if (row.message !== null) remark(`${row.message} ${row.nextStep ?? ''}`)
  if (row.unproven !== null) remark(`${say.unproven} ${unprovenText(row.unproven)}`)
  for (const repair of row.repairs) remark(withNote(said(language, `repair.${repair}`).sentence, row.notes?.[repair]))
  for (const warning of row.warnings)
    remark(withNote(said(language, `warning.${warning}`).sentence, row.notes?.[warning]))
  const device = row.hash?.device ?? null
  if (device !== null && inFull) {
    for (const group of describeHash(language, device)) {
      terminal.print(`  ${group.title}`)
      for (const { name, value } of group.lines) terminal.print(`    ${name.padEnd(30)} ${plain(value)}`)
    }
  }
  terminal.print('')
}

const withNote = (sentence: string, note: string | undefined) =>
  note === undefined ? sentence : `${sentence} (${note})`

/** What a refused hash seems to say of its machine. */
export function unprovenText(unproven: NonNullable<ExplainedRow['unproven']>): string {
  const { manufacturer, model, serialNumber, macAddresses } = unproven
  return [manufacturer, model, serialNumber, ...macAddresses].filter((text) => text !== null).join(', ')
}

const words = {
  en: {
    line: (file: string, line: number) => `${file} line ${line}`,
    of: (file: string, line: number) => `The row that is kept: ${file}, line ${line}.`,
    unproven: 'As far as the hash can be read, unproven:',
    all: (rows: number, accepted: number, duplicates: number) =>
      `${rows} rows: ${accepted} accepted, ${duplicates} duplicates, ${rows - accepted - duplicates} refused.`,
    more: (rows: number) =>
      `${rows} more rows are not shown. All of them: muster merge FILE -o OUT.csv --report REPORT.json`,
  },
  nl: {
    line: (file: string, line: number) => `${file} regel ${line}`,
    of: (file: string, line: number) => `De rij die blijft: ${file}, regel ${line}.`,
    unproven: 'Voor zover de hash leesbaar is, niet bewezen:',
    all: (rows: number, accepted: number, duplicates: number) =>
      `${rows} rijen: ${accepted} geaccepteerd, ${duplicates} dubbel, ${rows - accepted - duplicates} geweigerd.`,
    more: (rows: number) =>
      `${rows} rijen meer worden niet getoond. Allemaal: muster merge BESTAND -o UIT.csv --report VERSLAG.json`,
  },
} as const satisfies Record<Language, object>
