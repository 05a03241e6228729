import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { everyItem, type MusterClient } from '../../api/client.ts'
import type { ActionBody, OperationAnswer } from '../../api/contract/operations.ts'
import { askYes } from '../ask.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { openProgress } from '../progress.ts'
import { plain } from '../terminal.ts'
import { type FilterOptions, filterOf, idsOf, serialsOf } from './filters.ts'

export type Wanted = { action: ActionBody['action']; serials: string[]; value?: string; final?: boolean }
export type ActOptions = FilterOptions & { yes?: boolean; json?: boolean }

/** `muster devices remove|retry|tag|assign`: on serials, or on all under the filters; asks with the number first. */
export async function actOnDevices(
  context: Context,
  command: Command,
  wanted: Wanted,
  options: ActOptions,
): Promise<void> {
  const { say } = context
  const serials = await serialsOf(context, wanted.serials, options)
  const filter = filterOf(context, options)
  if (serials.length === 0 && Object.keys(filter).length === 0) throw new CommandFailed(say.whichDevices)
  if (serials.length > 0 && Object.keys(filter).length > 0) throw new CommandFailed(say.serialsOrFilter)
  const { client } = await openClient(context, command)
  const chosen = serials.length > 0 ? await idsOf(context, client, serials) : null
  const count = chosen ? chosen.ids.length : (await client.devices.count(filter)).count
  if (count === 0) throw new CommandFailed(say.noneOfThese, [], 1)
  if (!options.yes) await confirm(context, say.askAction(wanted.action, count, wanted.final === true))
  const value = wanted.value === undefined ? undefined : wanted.value === '' ? null : wanted.value
  const which = chosen ? { ids: chosen.ids } : { filter, expectedCount: count }
  const started = await client.devices.act({ action: wanted.action, value, final: wanted.final ?? false, ...which })
  const operation = await watchOperation(context, client, started, options.json === true)
  await tell(context, client, operation, options.json === true)
  context.finish(operation.counts.refused > 0 || (chosen && chosen.missing.length > 0) ? 1 : 0)
}

/** `muster devices undo OPERATION`: brings removed devices back. */
export async function undoOperation(
  context: Context,
  command: Command,
  id: string,
  options: { json?: boolean },
): Promise<void> {
  const { client } = await openClient(context, command)
  const operation = await client.operations.undo(id)
  if (options.json) context.terminal.print(JSON.stringify(operation))
  else context.terminal.print(context.say.undone(operation.counts.changed))
}

async function confirm({ say, terminal, ...context }: Context, question: string): Promise<void> {
  if (!terminal.answers) throw new CommandFailed(say.yesNeeded)
  if (!(await askYes({ say, terminal, ...context }, question))) throw new CommandFailed(say.nothingDone, [], 1)
}

async function watchOperation(
  context: Context,
  client: MusterClient,
  started: OperationAnswer,
  quiet: boolean,
): Promise<OperationAnswer> {
  const { terminal, signal, say } = context
  const progress = await openProgress(terminal, { quiet: quiet && !terminal.watched })
  try {
    for (let round = 0, operation = started; ; round++) {
      if (operation.status !== 'waiting' && operation.status !== 'running') return operation
      progress.show(
        operation.counts.done,
        operation.counts.total,
        say.ofTotal(operation.counts.done, operation.counts.total),
      )
      await sleep(Math.min(1000, 50 * 1.5 ** round), undefined, { signal })
      operation = await client.operations.get(started.id, { signal })
    }
  } finally {
    progress.stop()
  }
}

async function tell(context: Context, client: MusterClient, operation: OperationAnswer, json: boolean): Promise<void> {
  const { say, terminal, signal } = context
  if (json) {
    terminal.print(JSON.stringify(operation))
    return
  }
  terminal.print(say.actionDone(operation.action, operation.counts))
  if (operation.counts.refused > 0) {
    const page = (cursor: string | undefined) =>
      client.operations.results(operation.id, { result: 'refused', cursor, limit: 100 }, { signal })
    let left = 20
    for await (const { serialNumber, why } of everyItem(page)) {
      if (left-- === 0) break
      terminal.print(`  ${plain(serialNumber)}: ${plain(why ?? '')}`)
    }
  }
  if (operation.undoUntil !== null && operation.counts.changed > 0) {
    terminal.note(say.undoHint(operation.id, terminal.moment(operation.undoUntil)))
  }
}
