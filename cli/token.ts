import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { placeSettings } from './settings.ts'

/** `muster token …`: run where the data is. */
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
  const list = new Command('list')
    .description(help.tokenList)
    .requiredOption('--organization <NAME>', help.tokenOf)
    .action(async (options, self) => (await import('./installation/tokens.ts')).listTokens(context, self, options))
  const revoke = new Command('revoke')
    .description(help.tokenRevoke)
    .argument('<token>', help.tokenId)
    .requiredOption('--organization <NAME>', help.tokenOf)
    .addHelpText('after', help.tokenRevokeExamples)
    .action(async (id: string, options, self) =>
      (await import('./installation/tokens.ts')).revokeToken(context, self, id, options),
    )
  const token = new Command('token').description(help.token)
  for (const command of [create, list, revoke]) token.addCommand(addSettings(command, context, placeSettings))
  return token
}
