import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { placeSettings } from './settings.ts'

/** `muster restore FILE`: run where the data shall be. */
export function restoreCommand(context: Context): Command {
  const { help } = context.say
  const command = new Command('restore')
    .description(help.restore)
    .argument('<file>', help.restoreFile)
    .action(async (file: string, options, self) =>
      (await import('./installation/backup.ts')).restore(context, self, file, options),
    )
  return addSettings(command, context, placeSettings)
}
