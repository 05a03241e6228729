import { Command } from 'commander'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster member …`: who belongs to the organization. */
export function memberCommand(context: Context): Command {
  const { help } = context.say
  const verbs = async () => await import('./member/verbs.ts')
  const list = new Command('list')
    .description(help.memberList)
    .action(async (options, self) => (await verbs()).listMembers(context, self, options))
  const invite = new Command('invite')
    .description(help.memberInvite)
    .argument('<email>', help.memberEmail)
    .requiredOption('--role <ROLE>', help.memberRole)
    .addHelpText('after', help.memberExamples)
    .action(async (email: string, options, self) => (await verbs()).inviteMember(context, self, email, options))
  const remove = new Command('remove')
    .description(help.memberRemove)
    .argument('<email>', help.memberEmail)
    .option('--revoke-tokens', help.memberRevokeTokens)
    .option('--yes', help.yes)
    .action(async (email: string, options, self) => (await verbs()).removeMember(context, self, email, options))
  const member = new Command('member').description(help.member)
  for (const command of [list, invite, remove]) member.addCommand(addConnection(command, context))
  return member
}
