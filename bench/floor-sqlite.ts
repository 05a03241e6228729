import { type Connection, openForReading, openForWriting } from '../storage/sqlite/connection.ts'
import { migrate } from '../storage/sqlite/migrate.ts'
import { searchTokens } from '../storage/sqlite/search-tokens.ts'

const batch = 10_000

type Values = unknown[]
type Batch = { table: string; rows: Values[] }[]

/**
 * The floor for registering: seconds that a bare loop takes to write the rows that a registration left in `source` into
 * the same tables and indexes of a new file, durable, in transactions of 10,000 rows; claims sorted in each. Reading
 * them first is not counted.
 */
export function sqliteFloor(source: string, target: string): number {
  const from = openForReading(source)
  const to = openForWriting(target)
  try {
    migrate(to)
    let seconds = 0
    for (const rows of batches(from)) seconds += write(to, rows)
    return seconds
  } finally {
    from.close()
    to.close()
  }
}

/** What was received, then what was registered: one transaction each, as they come in a registration. */
function* batches(from: Connection): Generator<Batch> {
  const most = from.db.prepare<[], { n: number }>('select max(id) as n from hardware').get()?.n ?? 0
  let last: Values = [0, 0]
  for (let first = 1; first <= most; first += batch) {
    const received = from.db
      .prepare<unknown[], Values>(
        'select * from upload_rows where (upload_no, row) > (?, ?) order by upload_no, row limit ?',
      )
      .raw()
      .all(last[0], last[1], batch)
    last = received.at(-1) ?? last
    yield [
      { table: 'hardware', rows: between(from, 'select * from hardware where id', 'id', first) },
      { table: 'upload_rows', rows: received },
    ]
  }
  const devices = from.db.prepare<[], { n: number }>('select max(id) as n from devices').get()?.n ?? 0
  for (let first = 1; first <= devices; first += batch) {
    yield [
      { table: 'devices', rows: between(from, 'select * from devices where id', 'id', first) },
      { table: 'claims', rows: between(from, 'select * from claims where device', 'key', first) },
      { table: 'events', rows: between(from, 'select * from events where device', 'device, id', first) },
      { table: 'device_search (rowid, tokens)', rows: searchRows(from, first) },
    ]
  }
}

function between(from: Connection, select: string, order: string, first: number): Values[] {
  const statement = from.db.prepare<unknown[], Values>(`${select} between ? and ? order by ${order}`)
  return statement.raw().all(first, first + batch - 1)
}

function searchRows(from: Connection, first: number): Values[] {
  return between(from, 'select id, org, serial, assigned_user from devices where id', 'id', first).map(
    ([id, org, serial, user]) => [id, searchTokens(org as number, serial as string, user as string | null)],
  )
}

function write(to: Connection, tables: Batch): number {
  const began = performance.now()
  to.db.exec('begin immediate')
  for (const { table, rows } of tables) {
    const marks = (rows[0] ?? []).map(() => '?').join(', ')
    const insert = rows.length > 0 ? to.kept(`insert into ${table} values (${marks})`) : null
    for (const row of rows) insert?.run(...row)
  }
  to.db.exec('commit')
  return (performance.now() - began) / 1000
}
