import type { Command } from 'commander'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { title } from '../../domain/messages/messages.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { openProgress } from '../progress.ts'
import { showProblems } from '../register/problems.ts'
import { statusOf, writeResult } from '../register/result.ts'
import { joinUpload } from '../register/send.ts'
import { isChecked, watchUpload } from '../register/watch.ts'
import { showTable } from '../table.ts'

type Options = { json?: boolean; wait?: boolean }

/** `muster uploads list`, newest first. */
export async function listUploads(
  context: Context,
  command: Command,
  options: Options & { limit: string },
): Promise<void> {
  const { say, terminal, signal } = context
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new CommandFailed(say.settingNotValid('--limit', options.limit, '1–1000'))
  }
  const { client } = await openClient(context, command)
  const { items } = await client.uploads.list({ limit }, { signal })
  if (options.json) {
    terminal.print(JSON.stringify({ items }))
    return
  }
  const rows = items.map((one) => [
    one.id,
    shownStatus(context, one),
    terminal.moment(one.createdAt),
    one.createdBy,
    one.files.length,
    one.counts.rows,
    one.counts.ready,
    one.counts.failed,
  ])
  if (rows.length > 0) await showTable(terminal, say.uploadColumns, rows)
  else terminal.note(say.noUploads)
}

/** The status as people see it, with how many answers are due. */
function shownStatus({ language, terminal }: Context, { shownStatus, waitingAnswers }: UploadAnswer): string {
  const name = title(language, `uploadStatus.${shownStatus}`)
  return shownStatus === 'answers-due' ? `${name} (${terminal.number(waitingAnswers)})` : name
}

function interruptedNext({ say }: Context, { id, files }: UploadAnswer): string {
  const missing = files.filter(({ complete }) => !complete).map(({ name }) => name)
  return missing.length === 0 ? say.uploadWhole(id) : say.uploadMissing(id, missing.join(', '))
}

/** `muster uploads show`: counts and problems; with `--wait` until nothing more happens by itself. */
export async function showUpload(context: Context, command: Command, id: string, options: Options): Promise<void> {
  const { client } = await openClient(context, command)
  const { terminal, say } = context
  const progress = await openProgress(terminal, { quiet: options.json && !terminal.watched })
  try {
    const line = joinUpload(context, client, progress, id)
    const first = await client.uploads.get(id, { signal: context.signal })
    const upload = options.wait ? await watchUpload(context, line, progress, (one) => one.done) : first
    progress.stop()
    if (options.json) await writeResult(context, line, upload)
    else {
      terminal.print(
        `${shownStatus(context, upload)}: ${say.summary(upload.kind, upload.counts, upload.status === 'done')}`,
      )
      await showProblems(context, line, upload)
      if (upload.status === 'checked') terminal.note(`\n${say.afterDryRun(id)}`)
      if (upload.shownStatus === 'interrupted') terminal.note(`\n${interruptedNext(context, upload)}`)
    }
    if (upload.done || isChecked(upload)) context.finish(statusOf(upload))
  } finally {
    progress.stop()
  }
}

/** `muster uploads register`: goes on from `checked`. */
export async function registerUpload(context: Context, command: Command, id: string, options: Options): Promise<void> {
  const { client } = await openClient(context, command)
  await client.uploads.register(id)
  if (options.wait || options.json) await showUpload(context, command, id, options)
  else context.terminal.note(context.say.goesOn(id))
}

/** `muster uploads cancel`: what is registered stays, the rest is left. */
export async function cancelUpload(context: Context, command: Command, id: string, options: Options): Promise<void> {
  const { client } = await openClient(context, command)
  const upload = await client.uploads.cancel(id)
  const { say, terminal } = context
  terminal.print(options.json ? JSON.stringify(upload) : say.cancelled(upload.counts.ready))
}

/** `muster uploads discard`: an upload that is not registered goes, with its rows. */
export async function discardUpload(context: Context, command: Command, id: string, options: Options): Promise<void> {
  const { client } = await openClient(context, command)
  await client.uploads.drop(id)
  context.terminal.print(options.json ? JSON.stringify({ discarded: id }) : context.say.discarded)
}
