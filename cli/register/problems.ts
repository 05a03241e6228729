import { everyItem } from '../../api/client.ts'
import type { RowsQuery, UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { explainError, type MessageKey, message, said } from '../../domain/messages/messages.ts'
import { explainRefusal, refusalCase } from '../../domain/messages/refusal-case.ts'
import type { Reason } from '../../domain/words.ts'
import type { Context } from '../context.ts'
import { showTable } from '../table.ts'
import { plain } from '../terminal.ts'
import type { UploadLine } from './send.ts'

/** Rows of one group that are shown, and the most that are asked for of a kind. */
const shown = 8
const askedFor = 1000

/** Which rows need someone, as queries; a row that answers several is shown once. */
const kinds = ({ done }: UploadAnswer): RowsQuery[] => [
  { outcome: ['refused'] },
  // Until it is done nobody knows which of them will wait.
  { verdict: ['hardware-changed'], ...(done ? { waiting: true } : {}) },
  { verdict: ['claimed-by-another-organization', 'not-found'] },
  { state: ['failed'] },
]

type Group = { title: string; nextStep: string; count: number; rows: UploadRowAnswer[] }

/** Files that could not be read, and rows that were not taken, grouped by reason, each with what to do. */
export async function showProblems(context: Context, line: UploadLine, upload: UploadAnswer): Promise<void> {
  const { say, terminal } = context
  for (const file of upload.files) {
    if (!file.error) continue
    terminal.print('')
    terminal.print(`${plain(file.name)}: ${plain(file.error.message)}`)
    terminal.print(`  ${plain(file.error.nextStep)}`)
  }
  for (const group of await groupsOf(context, line, upload)) {
    terminal.print('')
    terminal.print(`${terminal.number(group.count)} × ${plain(group.title)}`)
    if (group.nextStep !== '') for (const step of group.nextStep.split('\n')) terminal.print(`  ${plain(step)}`)
    const rows = group.rows
      .slice(0, shown)
      .map((row) => [`${row.file}:${row.line}`, row.serialNumber, row.olderCapture ? say.olderCapture : foundIn(row)])
    const indented = (text: string): void => terminal.print(`    ${text}`)
    await showTable(terminal, [say.place, say.serialNumber, say.found], rows, indented)
    if (group.count > rows.length) terminal.print(`    ${say.andMore(group.count - rows.length)}`)
  }
}

const foundIn = ({ column, found }: UploadRowAnswer): string => [column, found].filter(Boolean).join(': ')

async function groupsOf(context: Context, line: UploadLine, upload: UploadAnswer): Promise<Group[]> {
  const groups = new Map<string, Group>()
  const seen = new Set<number>()
  for (const query of kinds(upload)) {
    let left = askedFor
    const page = (cursor: string | undefined) =>
      line.steady(() => line.client.uploads.rows(line.id, { ...query, limit: 500, cursor }, { signal: context.signal }))
    for await (const row of everyItem(page)) {
      if (left-- === 0) break
      if (seen.has(row.row) || row.leftOut) continue
      seen.add(row.row)
      const { key, title, nextStep } = groupOf(context, line.id, row)
      const group = groups.get(key) ?? { title, nextStep, count: 0, rows: [] }
      groups.set(key, group)
      group.count++
      group.rows.push(row)
    }
  }
  for (const [key, group] of groups) group.count = Math.max(group.count, countOf(upload, key))
  return [...groups.values()].sort((one, other) => other.count - one.count)
}

function groupOf(
  { language, say }: Context,
  upload: string,
  row: UploadRowAnswer,
): { key: string; title: string; nextStep: string } {
  if (row.verdict === 'hardware-changed') {
    return { key: row.verdict, title: message(language, 'verdict.hardware-changed'), nextStep: say.answerHint(upload) }
  }
  if (row.error) {
    const { code, reason, requestId } = row.error
    // Not the row's own message: that may say which line of its file a hash belongs to.
    const refused = reason !== null && row.outcome === 'refused'
    const words = refused ? refusalWords(language, reason, row) : explainError(language, { code, reason })
    const title = requestId === null ? words.message : `${words.message} (${say.requestId(requestId)})`
    const special = refused ? refusalCase({ reason, column: row.column, found: row.found }) : null
    return { key: special ?? reason ?? row.verdict ?? code, title, nextStep: words.nextStep }
  }
  const word: MessageKey = row.reason
    ? `reason.${row.reason}`
    : row.verdict
      ? `verdict.${row.verdict}`
      : `outcome.${row.outcome}`
  const words = said(language, word)
  return { key: row.reason ?? row.verdict ?? row.outcome, title: words.sentence, nextStep: words.nextStep }
}

function refusalWords(language: Context['language'], reason: Reason, { column, found }: UploadRowAnswer) {
  const { sentence, nextStep } = explainRefusal(language, { reason, column, found })
  return { message: sentence, nextStep }
}

/** The exact number where the upload counts it, since only the first rows of a kind are asked for. */
function countOf({ counts }: UploadAnswer, key: string): number {
  if (key === 'hardware-changed') return counts.attention
  if (key === 'claimed-by-another-organization') return counts.claimedElsewhere
  if (key === 'not-found') return counts.notFound
  return (counts.byReason as Record<string, number | undefined>)[key] ?? 0
}
