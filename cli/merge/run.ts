import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Language } from '../../domain/words.ts'
import { type Duplicates, findDuplicates } from '../../steps/merge/find-duplicates.ts'
import { type KeySource, rowFlag, rowKey, rowKeySize } from '../../steps/merge/row-keys.ts'
import type { IntuneColumns } from '../../steps/merge/write-intune.ts'
import { CommandFailed } from '../failure.ts'
import { mergeTexts } from '../messages-merge.ts'
import { IntuneFiles, isOutputOf } from './intune-files.ts'
import { type Input, type LeftOut, listInputs, realPath } from './list-inputs.ts'
import { Output, PartialFile } from './output.ts'
import { type FirstPass, readAll } from './read-all.ts'
import { Report } from './report.ts'
import { SpillFiles } from './spill-files.ts'
import { type Written, writeAll } from './write-all.ts'

export type MergeOptions = {
  paths: string[]
  output: string
  report: string | null
  split: number | null
  fullHashes: boolean
  language: Language
  /** Where the report goes besides, as it comes (`--json`). */
  json: ((bytes: Buffer) => Promise<void>) | null
  /** Aborted: all that was begun is taken away again, and its reason is thrown. */
  signal: AbortSignal
  /** Bytes read of all bytes, then rows written of all rows. */
  onProgress: (phase: 'reading' | 'writing', done: number, total: number) => void
}

export type MergeResult = Written & {
  first: FirstPass
  leftOut: LeftOut[]
  /** False where nothing was there to read but what an earlier run wrote: that was left as it is. */
  wrote: boolean
}

/**
 * Merges files into one for Intune, with a report of every row. Two passes: all files are read once, rows go to a spill
 * file beside the output, a few bytes of each stay in memory; then, with duplicates known, the rows are written in the order
 * of files and lines. Throws faults of the file system that are not one input's own.
 */
export async function mergeFiles(options: MergeOptions): Promise<MergeResult> {
  const { output, report } = options
  const isOwn = (path: string) => isOutputOf(output, path) || (report !== null && path === realPath(report))
  const { inputs, leftOut } = listInputs(options.paths, isOwn)
  const folder = folderBeside(output, options.language)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  try {
    return await mergeThrough(folder, inputs, leftOut, options)
  } finally {
    process.off('exit', removeFolder)
    removeFolder()
  }
}

/** Where rows are spilled; that it can be made shows before anything is read whether the output can be written. */
function folderBeside(output: string, language: Language): string {
  try {
    return mkdtempSync(join(dirname(output), '.muster-merge-'))
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (!notWritable.has(code)) throw fault
    throw new CommandFailed(mergeTexts[language].folderNotWritable(dirname(output)))
  }
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS'])

async function mergeThrough(
  folder: string,
  inputs: Input[],
  leftOut: LeftOut[],
  options: MergeOptions,
): Promise<MergeResult> {
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0)
  let read = 0
  const first = await readAll(inputs, folder, (count) => {
    options.signal.throwIfAborted()
    read += count
    options.onProgress('reading', read, bytes)
  })
  const spills = new SpillFiles(first)
  try {
    return await writeThrough(first, spills, inputs, leftOut, options)
  } finally {
    spills.close()
  }
}

async function writeThrough(
  first: FirstPass,
  spills: SpillFiles,
  inputs: Input[],
  leftOut: LeftOut[],
  options: MergeOptions,
): Promise<MergeResult> {
  const duplicates = findDuplicates(spills)
  const { columns, kept } = outline(spills, duplicates)
  // With nothing to read but what an earlier run wrote, its file may be all that is left of the rows.
  const wrote = inputs.length > 0 || leftOut.every(({ reason }) => reason !== 'own-output')
  const output = wrote ? await IntuneFiles.open(options.output, columns, options.split, kept) : null
  const total = first.files.reduce((sum, file) => sum + file.rows, 0)
  let done = 0
  let reports: Reports | null = null
  try {
    reports = await openReports(options)
    const written = await writeAll({
      first,
      duplicates,
      leftOut,
      spills,
      output,
      report: new Report(reports.outputs, options.language, options.fullHashes),
      onRows: (count) => {
        options.signal.throwIfAborted()
        done += count
        options.onProgress('writing', done, total)
      },
    })
    await reports.keep()
    return { ...written, first, leftOut, wrote }
  } catch (fault) {
    await output?.discard()
    await reports?.discard()
    throw fault
  }
}

/** Which columns the file for Intune needs, and how many rows it will have at most. */
function outline(source: KeySource, duplicates: Duplicates): { columns: IntuneColumns; kept: number } {
  const columns = { groupTag: duplicates.groupTagFrom.size > 0, assignedUser: duplicates.assignedUserFrom.size > 0 }
  let kept = 0
  let row = 0
  for (const keys of source.batches()) {
    for (let at = rowKey.flags; at < keys.length; at += rowKeySize, row++) {
      const flags = keys[at] as number
      if ((flags & rowFlag.hash) === 0 || duplicates.of(row) >= 0) continue
      kept++
      columns.groupTag ||= (flags & rowFlag.groupTag) !== 0
      columns.assignedUser ||= (flags & rowFlag.assignedUser) !== 0
    }
  }
  return { columns, kept }
}

type Reports = Awaited<ReturnType<typeof openReports>>

async function openReports({ report, json }: MergeOptions) {
  const file = report === null ? null : await PartialFile.open(report)
  const outputs: Output[] = []
  if (file !== null) outputs.push(new Output((bytes) => file.write(bytes)))
  if (json !== null) outputs.push(new Output(json))
  return {
    outputs,
    async keep(): Promise<void> {
      for (const output of outputs) await output.end()
      await file?.close()
      await file?.keep()
    },
    async discard(): Promise<void> {
      await file?.discard()
    },
  }
}
