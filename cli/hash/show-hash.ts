import type { HashedDevice } from '../../domain/hardware-hash/types.ts'
import { describeHash } from '../../domain/messages/describe-hash.ts'
import { hint, said } from '../../domain/messages/messages.ts'
import { type ExplainedHash, explainHash } from '../../steps/merge/explain-hash.ts'
import { plain } from '../terminal.ts'
import type { HashContext } from './hash-context.ts'
import { type HashInput, readHashInput } from './read-hash-input.ts'
import { showList, unprovenText } from './show-list.ts'

/** Says what the given hash says and whether it is whole. Exit status: 0 whole, 1 refused, 2 nothing could be read. */
export async function showHash(context: HashContext, given: string, json: boolean): Promise<void> {
  const input = await readHashInput(given, context.terminal.stdin)
  if (!input.ok) {
    showUnread(context, input, given, json)
    return
  }
  if ('list' in input) {
    await showList(context, input.list, given === '-' ? 'stdin' : given, json)
    return
  }
  const answer = explainHash(input.text, undefined, context.language)
  context.finish(answer.valid ? 0 : 1)
  if (json) context.terminal.print(JSON.stringify(answer, null, 2))
  else if (answer.device === null) showRefused(context, answer)
  else showWhole(context, answer.device, answer)
}

function showWhole({ language, terminal }: HashContext, device: HashedDevice, whole: ExplainedHash): void {
  for (const { title, lines } of describeHash(language, device)) {
    terminal.print(title)
    for (const { name, value } of lines) terminal.print(`  ${name.padEnd(30)} ${plain(value)}`)
    terminal.print('')
  }
  terminal.print(wholeWords[language])
  if (whole.repaired) terminal.print(hint(language, 'repaired-hash'))
  for (const warning of whole.warnings) {
    const words = said(language, `warning.${warning}`)
    terminal.print([`${words.title}: ${words.sentence}`, words.nextStep].filter(Boolean).join(' '))
  }
}

const wholeWords = {
  en: 'The hash is whole: its checksum matches.',
  nl: 'De hash is heel: de controlesom klopt.',
} as const

const unprovenWords = {
  en: 'As far as it can be read, unproven:',
  nl: 'Voor zover leesbaar, niet bewezen:',
} as const

function showRefused({ language, terminal }: HashContext, { reason, detail, nextStep, unproven }: ExplainedHash): void {
  if (reason === null) return
  const { title, sentence } = said(language, `reason.${reason}`)
  terminal.note(`${title}. ${sentence}${detail === null ? '' : ` (${plain(detail)})`}`)
  terminal.note(nextStep ?? '')
  if (unproven !== null) terminal.note(`${unprovenWords[language]} ${plain(unprovenText(unproven))}`)
}

function showUnread(
  { language, terminal, finish }: HashContext,
  { why }: Extract<HashInput, { ok: false }>,
  given: string,
  json: boolean,
): void {
  const file = plain(given === '-' ? 'FILE' : given)
  const { sentence: message, nextStep } = said(language, `fileError.${why}`)
  finish(2)
  if (json) {
    terminal.print(JSON.stringify({ valid: false, reason: null, message, nextStep }, null, 2))
    return
  }
  terminal.note(`${file}: ${message}`)
  if (nextStep !== '') terminal.note(nextStep)
}
