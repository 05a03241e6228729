import type { Command } from 'commander'
import { title } from '../../domain/messages/messages.ts'
import { placeFiles } from '../../domain/missing-files.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { openProgress } from '../progress.ts'
import { listFiles } from '../register/files.ts'
import { seeThrough } from '../register/run.ts'
import { closeUpload, joinUpload, sendFiles, type UploadLine } from '../register/send.ts'

type Options = { json?: boolean; wait?: boolean; withoutMissing?: boolean }

/**
 * `muster uploads continue`: sends the files that an interrupted upload misses, and goes on as it was begun. Files that
 * arrived whole are not sent again; while some are missing still, the upload waits on.
 */
export async function continueUpload(
  context: Context,
  command: Command,
  id: string,
  paths: string[],
  options: Options,
): Promise<void> {
  const { say, terminal, language, signal } = context
  const { client } = await openClient(context, command)
  const before = await client.uploads.get(id, { signal })
  if (before.phase !== 'receiving')
    throw new CommandFailed(say.nothingMissing(title(language, `uploadStatus.${before.shownStatus}`)), [], 1)
  const { files, unreadable } = await listFiles(context, paths)
  const placed = placeFiles(
    files.map((file) => ({ ...file, size: file.bytes })),
    before.files,
  )
  const progress = await openProgress(terminal, { quiet: options.json && !terminal.watched })
  try {
    const line = joinUpload(context, client, progress, id)
    await sendFiles(
      context,
      line,
      placed.map(({ file, name, number }) => ({ ...file, name, number })),
      progress,
    )
    const missing = await missingFiles(context, line)
    if (missing.length > 0 && !options.withoutMissing)
      throw new CommandFailed(say.uploadMissing(id, missing.join(', ')), [], 1)
    for (const name of missing) await line.steady(() => client.uploads.dropFile(id, name))
    const upload = await closeUpload(context, line)
    await seeThrough(context, line, unreadable, progress, { ...options, dryRun: !upload.register })
  } finally {
    progress.stop()
  }
}

async function missingFiles({ signal }: Context, { client, id, steady }: UploadLine): Promise<string[]> {
  const { files } = await steady(() => client.uploads.get(id, { signal }))
  return files.filter(({ complete }) => !complete).map(({ name }) => name)
}
