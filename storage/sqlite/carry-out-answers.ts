import type { PlannedResult } from '../../domain/registration/plan.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import { answerCodes, wordOf } from '../codes.ts'
import { type AnsweredDevices, answersEntries } from '../log-entry.ts'
import type { StoredRow } from '../row/stored-row.ts'
import { dismissHardware } from './change-devices.ts'
import { deviceRow } from './device-rows.ts'
import { record } from './log.ts'
import { replaceHardware } from './replace-hardware.ts'
import type { Context } from './serve-calls.ts'
import type { UploadHead } from './upload-head.ts'

const answerOf = wordOf(answerCodes)
export const answers = { replace: replaceHardware, dismiss: dismissHardware }

/**
 * Carries out the answers that were given while the upload was checked, once its rows are registered: on the device that
 * still has the hardware record that the answer was about. An answer that cannot be carried out is asked for again.
 */
export function carryOutAnswers(
  c: Context,
  { head, actor, now }: { head: Pick<UploadHead, 'no' | 'org' | 'id'>; actor: number; now: number },
  { results }: { results: readonly PlannedResult[] },
  stored: readonly StoredRow[],
  counts: UploadCounts,
): void {
  const done: AnsweredDevices = { replace: [], dismiss: [] }
  for (const [at, { row, verdict, device: id }] of results.entries()) {
    const { answer: code, answer_to: comparedWith } = stored[at] as StoredRow
    if (code === null) continue
    const answer = answerOf(code)
    const device = id === null ? undefined : deviceRow(c, head.org, id)
    const isDue = device?.attention_upload === head.no && device.attention_row === row
    const isSame = device?.hardware_id === comparedWith
    if (verdict === 'hardware-changed' && device !== undefined && isDue && isSame) {
      const from = { upload: head.id, row }
      if (!('refused' in answers[answer](c, head.org, device.id, from, actor, now))) {
        done[answer].push(device)
        continue
      }
    }
    c.kept('update upload_rows set answer = null, answer_to = null where upload_no = ? and row = ?').run(head.no, row)
    if (verdict !== 'hardware-changed') continue
    counts.answered -= 1
    counts.attention += 1
  }
  for (const entry of answersEntries(head.id, done)) record(c, head.org, entry, actor, now)
}
