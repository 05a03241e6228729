import type { Connection } from './connection.ts'

/** Workers that this process has had on a database. */
const workersOf = new WeakMap<Connection['db'], Set<string>>()

/**
 * On SQLite one process does all the work: a lease of a worker that this process never had belongs to one that died. Its
 * work goes on at once, not only when the lease has run out. Looks once for each worker.
 */
export function endDeadLeases({ db, kept }: Connection, worker: string): void {
  const workers = workersOf.get(db) ?? new Set()
  workersOf.set(db, workers)
  if (workers.has(worker)) return
  workers.add(worker)
  const alive = JSON.stringify([...workers])
  for (const table of ['uploads', 'operations']) {
    kept(
      `update ${table} set lease_worker = null, lease_until = null
       where lease_worker is not null and lease_worker not in (select value from json_each(?))`,
    ).run(alive)
  }
  // Few are pending at a time; the index of those finds them.
  kept(
    `update devices indexed by devices_pending set lease_worker = null, lease_until = null
     where state = 0 and lease_worker is not null and lease_worker not in (select value from json_each(?))`,
  ).run(alive)
}
