import { errorCodeCodes, outcomeCodes, stateCodes } from '../codes.ts'
import { countOfState, type Settled } from '../row/settled-row.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { saveCounts, type UploadHead } from './upload-head.ts'

/** Writes what became of rows after registering, and counts accepted rows under their new state. */
export async function settleRows(sql: Transaction, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return
  const uploadNos = [...new Set(settled.map((each) => each.uploadNo))].sort((one, other) => one - other)
  const heads = await sql<Pick<UploadHead, 'no' | 'counts'>[]>`
    select no, counts from uploads where no = any(${numbers(uploadNos)}::integer[]) order by no for update`
  const states = settled.map((each) => (each.state === null ? null : stateCodes[each.state]))
  const before = await sql<{ upload_no: number; outcome: number; state: number | null; new_state: number | null }[]>`
    update upload_rows r set state = v.state, error_code = v.error_code, device_id = v.device_id,
      request_id = v.request_id
    from unnest(
      ${numbers(settled.map((each) => each.uploadNo))}::integer[],
      ${numbers(settled.map((each) => each.row))}::bigint[],
      ${numbers(states)}::smallint[],
      ${numbers(settled.map((each) => (each.error === null ? null : errorCodeCodes[each.error])))}::smallint[],
      ${numbers(settled.map((each) => each.device))}::bigint[],
      ${texts(settled.map((each) => each.requestId))}::text[]
    ) as v (upload_no, row, state, error_code, device_id, request_id)
    join upload_rows old on old.upload_no = v.upload_no and old.row = v.row
    where r.upload_no = v.upload_no and r.row = v.row
    returning r.upload_no, r.outcome, old.state as state, r.state as new_state`
  for (const head of heads) {
    const own = before.filter((row) => row.upload_no === head.no && row.outcome === outcomeCodes.accepted)
    const changed = own.filter((row) => row.state !== row.new_state)
    for (const row of changed) {
      if (row.state !== null) head.counts[countOfState(row.state)] -= 1
      if (row.new_state !== null) head.counts[countOfState(row.new_state)] += 1
    }
    if (changed.length > 0) await saveCounts(sql, head.no, head.counts)
  }
}
