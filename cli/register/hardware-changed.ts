import { everyItem, MusterProblem } from '../../api/client.ts'
import { askChoice } from '../ask.ts'
import type { Context } from '../context.ts'
import { plain } from '../terminal.ts'
import type { UploadLine } from './send.ts'

export type HardwareChoiceWord = 'replace' | 'dismiss' | 'ask'

/** Settles rows whose device has another board or TPM by now: replaces the record, dismisses the row, or leaves both for later. */
export async function settleHardwareChanged(
  context: Context,
  line: UploadLine,
  count: number,
  wanted: HardwareChoiceWord | undefined,
): Promise<void> {
  const { say, terminal } = context
  const choice = wanted === 'ask' || wanted === undefined ? await asked(context, count) : wanted
  if (choice === 'later') return
  const changed = { verdict: ['hardware-changed' as const], limit: 1000 }
  const page = (cursor: string | undefined) =>
    line.steady(() => line.client.uploads.rows(line.id, { ...changed, cursor }, { signal: context.signal }))
  let settled = 0
  for await (const row of everyItem(page)) {
    if (row.deviceId === null) continue
    const from = { upload: line.id, row: row.row }
    const settle = choice === 'replace' ? line.client.devices.replaceHardware : line.client.devices.dismissHardware
    const device = row.deviceId
    let asked = 0
    const ask = () => {
      asked++
      return settle(device, from)
    }
    try {
      await line.steady(ask)
      settled++
    } catch (error) {
      if (!(error instanceof MusterProblem && error.status < 500)) throw error
      // Asked again because an answer was lost: nothing waits any more, so the first one did it.
      if (asked > 1 && error.code === 'conflict') settled++
      else terminal.note(plain(`${row.file}:${row.line} ${row.serialNumber ?? ''}: ${error.title} ${error.detail}`))
    }
  }
  terminal.note(choice === 'replace' ? say.hardwareReplaced(settled) : say.hardwareDismissed(settled))
}

async function asked(context: Context, count: number): Promise<'replace' | 'dismiss' | 'later'> {
  if (!context.terminal.answers) return 'later'
  const { say } = context
  const answers = [
    { word: say.answerReplace, means: 'replace' as const },
    { word: say.answerDismiss, means: 'dismiss' as const },
    { word: say.answerLater, means: 'later' as const },
  ]
  return askChoice(context, say.askHardwareChanged(count), answers)
}
