import type { Command } from 'commander'
import { settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { placeSettings } from '../settings.ts'
import { showTable } from '../table.ts'
import { openThere } from './open-there.ts'

type Options = { organization: string; json?: boolean }

/** `muster token list`: the tokens of an organization, newest first; never their text. */
export async function listTokens(context: Context, command: Command, options: Options): Promise<void> {
  const { say, terminal } = context
  await using installation = await openThere(context, await settingsOf(context, command, placeSettings))
  const items = await installation.tokens(options.organization)
  if (!items) throw new CommandFailed(say.noSuchOrganization(options.organization))
  if (options.json) {
    terminal.print(JSON.stringify({ items }))
    return
  }
  const moment = (at: string | null) => (at === null ? null : terminal.moment(at))
  const rows = items.map((one) => [
    ...[one.id, one.name, one.role, one.createdBy?.name, moment(one.lastUsedAt), moment(one.expiresAt)],
  ])
  if (rows.length > 0) await showTable(terminal, say.tokenColumns, rows)
  else terminal.note(say.noTokens)
}

/** `muster token revoke`: by id or name; a running server refuses it within seconds. */
export async function revokeToken(context: Context, command: Command, id: string, options: Options): Promise<void> {
  const { say, terminal } = context
  await using installation = await openThere(context, await settingsOf(context, command, placeSettings))
  const items = await installation.tokens(options.organization)
  if (!items) throw new CommandFailed(say.noSuchOrganization(options.organization))
  const found = items.filter((one) => one.id === id || one.name === id)
  const [token, another] = found
  if (!token) throw new CommandFailed(say.unknownToken(id))
  if (another) throw new CommandFailed(say.whichToken(found.map((one) => one.id).join(', ')))
  await installation.revokeToken(options.organization, token.id)
  terminal.print(options.json ? JSON.stringify({ revoked: token.id }) : say.tokenRevoked(token.name))
}
