import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { placeSettings } from './settings.ts'

/** `muster backup FILE`: run where the data is. */
export function backupCommand(context: Context): Command {
  const { help } = context.say
  const command = new Command('backup')
    .description(help.backup)
    .argument('<file>', help.backupFile)
    .action(async (file: string, options, self) =>
      (await import('./installation/backup.ts')).backUp(context, self, file, options),
    )
  return addSettings(command, context, placeSettings)
}
