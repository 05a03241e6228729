import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Context } from '../cli/context.ts'
import { mergeCommand } from '../cli/merge.ts'
import type { Language } from '../domain/words.ts'

export const root = mkdtempSync(join(tmpdir(), 'muster-merge-test-'))
after(() => rmSync(root, { recursive: true }))

let folders = 0
/** A fresh folder with these files. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

export type Row = {
  file: string
  line: number
  serialNumber: string | null
  outcome: string
  reason: string | null
  found: string | null
  nextStep: string | null
  repairs: string[]
  warnings: string[]
  notes: Record<string, string> | null
  unproven: { manufacturer: string | null } | null
  manufacturer: string | null
  of: { file: string; line: number } | null
  notWritten: string | null
  groupTag: string | null
  assignedUser: string | null
  hash: string | null
}
export type Report = {
  files: {
    name: string
    format: string
    rows: number
    encoding: string
    sheet: string | null
    columnsIgnored: string[]
    columnsByContent: string[]
    error: { code: string; message: string } | null
  }[]
  leftOut: { name: string; reason: string }[]
  rows: Row[]
  written: { name: string; rows: number }[]
  totals: Record<string, unknown>
}

/** Runs the command as it is; what goes to standard output is kept. */
export async function run(args: string[], language: Language = 'en') {
  const printed: Buffer[] = []
  let status = -1
  const context = {
    language,
    signal: new AbortController().signal,
    terminal: {
      watched: false,
      columns: null,
      number: (value: number) => String(value),
      print: (line: string) => printed.push(Buffer.from(`${line}\n`)),
      note: (line: string) => printed.push(Buffer.from(`${line}\n`)),
      stdout: {
        write(bytes: Uint8Array, done: () => void) {
          printed.push(Buffer.from(bytes))
          done()
        },
      },
    },
    finish: (value: number) => {
      status = value
    },
  } as unknown as Context
  await mergeCommand(context).parseAsync(args, { from: 'user' })
  return { status, out: Buffer.concat(printed).toString() }
}

/** Merges with `--json --hashes`; the report on disk must be the one printed. */
export async function merge(folder: string, args: string[]) {
  const [output, report] = [join(folder, 'out.csv'), join(folder, 'report.json')]
  const { status, out } = await run([...args, '-o', output, '--report', report, '--json', '--hashes'])
  assert.equal(readFileSync(report, 'utf8'), out)
  return { status, report: JSON.parse(out) as Report, output: () => readFileSync(output, 'latin1') }
}
