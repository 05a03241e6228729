import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Context } from '../context.ts'
import { mergeTexts } from '../messages-merge.ts'
import { openProgress } from '../progress.ts'
import { write } from '../terminal.ts'
import { realPath } from './list-inputs.ts'
import { type MergeResult, mergeFiles } from './run.ts'
import { tellPeople } from './tell-people.ts'

export type MergeFlags = { output: string; report?: string; split?: number; hashes?: boolean; json?: boolean }

/** Runs `muster merge` and settles the exit status: 1 some rows refused or files unreadable, 2 nothing could be read. */
export async function runMerge(context: Context, paths: string[], flags: MergeFlags): Promise<void> {
  const { terminal, language } = context
  const misfit = refuseOutputs(context, flags)
  if (misfit !== null) {
    terminal.note(`muster: ${misfit}`)
    context.finish(2)
    return
  }
  const progress = await openProgress(terminal, { quiet: flags.json === true || !terminal.watched })
  const result = await mergeFiles({
    paths,
    output: flags.output,
    report: flags.report ?? null,
    split: flags.split ?? null,
    fullHashes: flags.hashes === true,
    language,
    signal: context.signal,
    json: flags.json === true ? (bytes) => write(terminal.stdout, bytes) : null,
    onProgress: (phase, done, total) => progress.show(done, total, mergeTexts[language][phase]),
  })
  progress.stop()
  if (flags.json !== true) await tellPeople(context, result, flags)
  context.finish(statusOf(result))
}

/** Why the outputs asked for cannot be written, before anything is read. */
function refuseOutputs({ language }: Context, { output, report }: MergeFlags): string | null {
  const say = mergeTexts[language]
  if (report !== undefined && realPath(report) === realPath(output)) return say.sameTwice
  for (const path of report === undefined ? [output] : [output, report]) {
    if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) return say.noFolder(dirname(path))
    const there = statSync(path, { throwIfNoEntry: false })
    if (there?.isDirectory()) return say.outputIsFolder(path)
    // The new file takes the place of the old one, and that may be /dev/null.
    if (there && !there.isFile()) return say.outputIsNoFile(path)
  }
  return null
}

function statusOf({ totals }: MergeResult): 0 | 1 | 2 {
  if (totals.rows === 0) return 2
  const nothingWritten = totals.accepted > 0 && totals.written === 0
  return totals.refused > 0 || totals.filesWithError > 0 || nothingWritten ? 1 : 0
}
