import { Command } from 'commander'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster uploads …`: what was given, how far it is, and going on from where it waits. */
export function uploadsCommand(context: Context): Command {
  const { help } = context.say
  const verbs = async () => await import('./uploads/verbs.ts')
  const list = new Command('list')
    .description(help.uploadsList)
    .option('--limit <NUMBER>', help.limit, '20')
    .action(async (options, self) => (await verbs()).listUploads(context, self, options))
  const show = new Command('show')
    .description(help.uploadsShow)
    .argument('<upload>', help.uploadId)
    .option('--wait', help.wait)
    .action(async (id: string, options, self) => (await verbs()).showUpload(context, self, id, options))
  const register = new Command('register')
    .description(help.uploadsRegister)
    .argument('<upload>', help.uploadId)
    .option('--wait', help.wait)
    .action(async (id: string, options, self) => (await verbs()).registerUpload(context, self, id, options))
  const answer = new Command('answer')
    .description(help.uploadsAnswer)
    .argument('<upload>', help.uploadId)
    .argument('<answer>', help.uploadsAnswerWord)
    .argument('[serials...]', help.uploadsAnswerSerials)
    .action(async (id: string, word: string, serials: string[], options, self) =>
      (await import('./uploads/answer.ts')).answerUpload(context, self, id, word, serials, options),
    )
  const resume = new Command('continue')
    .description(help.uploadsContinue)
    .argument('<upload>', help.uploadId)
    .argument('[files...]', help.uploadsContinueFiles)
    .option('--without-missing', help.withoutMissing)
    .option('--wait', help.wait)
    .action(async (id: string, paths: string[], options, self) =>
      (await import('./uploads/continue.ts')).continueUpload(context, self, id, paths, options),
    )
  const cancel = new Command('cancel')
    .description(help.uploadsCancel)
    .argument('<upload>', help.uploadId)
    .action(async (id: string, options, self) => (await verbs()).cancelUpload(context, self, id, options))
  const discard = new Command('discard')
    .alias('drop')
    .description(help.uploadsDiscard)
    .argument('<upload>', help.uploadId)
    .action(async (id: string, options, self) => (await verbs()).discardUpload(context, self, id, options))
  const uploads = new Command('uploads').description(help.uploads)
  for (const command of [list, show, register, answer, resume, cancel, discard])
    uploads.addCommand(addConnection(command, context))
  return uploads
}
