import type { Command } from 'commander'
import { settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { placeSettings } from '../settings.ts'
import { openThere } from './open-there.ts'

/** `muster admin end-sessions`: after a theft, or a restore of PostgreSQL, which brings back what had ended. */
export async function endSessions(
  context: Context,
  command: Command,
  options: { newKey?: boolean; json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  await using installation = await openThere(context, await settingsOf(context, command, placeSettings))
  const ended = await installation.endSessions({ newKey: options.newKey === true })
  const { sessions, links, secondFactors } = ended
  terminal.print(options.json ? JSON.stringify(ended) : say.sessionsEnded(sessions, links, secondFactors))
}
