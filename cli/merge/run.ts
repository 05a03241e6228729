import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Language } from '../../domain/words.ts'
import { type Duplicates, findDuplicates } from '../../steps/merge/find-duplicates.ts'
import { type KeySource, rowFlag, rowKey, rowKeySize } from '../../steps/merge/row-keys.ts'
import type { IntuneColumns } from '../../steps/merge/write-intune.ts'
import { CommandFailed } from '../failure.ts'
import { mergeTexts } from '../messages-merge.ts'
import { IntuneFiles, isOutputOf, ownFilesBeside } from './intune-files.ts'
import { type Input, type LeftOut, listInputs, realPath } from './list-inputs.ts'
import { findOnlyHere, type OnlyHere } from './only-here.ts'
import { openArchives } from './open-archives.ts'
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
  /** False where nothing was read that could be written, and the output was there already: it was left as it is. */
  wrote: boolean
  /** Files beside the output, named like a part of it, that were not taken away because only they hold what they hold. */
  spared: string[]
}

/**
 * Merges files into one for Intune, with a report of every row. Two passes: all files are read once, rows go to a spill
 * file beside the output, a few bytes of each stay in memory; then, with duplicates known, the rows are written in the order
 * of files and lines. Throws faults of the file system that are not one input's own.
 */
export async function mergeFiles(options: MergeOptions): Promise<MergeResult> {
  const { output, report } = options
  const isOwn = (path: string) => isOutputOf(output, path) || (report !== null && path === realPath(report))
  const listed = listInputs(options.paths, isOwn)
  const folder = folderBeside(output, options.language)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  try {
    const { inputs, passedOver } = await openArchives(listed.inputs, folder)
    return await mergeThrough(folder, inputs, [...listed.leftOut, ...passedOver], options)
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
  const given = leftOut.filter(({ reason }) => reason === 'own-output').map(({ name }) => name)
  refuseReportOver(given, options)
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0)
  let read = 0
  const onBytes = (count: number) => {
    options.signal.throwIfAborted()
    read += count
    options.onProgress('reading', read, bytes)
  }
  const first = await readAll(inputs, folder, onBytes)
  const spills = new SpillFiles(first)
  try {
    // With nothing to write, the file of an earlier run may be all that is left of its rows.
    const wrote = first.accepted > 0 || !existsSync(options.output)
    const doomed = wrote ? doomedFiles(given, first.accepted, options) : []
    const lost = await findOnlyHere(doomed, first, spills, join(folder, 'own'), () => options.signal.throwIfAborted())
    refuseToLose(
      lost.find(({ name }) => given.includes(name)),
      options.language,
    )
    const spared = lost.map(({ name }) => name)
    return await writeThrough(first, spills, leftOut, wrote, spared, options)
  } finally {
    spills.close()
  }
}

/** What was given to be read although this command writes over it, and what it takes away beside its output. */
function doomedFiles(given: string[], accepted: number, { output, split, report }: MergeOptions): Input[] {
  const isSplit = split !== null && accepted > split
  const beside = ownFilesBeside(output).filter((name) => isSplit || realPath(name) !== realPath(output))
  const lists = given.filter((name) => report === null || realPath(name) !== realPath(report))
  const names = new Map([...beside, ...lists].map((name) => [realPath(name), name]))
  return [...names.values()].map((name) => ({ name, path: name, bytes: statSync(name).size }))
}

/** A report of an earlier run may be written over; a list of devices that was given to be read may not. */
function refuseReportOver(given: string[], { report, language }: MergeOptions): void {
  const name = report === null ? undefined : given.find((each) => realPath(each) === realPath(report))
  if (name === undefined || /^\{|^$/.test(firstCharacter(name))) return
  const say = mergeTexts[language]
  throw new CommandFailed(say.reportOver(name), [say.anotherName])
}

function firstCharacter(path: string): string {
  const descriptor = openSync(path, 'r')
  try {
    const byte = Buffer.alloc(1)
    return byte.toString('latin1', 0, readSync(descriptor, byte, 0, 1, 0))
  } finally {
    closeSync(descriptor)
  }
}

function refuseToLose(lost: OnlyHere | undefined, language: Language): void {
  if (lost === undefined) return
  const say = mergeTexts[language]
  throw new CommandFailed(say.wouldBeLost(lost.name, lost.line), [say.anotherName])
}

async function writeThrough(
  first: FirstPass,
  spills: SpillFiles,
  leftOut: LeftOut[],
  wrote: boolean,
  spared: string[],
  options: MergeOptions,
): Promise<MergeResult> {
  const duplicates = findDuplicates(spills)
  const { columns, kept } = outline(spills, duplicates)
  const output = wrote ? await IntuneFiles.open(options.output, columns, options.split, kept, spared) : null
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
    return { ...written, first, leftOut, wrote, spared: output?.spared ?? [] }
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
