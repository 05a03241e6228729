import type { Command } from 'commander'
import type { MusterClient } from '../../api/client.ts'
import type { LogFilter } from '../../api/contract/log.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { momentOf } from '../moment.ts'
import { save } from '../save.ts'
import { showTable } from '../table.ts'

type Options = {
  subject?: LogFilter['subject']
  by?: string
  search?: string
  from?: string
  to?: string
  limit: string
  output?: string
  json?: boolean
}

/** Shows the newest lines of the log, or writes all of them that match to a file. */
export async function showLog(context: Context, command: Command, options: Options): Promise<void> {
  const { say, terminal, signal } = context
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new CommandFailed(say.settingNotValid('--limit', options.limit, '1–1000'))
  const { client } = await openClient(context, command)
  const filter: LogFilter = {
    subject: options.subject,
    by: options.by === undefined ? undefined : await actorNamed(context, client, options.by),
    search: options.search,
    from: momentOf(context, options.from),
    to: momentOf(context, options.to),
  }
  if (options.output !== undefined) {
    await save(context, await client.log.download(filter, { signal }), options.output)
    if (options.json) terminal.print(JSON.stringify({ file: options.output }))
    else terminal.note(say.written(options.output))
    return
  }
  const { items } = await client.log.list({ ...filter, limit }, { signal })
  if (options.json) {
    terminal.print(JSON.stringify({ items }))
    return
  }
  const rows = items.map(({ at, by, what, failed }) => [
    terminal.moment(at),
    by.name,
    failed ? `${what} (${say.logFailed(failed)})` : what,
  ])
  if (rows.length > 0) await showTable(terminal, say.logColumns, rows)
  else terminal.note(say.noLog)
}

/** Id of who has this name or id. */
async function actorNamed({ say, signal }: Context, client: MusterClient, wanted: string): Promise<string> {
  const { items } = await client.log.actors({ signal })
  const folded = wanted.toLowerCase()
  const found = items.find(({ id, name }) => id === wanted || name.toLowerCase() === folded)
  if (found === undefined) throw new CommandFailed(say.unknownActor(wanted, items.map(({ name }) => name).join(', ')))
  return found.id
}
