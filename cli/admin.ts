import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster admin link`: run where the data is. */
export function adminCommand(context: Context): Command {
  const { help } = context.say
  const link = new Command('link')
    .description(help.adminLink)
    .option('--email <ADDRESS>', help.adminEmail)
    .action(async (options, self) => (await import('./installation/link.ts')).makeLink(context, self, options))
  const admin = new Command('admin').description(help.admin)
  return admin.addCommand(addSettings(link, context, ['data', 'database', 'port', 'public-url']))
}
