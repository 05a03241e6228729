import { Command, Option } from 'commander'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster register FILES|DIRS…` */
export function registerCommand(context: Context): Command {
  const { help } = context.say
  const command = new Command('register')
    .description(help.register)
    .argument('<files...>', help.filesOrFolders)
    .option('--dry-run', help.dryRun)
    .option('--wait', help.wait)
    .option('--group-tag <TAG>', help.groupTag)
    .option('--assigned-user <USER>', help.assignedUser)
    .option('--only-where-empty', help.onlyWhereEmpty)
    .addOption(new Option('--hardware-changed <WHAT>', help.hardwareChanged).choices(['ask', 'replace', 'dismiss']))
    .addHelpText('after', help.registerExamples)
    .action(async (paths: string[], options, self) => {
      const { runRegister } = await import('./register/run.ts')
      await runRegister(context, self, paths, options)
    })
  return addConnection(command, context)
}
