import type { Command } from 'commander'
import type { ExportFormat } from '../../api/contract/devices.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { save } from '../save.ts'
import { type FilterOptions, filterOf, idsOf, serialsOf } from './filters.ts'

type ExportOptions = FilterOptions & { format: ExportFormat; output?: string; json?: boolean }

/** `muster devices export`: streams the file. */
export async function exportDevices(
  context: Context,
  command: Command,
  given: string[],
  options: ExportOptions,
): Promise<void> {
  const { say, terminal, signal } = context
  if (options.output === undefined && (options.json || (options.format === 'intune' && terminal.stdout.isTTY))) {
    throw new CommandFailed(say.outputNeeded)
  }
  const { client } = await openClient(context, command)
  const serials = await serialsOf(context, given, options)
  const filter = filterOf(context, options)
  const ids = serials.length > 0 ? (await idsOf(context, client, serials)).ids : undefined
  if (ids?.length === 0) throw new CommandFailed(say.noneOfThese, [], 1)
  const answer = await client.devices.download({ ...filter, ids, format: options.format }, { signal })
  await save(context, answer, options.output)
  if (options.output === undefined) return
  if (options.json) terminal.print(JSON.stringify({ file: options.output, format: options.format }))
  else terminal.note(say.written(options.output))
}
