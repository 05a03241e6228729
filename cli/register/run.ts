import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import type { NewUploadBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { openProgress, type Progress } from '../progress.ts'
import { type LocalFile, listFiles, type Unreadable } from './files.ts'
import { type HardwareChoiceWord, settleHardwareChanged } from './hardware-changed.ts'
import { showProblems } from './problems.ts'
import { statusOf, writeResult } from './result.ts'
import { openUpload, sendFiles, type UploadLine } from './send.ts'
import { isChecked, watchUpload } from './watch.ts'

export type RegisterOptions = {
  dryRun?: boolean
  wait?: boolean
  json?: boolean
  groupTag?: string
  assignedUser?: string
  onlyWhereEmpty?: boolean
  hardwareChanged?: HardwareChoiceWord
}

/** `muster register`: one upload of all files, checked, registered, and told about. */
export async function runRegister(
  context: Context,
  command: Command,
  paths: string[],
  options: RegisterOptions,
): Promise<void> {
  const wanted: NewUploadBody & { id: string } = {
    id: randomUUID(),
    kind: 'devices',
    register: !options.dryRun,
    groupTag: options.groupTag,
    assignedUser: options.assignedUser,
    onlyWhereEmpty: options.onlyWhereEmpty,
  }
  await runUpload(context, command, paths, wanted, options)
}

/** `muster catalogue import`: the same way in; nothing is registered. */
export async function runCatalogueImport(
  context: Context,
  command: Command,
  paths: string[],
  options: { json?: boolean },
): Promise<void> {
  const wanted = { id: randomUUID(), kind: 'catalogue' as const, register: true }
  await runUpload(context, command, paths, wanted, { ...options, wait: true })
}

async function runUpload(
  context: Context,
  command: Command,
  paths: string[],
  wanted: NewUploadBody & { id: string },
  options: RegisterOptions,
): Promise<void> {
  const { say, terminal } = context
  const { client } = await openClient(context, command)
  const { files, unreadable } = await listFiles(context, paths)
  if (files.length === 0 && unreadable.length === 0) throw new CommandFailed(say.noFiles)
  if (files.length === 0) return nothingRead(context, unreadable, options)
  const progress = await openProgress(terminal, { quiet: options.json && !terminal.watched })
  try {
    const line = await openUpload(context, client, progress, wanted)
    await goThrough(context, line, { files, unreadable }, progress, options)
  } catch (error) {
    progress.stop()
    if (context.signal.aborted) terminal.note(say.uploadLeft(wanted.id))
    throw error
  } finally {
    progress.stop()
  }
}

async function goThrough(
  context: Context,
  line: UploadLine,
  given: { files: LocalFile[]; unreadable: Unreadable[] },
  progress: Progress,
  options: RegisterOptions,
): Promise<void> {
  await sendFiles(context, line, given.files, progress)
  const reached = options.wait && !options.dryRun ? (upload: UploadAnswer) => upload.done : isChecked
  let upload = await watchUpload(context, line, progress, reached)
  progress.stop()
  const settle = options.wait && !options.dryRun && upload.counts.attention > 0
  const mayAsk = options.hardwareChanged !== undefined || !options.json
  if (!options.json) await tell(context, line, upload, options)
  if (settle && mayAsk) {
    await settleHardwareChanged(context, line, upload.counts.attention, options.hardwareChanged)
    upload = await line.steady(() => line.client.uploads.get(line.id, { signal: context.signal }))
  }
  if (options.json) await writeResult(context, line, upload, given.unreadable)
  context.finish(statusOf(upload))
  if (given.unreadable.length > 0) context.finish(1)
}

/** No file could be opened: the result says so all the same. */
function nothingRead({ terminal, finish }: Context, unreadable: Unreadable[], { json }: RegisterOptions): void {
  if (json) terminal.print(JSON.stringify({ upload: null, rows: [], unreadable }))
  finish(2)
}

/** What people read at the end: counts, problems with their next step, and which command comes next. */
async function tell(context: Context, line: UploadLine, upload: UploadAnswer, options: RegisterOptions): Promise<void> {
  const { say, terminal } = context
  terminal.print(say.summary(upload.kind, upload.counts, upload.status === 'done'))
  await showProblems(context, line, upload)
  const next = options.dryRun ? say.afterDryRun(line.id) : upload.done ? '' : say.goesOn(line.id)
  if (next !== '') terminal.note(`\n${next}`)
}
