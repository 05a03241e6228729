import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { readHash } from '../../domain/hardware-hash/read.ts'
import type { RefusedHash, WholeHash } from '../../domain/hardware-hash/types.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import { describeHash } from '../../domain/messages/describe-hash.ts'
import { hint, said } from '../../domain/messages/messages.ts'
import type { HashContext } from '../hash.ts'
import { plain } from '../terminal.ts'
import { type HashInput, readHashInput } from './read-hash-input.ts'

/** Says what the given hash says and whether it is whole. Exit status: 0 whole, 1 refused, 2 nothing could be read. */
export async function showHash(context: HashContext, given: string, json: boolean): Promise<void> {
  const input = await readHashInput(given, context.terminal.stdin)
  if (!input.ok) {
    showUnread(context, input, given, json)
    return
  }
  const result = verifyHash(input.text)
  if (result.ok) showWhole(context, result, json)
  else showRefused(context, result, json)
}

function showWhole({ language, terminal, finish }: HashContext, whole: WholeHash, json: boolean): void {
  const device = readHash(whole.body)
  const { repaired, warnings } = whole
  finish(0)
  if (json) {
    const result = { valid: true, canonical: canonicalHash(whole.body), device, repaired, warnings }
    terminal.print(JSON.stringify(result, null, 2))
    return
  }
  for (const { title, lines } of describeHash(language, device)) {
    terminal.print(title)
    for (const { name, value } of lines) terminal.print(`  ${name.padEnd(30)} ${plain(value)}`)
    terminal.print('')
  }
  terminal.print(wholeWords[language])
  if (repaired) terminal.print(hint(language, 'repaired-hash'))
  for (const warning of warnings) {
    const words = said(language, `warning.${warning}`)
    terminal.print([`${words.title}: ${words.sentence}`, words.nextStep].filter(Boolean).join(' '))
  }
}

const wholeWords = {
  en: 'The hash is whole: its checksum matches.',
  nl: 'De hash is heel: de controlesom klopt.',
} as const

function showRefused({ language, terminal, finish }: HashContext, refused: RefusedHash, json: boolean): void {
  const { reason, detail } = refused
  const { title, sentence: message, nextStep } = said(language, `reason.${reason}`)
  finish(1)
  if (json) {
    terminal.print(JSON.stringify({ valid: false, reason, message, nextStep, detail }, null, 2))
    return
  }
  terminal.note(`${title}. ${message}${detail === undefined ? '' : ` (${plain(detail)})`}`)
  terminal.note(nextStep)
}

function showUnread(
  { language, terminal, finish }: HashContext,
  { why }: Extract<HashInput, { ok: false }>,
  given: string,
  json: boolean,
): void {
  const file = plain(given === '-' ? 'FILE' : given)
  const list = { sentence: hint(language, 'device-list', { file }), nextStep: '' }
  const { sentence: message, nextStep } = why === 'device-list' ? list : said(language, `fileError.${why}`)
  finish(2)
  if (json) {
    terminal.print(JSON.stringify({ valid: false, reason: null, message, nextStep }, null, 2))
    return
  }
  terminal.note(`${file}: ${message}`)
  if (nextStep !== '') terminal.note(nextStep)
}
