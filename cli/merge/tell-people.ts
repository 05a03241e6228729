import { explainFileError, texts } from '../../domain/messages/messages.ts'
import type { Said } from '../../domain/messages/texts.ts'
import type { Context } from '../context.ts'
import { mergeTexts } from '../messages-merge.ts'
import { showTable } from '../table.ts'
import { plain } from '../terminal.ts'
import type { LeftOut } from './list-inputs.ts'
import type { MergeResult } from './run.ts'

/** The files that were asked for, as the person named them. */
type Asked = { output: string; report?: string }

/** Says in words what became of the files: totals, files that are no list, problems by reason with what to do, outputs. */
export async function tellPeople(context: Context, result: MergeResult, asked: Asked): Promise<void> {
  const { terminal, language } = context
  const { totals } = result
  const say = mergeTexts[language]
  const said = texts[language]
  tellLeftOut(context, result.leftOut)
  tellFileErrors(context, result)
  const { head } = say
  await showTable(
    terminal,
    [head.files, head.rows, head.accepted, head.duplicates, head.refused, head.written],
    [[totals.files, totals.rows, totals.accepted, totals.duplicates, totals.refused, totals.written]],
  )
  const { 'hardware-changed': changed, ...refusals } = totals.byReason
  tellGroup(context, say.problems, refusals, said.reason, result)
  tellGroup(context, say.notInFile, totals.byNotWritten, said.notWritten, result)
  if (changed) tellGroup(context, say.noted, { 'hardware-changed': changed }, said.reason, result)
  tellGroup(context, changed ? null : say.noted, totals.byWarning, said.warning, result)
  tellGroup(context, say.repaired, totals.byRepair, said.repair, result)
  tellColumns(context, result)
  terminal.print('')
  tellOutputs(context, result, asked)
}

function tellLeftOut({ terminal, language }: Context, leftOut: LeftOut[]): void {
  const say = mergeTexts[language]
  const names = (reason: LeftOut['reason']) =>
    shortList(
      leftOut.filter((each) => each.reason === reason).map(({ name }) => plain(name)),
      language,
    )
  if (names('own-output') !== '') terminal.print(say.ownOutput(names('own-output')))
  if (names('given-twice') !== '') terminal.print(say.givenTwice(names('given-twice')))
  const passedOver = leftOut.filter(({ reason }) => reason === 'passed-over').length
  if (passedOver > 0) terminal.print(say.passedOver(passedOver, names('passed-over')))
}

/** What was not taken from the files as a whole: columns that mean nothing, sheets beside the one that was read. */
function tellColumns({ terminal, language }: Context, { first }: MergeResult): void {
  const say = mergeTexts[language]
  tellLists(
    say.leftAlone,
    first.files.map(({ name, columnsIgnored }) => [name, columnsIgnored]),
  )
  tellLists(
    say.byContent,
    first.files.map(({ name, columnsByContent }) => [name, columnsByContent]),
  )
  const sheets = first.files.filter(({ sheet }) => sheet !== null)
  if (sheets.length > 0) terminal.print(`\n${say.sheets}:`)
  for (const { name, sheet, passedOver } of sheets.slice(0, mostFiles))
    terminal.print(`  ${say.sheet(plain(name), plain(sheet ?? ''), passedOver.map(plain).join(', '))}`)
  if (sheets.length > mostFiles) terminal.print(`  ${say.places('…', sheets.length - mostFiles)}`)

  /** Files of which the same is said stand together. */
  function tellLists(heading: string, files: readonly (readonly [file: string, columns: readonly string[]])[]): void {
    const groups = [...Map.groupBy(files, ([, columns]) => columns.map(plain).join(', '))].filter(
      ([text]) => text !== '',
    )
    if (groups.length === 0) return
    terminal.print(`\n${heading}:`)
    for (const [text, of] of groups.slice(0, mostFiles)) {
      const names = shortList(
        of.map(([name]) => plain(name)),
        language,
      )
      terminal.print(`  ${text}`)
      terminal.print(`     ${names}`)
    }
    if (groups.length > mostFiles) terminal.print(`  ${say.places('…', groups.length - mostFiles)}`)
  }
}

function shortList(names: string[], language: Context['language']): string {
  return mergeTexts[language].places(names.slice(0, 5).join(', '), names.length - 5)
}

const mostFiles = 20
/** The most rows of a file that Intune takes. */
const intuneRows = 500

function tellFileErrors({ terminal, language }: Context, { first }: MergeResult): void {
  const failed = first.files.filter(({ error }) => error !== null)
  if (failed.length === 0) return
  const say = mergeTexts[language]
  terminal.print(`${say.filesNotRead}:`)
  for (const { name, error } of failed.slice(0, mostFiles)) {
    if (error === null) continue
    const { message, nextStep } = explainFileError(language, error)
    terminal.print(`  ${plain(name)}: ${plain(message)} ${nextStep}`)
  }
  if (failed.length > mostFiles) terminal.print(`  ${say.places('…', failed.length - mostFiles)}`)
  terminal.print('')
}

/** One kind of remark: each word with its number, what it means, what to do, and where it was met first. */
function tellGroup<Word extends string>(
  { terminal, language }: Context,
  heading: string | null,
  counts: Partial<Record<Word, number>>,
  said: Record<Word, Said>,
  { places }: MergeResult,
): void {
  const words = (Object.entries(counts) as [Word, number][]).sort(([, one], [, other]) => other - one)
  if (words.length === 0) return
  const say = mergeTexts[language]
  if (heading !== null) terminal.print(`\n${heading}:`)
  for (const [word, number] of words) {
    const { title, sentence, nextStep } = special(word) ?? said[word]
    terminal.print(`  ${terminal.number(number)}  ${title}. ${sentence}`)
    if (nextStep !== '') terminal.print(`     → ${nextStep}`)
    const shown = (places.get(word) ?? []).map(({ file, line, found }) => {
      const place = say.line(plain(file), Number(line))
      return found === null ? place : `${place} (${plain(found)})`
    })
    terminal.print(`     ${say.places(shown.join(', '), number - shown.length)}`)
  }

  /** Where all places that are known are of one more telling case, its words. */
  function special(word: Word): Said | null {
    const cases = (places.get(word) ?? []).map(({ refusal }) => refusal)
    const [one] = cases
    return one && cases.every((each) => each === one) ? texts[language].refusal[one] : null
  }
}

function tellOutputs({ terminal, language }: Context, result: MergeResult, asked: Asked): void {
  const { files, totals, wrote, spared } = result
  const say = mergeTexts[language]
  if (totals.rows === 0) terminal.print(say.nothing)
  if (!wrote) terminal.print(say.stays(asked.output))
  if (spared.length > 0) terminal.print(say.spared(shortList(spared.map(plain), language)))
  const [first, last] = [files[0], files[files.length - 1]]
  if (first && last && first !== last)
    terminal.print(say.wroteParts(terminal.number(files.length), first.name, last.name))
  else if (first) terminal.print(say.wrote(first.name, terminal.number(first.rows)))
  if (first && first === last && first.rows > intuneRows)
    terminal.print(say.tooManyForOne(first.name, terminal.number(first.rows)))
  if (totals.accepted > 0 && totals.written === 0) terminal.print(say.nothingForIntune)
  if (asked.report !== undefined) terminal.print(say.wroteReport(asked.report))
}
