import type { PlannedResult } from '../../domain/registration/plan.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { answerCodes, wordOf } from '../codes.ts'
import { type AnsweredDevices, answersEntries } from '../log-entry.ts'
import type { StoredRow } from '../row/stored-row.ts'
import { numbers } from './bulk.ts'
import { dismissHardware } from './change-devices.ts'
import type { Transaction } from './connection.ts'
import { lockDevices } from './device-rows.ts'
import { record } from './log.ts'
import { replaceHardware } from './replace-hardware.ts'
import type { UploadHead } from './upload-head.ts'

const answerOf = wordOf(answerCodes)
export const answers = { replace: replaceHardware, dismiss: dismissHardware }

/**
 * Carries out the answers that were given while the upload was checked, once its rows are registered: on the device that
 * still has the hardware record that the answer was about. An answer that cannot be carried out is asked for again.
 */
export async function carryOutAnswers(
  sql: Transaction,
  { head, actor, now }: { head: Pick<UploadHead, 'no' | 'org' | 'id'>; actor: number; now: number },
  { results }: { results: readonly PlannedResult[] },
  stored: readonly StoredRow[],
  counts: UploadCounts,
): Promise<void> {
  const answered = results.flatMap((result, at) => {
    const { answer, answer_to: comparedWith } = stored[at] as StoredRow
    return answer === null ? [] : [{ ...result, answer: answerOf(answer), comparedWith }]
  })
  if (answered.length === 0) return
  const ids = answered.flatMap(({ device }) => (device === null ? [] : [device]))
  const devices = await lockDevices(sql, head.org, ids)
  const done: AnsweredDevices = { replace: [], dismiss: [] }
  const forgotten: number[] = []
  for (const { row, verdict, device: id, answer, comparedWith } of answered) {
    const device = devices.get(id ?? -1)
    const isDue = device?.attention_upload === head.no && device.attention_row === row
    const isSame = device?.hardware_id === comparedWith
    if (verdict === 'hardware-changed' && device !== undefined && isDue && isSame) {
      const from = { upload: head.id, row }
      if (!('refused' in (await answers[answer](sql, head.org, device.id, from, actor, now)))) {
        done[answer].push(device)
        continue
      }
    }
    forgotten.push(row)
    if (verdict !== 'hardware-changed') continue
    counts.answered -= 1
    counts.attention += 1
  }
  await sql`
    update upload_rows set answer = null, answer_to = null
    where upload_no = ${head.no} and row = any(${numbers(forgotten)}::bigint[])`
  for (const entry of answersEntries(head.id, done)) await record(sql, head.org, entry, actor, now)
}
