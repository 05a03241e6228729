import type { Actor } from '../../domain/device.ts'
import { judgeRow } from '../../domain/registration/roll.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { outcomeCodes, rowFlags, verdictCodes } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { AnswersGiven } from '../contract/rows.ts'
import { type AnsweredDevices, answersEntries } from '../log-entry.ts'
import { answeredAtOnce, answersToKeep, whyNot } from '../row/keep-answers.ts'
import { judgedRow, type StoredRow } from '../row/stored-row.ts'
import { numbers } from './bulk.ts'
import { answers } from './carry-out-answers.ts'
import { lockDevice } from './change-devices.ts'
import type { Transaction } from './connection.ts'
import { conflict, notFound } from './context.ts'
import { storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import { record } from './log.ts'
import type { Chosen } from './patch-rows.ts'
import { lockRoll } from './roll-lock.ts'
import { rowConditions } from './row-filter.ts'
import { lockUpload, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/**
 * Answers the changed hardware of some rows after a row, in their order; `last` is null when none is left. While checked
 * the answer is kept with the row; once the upload is over it is carried out on the device.
 */
export async function answerHardware(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  which: Chosen,
  answer: HardwareAnswer | null,
  after: number,
  actor: Actor,
  now: number,
): Promise<OrRefusal<AnswersGiven & { last: number | null }>> {
  await lockRoll(sql, org)
  const head = await lockUpload(sql, org, upload)
  if (head === undefined) return notFound
  const isOver = head.status === 'done' || head.status === 'cancelled'
  if (head.status !== 'checked' && !isOver) return conflict(`the upload is ${head.status}`)
  if (isOver && answer === null) return conflict('the answer is carried out already')
  const rows = await changedRows(sql, head, which, after, now)
  const given =
    answer === null || !isOver
      ? await keepAnswers(sql, head, rows, answer)
      : await settle(sql, head, rows, answer, actor, now)
  return { ...given, last: rows.length < answeredAtOnce ? null : (rows.at(-1)?.row ?? null) }
}

type ChangedRow = StoredRow & { device_id: number | null }

/** Rows of changed hardware that are taken in; chosen by a filter once the upload is over: those that wait. */
async function changedRows(
  sql: Transaction,
  head: UploadHead,
  which: Chosen,
  after: number,
  now: number,
): Promise<ChangedRow[]> {
  const isOver = head.status !== 'checked'
  const wanted = which.rows === undefined && isOver ? { ...which.filter, waiting: true } : (which.filter ?? {})
  const listed = which.rows === undefined ? sql`` : sql`and r.row = any(${numbers(which.rows)}::bigint[])`
  return await sql<ChangedRow[]>`
    select ${sql.unsafe(storedRowColumns)}, r.device_id from upload_rows r left join devices d on d.id = r.device_id
    where r.upload_no = ${head.no} and r.row > ${after} and r.outcome = ${outcomeCodes.accepted}
      and r.verdict = ${verdictCodes['hardware-changed']} and r.flags & ${rowFlags.leftOut}::smallint = 0
      ${rowConditions(sql, wanted, head.status, now)} ${listed}
    order by r.row limit ${answeredAtOnce}`
}

/** Keeps the answer with the hardware record that it is about: the one that the device has now. */
async function keepAnswers(
  sql: Transaction,
  head: UploadHead,
  stored: readonly ChangedRow[],
  answer: HardwareAnswer | null,
): Promise<AnswersGiven> {
  const { counts } = head
  const rows = stored.map((row) => judgedRow(row, head))
  const { kept, given } = answersToKeep(rows, stored, await loadRoll(sql, head.org, rows), answer, counts)
  await sql`
    update upload_rows r set answer = v.answer, answer_to = v.compared_with
    from unnest(
      ${numbers(kept.map(({ row }) => row))}::bigint[], ${numbers(kept.map((each) => each.answer))}::smallint[],
      ${numbers(kept.map(({ comparedWith }) => comparedWith))}::bigint[]
    ) as v (row, answer, compared_with)
    where r.upload_no = ${head.no} and r.row = v.row`
  await saveCounts(sql, head.no, counts)
  return given
}

async function settle(
  sql: Transaction,
  head: UploadHead,
  rows: readonly ChangedRow[],
  answer: HardwareAnswer,
  actor: Actor,
  now: number,
): Promise<AnswersGiven> {
  const unanswered: AnswersGiven['unanswered'] = []
  const done: AnsweredDevices = { replace: [], dismiss: [] }
  for (const { row, device_id } of rows) {
    const device = device_id === null ? undefined : await lockDevice(sql, head.org, device_id)
    const from = { upload: head.id, row }
    const settled = device === undefined ? notFound : await answers[answer](sql, head.org, device.id, from, actor, now)
    if (!('refused' in settled) && device !== undefined) done[answer].push(device)
    if ('refused' in settled) unanswered.push({ row, why: whyNot(settled) })
  }
  for (const entry of answersEntries(head.id, done)) await record(sql, head.org, entry, actor, now)
  return { answered: done[answer].length, unanswered }
}

/** The device whose hardware a row brings changed: as it was registered, else as it would be by now. */
export async function changedDevice(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  row: number,
): Promise<number | null> {
  const head = await uploadHead(sql, org, upload)
  if (head === undefined) return null
  const [stored] = await sql<ChangedRow[]>`
    select ${sql.unsafe(storedRowColumns)}, r.device_id from upload_rows r
    where r.upload_no = ${head.no} and r.row = ${row}`
  if (stored?.outcome !== outcomeCodes.accepted || stored.verdict !== verdictCodes['hardware-changed']) return null
  if (stored.device_id !== null) return stored.device_id
  const judged = judgedRow(stored, head)
  return judgeRow(judged, await loadRoll(sql, org, [judged])).device?.id ?? null
}
