import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { serverSettings } from './settings.ts'

/** `muster serve` */
export function serveCommand(context: Context): Command {
  const command = new Command('serve')
    .description(context.say.help.serve)
    .addHelpText('after', context.say.help.serveExamples)
    .action(async (_options, self) => (await import('./installation/serve.ts')).serve(context, self))
  return addSettings(command, context, serverSettings)
}
