import { changedCounts, type Tally } from '../device/tally-device.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'

const foldAbove = 2000

/**
 * Appends the tally to the kept counters. Nobody waits for anybody: each transaction adds rows of its own, the sum is
 * the count. Where many have gathered they are folded into one row a value; rows that others are folding are left to them.
 */
export async function saveTally(sql: Transaction, tally: Tally): Promise<void> {
  const changed = changedCounts(tally)
  tally.deltas.clear()
  if (changed.length === 0) return
  await sql`
    insert into device_counts (org, kind, value, n)
    select ${tally.org}, kind, value, n from unnest(
      ${numbers(changed.map(({ kind }) => kind))}::smallint[], ${texts(changed.map(({ value }) => value))}::text[],
      ${numbers(changed.map(({ by }) => by))}::bigint[]
    ) as d (kind, value, n)`
  await sql`select fold_device_counts(${tally.org}, ${foldAbove})`
}
