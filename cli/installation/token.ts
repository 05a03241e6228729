import type { Command } from 'commander'
import { roles } from '../../domain/words.ts'
import { settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { placeSettings } from '../settings.ts'
import { openInstallation } from '../wiring.ts'

type TokenOptions = { organization: string; role: string; name?: string; days?: string; json?: boolean }

/** `muster token create`: the token alone on standard output. */
export async function createToken(context: Context, command: Command, options: TokenOptions): Promise<void> {
  const { say, terminal } = context
  const role = roles.find((one) => one === options.role)
  if (!role) throw new CommandFailed(say.settingNotValid('--role', options.role, roles.join(', ')))
  const organization = options.organization.trim()
  if (organization === '' || organization.length > 120) {
    throw new CommandFailed(say.settingNotValid('--organization', options.organization, '1–120'))
  }
  const days = daysOf(context, options.days)
  const where = await settingsOf(context, command, placeSettings)
  await using installation = await openInstallation(where)
  const name = options.name?.trim() || 'muster token create'
  const { id, token } = await installation.createToken({ organization, role, name, expiresInDays: days })
  terminal.print(options.json ? JSON.stringify({ token, id, organization, role }) : token)
}

function daysOf({ say }: Context, given: string | undefined): number | null {
  if (given === undefined) return null
  const days = Number(given)
  if (!Number.isInteger(days) || days < 1 || days > 3650) {
    throw new CommandFailed(say.settingNotValid('--days', given, '1–3650'))
  }
  return days
}
