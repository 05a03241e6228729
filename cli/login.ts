import { Command } from 'commander'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster login`: a code that the person approves in the browser. */
export function loginCommand(context: Context): Command {
  const command = new Command('login')
    .description(context.say.help.login)
    .action(async (options, self) => (await import('./login/device-code.ts')).login(context, self, options))
  return addSettings(command, context, ['server', 'organization'])
}

/** `muster logout`: forgets what was kept. */
export function logoutCommand(context: Context): Command {
  const command = new Command('logout')
    .description(context.say.help.logout)
    .action(async (options, self) => (await import('./login/device-code.ts')).logout(context, self, options))
  return addSettings(command, context, ['server'])
}
