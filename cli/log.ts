import { Command, Option } from 'commander'
import { logSubjects } from '../domain/log.ts'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster log`: what was done in the organization, by whom, on what. */
export function logCommand(context: Context): Command {
  const { help } = context.say
  const command = new Command('log')
    .description(help.log)
    .addOption(new Option('--subject <WHAT...>', help.logSubject).choices([...logSubjects]))
    .option('--by <NAME>', help.logBy)
    .option('--search <TEXT>', help.logSearch)
    .option('--from <DATE>', help.logFrom)
    .option('--to <DATE>', help.logTo)
    .option('--limit <NUMBER>', help.limit, '50')
    .option('-o, --output <OUT.csv>', help.logOutput)
    .addHelpText('after', help.logExamples)
    .action(async (options, self) => (await import('./log/show-log.ts')).showLog(context, self, options))
  return addConnection(command, context)
}
