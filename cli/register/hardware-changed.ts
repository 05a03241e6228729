import type { HardwareAnswered } from '../../api/contract/uploads.ts'
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
  // Asked again because an answer was lost, only what still waits is answered; what waited before was by the first.
  const given = await line.steady(() => line.client.uploads.answerHardware(line.id, { answer: choice, filter: {} }))
  const settled = count - given.unanswered
  terminal.note(choice === 'replace' ? say.hardwareReplaced(settled) : say.hardwareDismissed(settled))
  tellUnanswered(context, given)
}

/** Rows that could not be answered, each with why. */
export function tellUnanswered({ terminal, say }: Context, { rows, unanswered }: HardwareAnswered): void {
  for (const { file, line, serialNumber, why } of rows)
    terminal.note(plain(`${file}:${line} ${serialNumber ?? ''}: ${why}`))
  if (unanswered > rows.length) terminal.note(say.andMore(unanswered - rows.length))
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
