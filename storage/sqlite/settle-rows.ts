import { errorCodeCodes, outcomeCodes, stateCodes } from '../codes.ts'
import { countOfState, type Settled } from '../row/settled-row.ts'
import type { Connection } from './connection.ts'
import { countsOf, saveCounts, type UploadHead } from './upload-head.ts'

/** Writes what became of a row after registering, and counts an accepted row under its new state. */
export function settleRow(c: Connection, { uploadNo, row, ...settled }: Settled): void {
  const before = c.kept('select outcome, state from upload_rows where upload_no = ? and row = ?').get(uploadNo, row) as
    | { outcome: number; state: number | null }
    | undefined
  if (before === undefined) return
  const state = settled.state === null ? null : stateCodes[settled.state]
  c.kept(
    'update upload_rows set state = ?, error_code = ?, device_id = ?, request_id = ? where upload_no = ? and row = ?',
  ).run(
    state,
    settled.error === null ? null : errorCodeCodes[settled.error],
    settled.device,
    settled.requestId,
    uploadNo,
    row,
  )
  if (before.outcome !== outcomeCodes.accepted || before.state === state) return
  const head = c.kept('select counts from uploads where no = ?').get(uploadNo) as Pick<UploadHead, 'counts'> | undefined
  if (head === undefined) return
  const counts = countsOf(head)
  if (before.state !== null) counts[countOfState(before.state)] -= 1
  if (settled.state !== null) counts[settled.state] += 1
  saveCounts(c, uploadNo, counts)
}
