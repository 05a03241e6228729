import type { Command } from 'commander'
import { checkedPublicUrl, settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { placeSettings } from '../settings.ts'
import { publicUrlOf } from '../wiring.ts'
import { openThere } from './open-there.ts'

/** `muster admin link`: a new one-time link, for the first person or for who lost the password. */
export async function makeLink(
  context: Context,
  command: Command,
  options: { email?: string; withoutSecondFactor?: boolean; json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  const values = await settingsOf(context, command, [...placeSettings, 'port', 'public-url'])
  const publicUrl = publicUrlOf({ ...values, 'public-url': checkedPublicUrl(values['public-url'], context) })
  await using installation = await openThere(context, values)
  const made = await installation.makeLink({
    publicUrl,
    email: options.email ?? null,
    withoutSecondFactor: options.withoutSecondFactor === true,
  })
  if ('refused' in made) {
    throw new CommandFailed(made.refused === 'which-person' ? say.whichPerson : say.unknownPerson(options.email ?? ''))
  }
  const { link, kind } = made
  if (options.json) terminal.print(JSON.stringify({ link, kind }))
  else terminal.print(kind === 'first' ? say.setupLink(link) : say.passwordLink(link))
}
