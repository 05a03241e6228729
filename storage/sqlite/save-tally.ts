import { changedCounts, type Tally } from '../device/tally-device.ts'
import type { Connection } from './connection.ts'

/** Writes the tally into the kept counters; those that fall to zero go. */
export function saveTally(c: Connection, tally: Tally): void {
  const add = c.kept(
    `insert into device_counts (org, kind, value, n) values (?, ?, ?, ?)
     on conflict do update set n = n + excluded.n`,
  )
  const changed = changedCounts(tally)
  for (const { kind, value, by } of changed) add.run(tally.org, kind, value, by)
  if (changed.some(({ by }) => by < 0)) c.kept('delete from device_counts where org = ? and n = 0').run(tally.org)
  tally.deltas.clear()
}
