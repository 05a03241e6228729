import type { Command } from 'commander'
import type { MusterClient } from '../../api/client.ts'
import type { ViewAnswer } from '../../api/contract/views.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { showTable } from '../table.ts'

/** `muster devices views`: lists that are kept under a name, one's own and the organization's. */
export async function showViews(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const { items } = await client.views.list({ signal })
  if (options.json) return terminal.print(JSON.stringify({ items }))
  const rows = items.map((one) => [
    one.name,
    one.shared ? say.viewOfAll : say.viewOfOne,
    one.sort,
    one.changedBy,
    terminal.moment(one.changedAt),
  ])
  if (rows.length > 0) await showTable(terminal, say.viewColumns, rows)
  else terminal.note(say.noViews)
}

/** The view of a name, in any case: one's own before the organization's. @throws CommandFailed with the names there are */
export async function viewNamed(context: Context, client: MusterClient, name: string): Promise<ViewAnswer> {
  const { items } = await client.views.list({ signal: context.signal })
  const called = items.filter((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  const found = called.find(({ shared }) => !shared) ?? called[0]
  if (found === undefined)
    throw new CommandFailed(context.say.noSuchView(name, items.map((one) => one.name).join(', ')), [], 1)
  return found
}
