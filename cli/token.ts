import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster token create`: run where the data is. */
export function tokenCommand(context: Context): Command {
  const { help } = context.say
  const create = new Command('create')
    .description(help.tokenCreate)
    .requiredOption('--organization <NAME>', help.tokenOrganization)
    .requiredOption('--role <ROLE>', help.tokenRole)
    .option('--name <NAME>', help.tokenName)
    .option('--days <DAYS>', help.tokenDays)
    .addHelpText('after', help.tokenExamples)
    .action(async (options, self) => (await import('./installation/token.ts')).createToken(context, self, options))
  const token = new Command('token').description(help.token)
  return token.addCommand(addSettings(create, context, ['data', 'database']))
}
