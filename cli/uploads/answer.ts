import type { Command } from 'commander'
import { everyItem, type MusterClient } from '../../api/client.ts'
import { type HardwareAnswer, hardwareAnswers } from '../../domain/words.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { tellUnanswered } from '../register/hardware-changed.ts'

/** `muster uploads answer`: one answer to the changed hardware of an upload, of the rows named or of all that wait. */
export async function answerUpload(
  context: Context,
  command: Command,
  id: string,
  word: string,
  serials: string[],
  options: { json?: boolean },
): Promise<void> {
  const { say, terminal, signal } = context
  const answer = hardwareAnswers.find((one) => one === word)
  if (answer === undefined) throw new CommandFailed(say.settingNotValid('ANSWER', word, hardwareAnswers.join(', ')))
  const { client } = await openClient(context, command)
  const { status } = await client.uploads.get(id, { signal })
  const rows = serials.length === 0 ? null : await rowsNamed(context, client, id, serials)
  const given = await client.uploads.answerHardware(id, {
    answer,
    ...(rows === null ? { filter: { waiting: true } } : { rows }),
  })
  context.finish(given.unanswered > 0 ? 1 : 0)
  if (options.json) return terminal.print(JSON.stringify(given))
  terminal.print(status === 'checked' ? say.answersKept(given.answered, id) : told(context, answer, given.answered))
  tellUnanswered(context, given)
}

const told = ({ say }: Context, answer: HardwareAnswer, count: number): string =>
  answer === 'replace' ? say.hardwareReplaced(count) : say.hardwareDismissed(count)

async function rowsNamed(
  { say, signal }: Context,
  client: MusterClient,
  id: string,
  serials: string[],
): Promise<number[]> {
  const wanted = new Map(serials.map((serial) => [serial.trim().toLowerCase(), serial]))
  const rows: number[] = []
  const page = (cursor: string | undefined) =>
    client.uploads.rows(id, { verdict: ['hardware-changed'], limit: 1000, cursor }, { signal })
  for await (const { row, serialNumber } of everyItem(page))
    if (wanted.delete((serialNumber ?? '').trim().toLowerCase())) rows.push(row)
  const [missing] = wanted.values()
  if (missing !== undefined) throw new CommandFailed(say.noSuchRow(missing), [], 1)
  return rows
}
