import type { Command } from 'commander'
import { askYes } from '../ask.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { showTable } from '../table.ts'

/** `muster catalogue list`, with how many failed devices each answers now. */
export async function listCatalogues(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const { items, answerable } = await client.catalogues.list({ signal })
  if (options.json) {
    terminal.print(JSON.stringify({ items, answerable }))
    return
  }
  const rows = items.map((one) => [one.id, one.name, one.rows, terminal.moment(one.importedAt), one.importedBy])
  if (rows.length > 0) await showTable(terminal, say.catalogueColumns, rows)
  else terminal.note(say.noCatalogues)
  if (answerable.length > 0) terminal.note(say.catalogueAnswers(answerable.length))
}

/** `muster catalogue remove`: devices registered by its help stay. */
export async function removeCatalogue(
  context: Context,
  command: Command,
  id: string,
  options: { json?: boolean; yes?: boolean },
): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const { name, rows } = await client.catalogues.get(id, { signal })
  if (!options.yes) {
    if (!terminal.answers) throw new CommandFailed(say.yesNeeded)
    if (!(await askYes(context, say.askRemoveCatalogue(name, rows)))) throw new CommandFailed(say.nothingDone, [], 1)
  }
  await client.catalogues.remove(id)
  terminal.print(options.json ? JSON.stringify({ removed: id }) : say.catalogueRemoved(name))
}
