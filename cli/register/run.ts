import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { MusterUnreachable } from '../../api/client.ts'
import type { NewUploadBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { openProgress, type Progress } from '../progress.ts'
import { listFiles, type Unreadable } from './files.ts'
import { type HardwareChoiceWord, settleHardwareChanged } from './hardware-changed.ts'
import { showProblems } from './problems.ts'
import { statusOf, writeResult } from './result.ts'
import { closeUpload, openUpload, sendFiles, type UploadLine } from './send.ts'
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
  let reached: 'nothing' | 'upload' | 'end of files' = 'nothing'
  try {
    const line = await openUpload(context, client, progress, wanted)
    reached = 'upload'
    await sendFiles(
      context,
      line,
      files.map((file, number) => ({ ...file, number })),
      progress,
    )
    await closeUpload(context, line)
    reached = 'end of files'
    await seeThrough(context, line, unreadable, progress, options)
  } catch (error) {
    progress.stop()
    const isLeft = context.signal.aborted || error instanceof MusterUnreachable
    if (isLeft && reached === 'upload') terminal.note(say.uploadHalfSent(wanted.id, quoted(paths)))
    if (isLeft && reached === 'end of files') terminal.note(say.uploadLeft(wanted.id))
    throw error
  } finally {
    progress.stop()
  }
}

/** Paths as a shell takes them. */
const quoted = (paths: string[]): string =>
  paths.map((path) => (/^[\w./\\:@%+,=-]+$/.test(path) ? path : `"${path}"`)).join(' ')

/** An upload that is closed: waited for, told about, and its changed hardware settled where someone can answer. */
export async function seeThrough(
  context: Context,
  line: UploadLine,
  unreadable: Unreadable[],
  progress: Progress,
  options: RegisterOptions,
): Promise<void> {
  const reached = options.wait && !options.dryRun ? (upload: UploadAnswer) => upload.done : isChecked
  let upload = await watchUpload(context, line, progress, reached)
  progress.stop()
  const settle = upload.waitingAnswers > 0 && upload.status !== 'checked'
  const mayAsk = options.hardwareChanged !== undefined || !options.json
  if (!options.json) await tell(context, line, upload, options)
  if (settle && mayAsk) {
    await settleHardwareChanged(context, line, upload.waitingAnswers, options.hardwareChanged)
    upload = await line.steady(() => line.client.uploads.get(line.id, { signal: context.signal }))
  }
  if (options.json) await writeResult(context, line, upload, unreadable)
  context.finish(statusOf(upload))
  if (unreadable.length > 0) context.finish(1)
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
