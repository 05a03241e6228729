import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import type { SettingName } from './settings.ts'

/** The settings of a server, for `muster serve`. */
export const serverSettings = [
  'port',
  'host',
  'public-url',
  'tls-cert',
  'tls-key',
  'trust-proxy',
  'data',
  'database',
  'role',
  'log-level',
  'metrics-token',
  'upload-limit-gb',
  'checked-days',
  'registrar-minutes',
  'oidc-issuer',
  'oidc-name',
  'oidc-client-id',
  'oidc-client-secret',
] as const satisfies readonly SettingName[]

/** `muster serve` */
export function serveCommand(context: Context): Command {
  const command = new Command('serve')
    .description(context.say.help.serve)
    .addHelpText('after', context.say.help.serveExamples)
    .action(async (_options, self) => (await import('./installation/serve.ts')).serve(context, self))
  return addSettings(command, context, serverSettings)
}
