import type { Transaction } from './connection.ts'

/** Takes rows of an upload that registered nothing away, with their hashes (nothing else refers to them); how many rows went. */
export async function removeRows(
  sql: Transaction,
  range: { uploadNo: number; from: number; to: number; atMost?: number },
): Promise<number> {
  const { uploadNo, from, to } = range
  const [gone] = await sql<{ n: number }[]>`
    with gone as (
      delete from upload_rows where upload_no = ${uploadNo} and row in (
        select row from upload_rows where upload_no = ${uploadNo} and row between ${from} and ${to}
        order by row limit ${range.atMost ?? null}
      ) returning hardware_id
    ), hashes as (
      delete from hardware where id in (select hardware_id from gone)
    )
    select count(*) as n from gone`
  return gone?.n ?? 0
}
