import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { placeSettings } from './settings.ts'

/** `muster admin …`: run where the data is. */
export function adminCommand(context: Context): Command {
  const { help } = context.say
  const link = new Command('link')
    .description(help.adminLink)
    .option('--email <ADDRESS>', help.adminEmail)
    .option('--without-second-factor', help.adminWithoutSecondFactor)
    .action(async (options, self) => (await import('./installation/link.ts')).makeLink(context, self, options))
  const endSessions = new Command('end-sessions')
    .description(help.adminEndSessions)
    .option('--new-key', help.adminNewKey)
    .action(async (options, self) =>
      (await import('./installation/end-sessions.ts')).endSessions(context, self, options),
    )
  const reseal = new Command('reseal-secrets')
    .description(help.adminResealSecrets)
    .action(async (options, self) =>
      (await import('./installation/reseal-secrets.ts')).resealSecrets(context, self, options),
    )
  const admin = new Command('admin').description(help.admin)
  admin.addCommand(addSettings(endSessions, context, placeSettings))
  admin.addCommand(addSettings(reseal, context, [...placeSettings, 'secrets-key']))
  return admin.addCommand(addSettings(link, context, [...placeSettings, 'port', 'public-url']))
}
