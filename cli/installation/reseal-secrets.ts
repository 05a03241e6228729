import type { Command } from 'commander'
import { settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { placeSettings } from '../settings.ts'
import { openThere } from './open-there.ts'

/** `muster admin reseal-secrets`: another key for secrets of connectors, while the server runs. */
export async function resealSecrets(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { say, terminal } = context
  const where = await settingsOf(context, command, [...placeSettings, 'secrets-key'])
  await using installation = await openThere(context, where)
  const resealed = await installation.resealSecrets()
  if ('refused' in resealed) throw new CommandFailed(say.noSecretKey, [say.noSecretKeyNext])
  terminal.print(options.json ? JSON.stringify(resealed) : say.secretsResealed(resealed.sealed))
  if (!options.json && resealed.unreadable > 0) terminal.note(say.secretsUnreadable(resealed.unreadable))
}
