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
import { answers } from './carry-out-answers.ts'
import { conflict, notFound } from './change-devices.ts'
import type { Connection } from './connection.ts'
import { deviceRow } from './device-rows.ts'
import { storedRowColumns } from './judge-rows.ts'
import { loadRoll } from './load-roll.ts'
import { record } from './log.ts'
import type { Chosen } from './patch-rows.ts'
import { rowConditions } from './row-filter.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/**
 * Answers the changed hardware of some rows after a row, in their order; `last` is null when none is left. While checked
 * the answer is kept with the row; once the upload is over it is carried out on the device.
 */
export function answerHardware(
  c: Context,
  org: OrganizationNo,
  upload: string,
  which: Chosen,
  answer: HardwareAnswer | null,
  after: number,
  actor: Actor,
  now: number,
): OrRefusal<AnswersGiven & { last: number | null }> {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return notFound
  const isOver = head.status === 'done' || head.status === 'cancelled'
  if (head.status !== 'checked' && !isOver) return conflict(`the upload is ${head.status}`)
  if (isOver && answer === null) return conflict('the answer is carried out already')
  const rows = changedRows(c, head, which, after, now)
  const given =
    answer === null || !isOver ? keepAnswers(c, head, rows, answer) : settle(c, head, rows, answer, actor, now)
  c.hint({ org, uploads: [upload] })
  return { ...given, last: rows.length < answeredAtOnce ? null : (rows.at(-1)?.row ?? null) }
}

type ChangedRow = StoredRow & { device_id: number | null }

/** Rows of changed hardware that are taken in; chosen by a filter once the upload is over: those that wait. */
function changedRows(c: Connection, head: UploadHead, which: Chosen, after: number, now: number): ChangedRow[] {
  const isOver = head.status !== 'checked'
  const wanted = which.rows === undefined && isOver ? { ...which.filter, waiting: true } : (which.filter ?? {})
  const filter = rowConditions(wanted, head.status, now)
  const listed = which.rows === undefined ? '' : ' and r.row in (select value from json_each(?))'
  return c
    .kept(
      `select ${storedRowColumns}, device_id from upload_rows where upload_no = ? and row in (
         select r.row from upload_rows r left join devices d on d.id = r.device_id
         where r.upload_no = ? and r.row > ? and r.outcome = ${outcomeCodes.accepted}
           and r.verdict = ${verdictCodes['hardware-changed']} and r.flags & ${rowFlags.leftOut} = 0
           and ${filter.sql}${listed} order by r.row limit ${answeredAtOnce}) order by row`,
    )
    .all(
      ...[head.no, head.no, after, ...filter.values],
      ...(which.rows === undefined ? [] : [JSON.stringify(which.rows)]),
    ) as unknown as ChangedRow[]
}

/** Keeps the answer with the hardware record that it is about: the one that the device has now. */
function keepAnswers(
  c: Connection,
  head: UploadHead,
  stored: readonly ChangedRow[],
  answer: HardwareAnswer | null,
): AnswersGiven {
  const counts = countsOf(head)
  const rows = stored.map((row) => judgedRow(row, head))
  const { kept, given } = answersToKeep(rows, stored, loadRoll(c, head.org, rows), answer, counts)
  const keep = c.kept('update upload_rows set answer = ?, answer_to = ? where upload_no = ? and row = ?')
  for (const { row, answer, comparedWith } of kept) keep.run(answer, comparedWith, head.no, row)
  saveCounts(c, head.no, counts)
  return given
}

function settle(
  c: Context,
  head: UploadHead,
  rows: readonly ChangedRow[],
  answer: HardwareAnswer,
  actor: Actor,
  now: number,
): AnswersGiven {
  const unanswered: AnswersGiven['unanswered'] = []
  const done: AnsweredDevices = { replace: [], dismiss: [] }
  for (const { row, device_id } of rows) {
    const device = device_id === null ? undefined : deviceRow(c, head.org, device_id)
    const from = { upload: head.id, row }
    const settled = device === undefined ? notFound : answers[answer](c, head.org, device.id, from, actor, now)
    if (!('refused' in settled) && device !== undefined) done[answer].push(device)
    if ('refused' in settled) unanswered.push({ row, why: whyNot(settled) })
  }
  for (const entry of answersEntries(head.id, done)) record(c, head.org, entry, actor, now)
  return { answered: done[answer].length, unanswered }
}

/** The device whose hardware a row brings changed: as it was registered, else as it would be by now. */
export function changedDevice(c: Connection, org: OrganizationNo, upload: string, row: number): number | null {
  const head = uploadHead(c, org, upload)
  if (head === undefined) return null
  const stored = c
    .kept(`select ${storedRowColumns}, device_id from upload_rows where upload_no = ? and row = ?`)
    .get(head.no, row) as ChangedRow | undefined
  if (stored?.outcome !== outcomeCodes.accepted || stored.verdict !== verdictCodes['hardware-changed']) return null
  if (stored.device_id !== null) return stored.device_id
  const judged = judgedRow(stored, head)
  return judgeRow(judged, loadRoll(c, org, [judged])).device?.id ?? null
}
