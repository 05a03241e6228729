import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'

const batch = 10_000

type Table = { name: string; columns: string; where: (first: number) => string; order: string }
type Sql = postgres.Sql

/**
 * The floor for registering on PostgreSQL: seconds that a bare loop takes to COPY the rows that a registration left in
 * `source` into the same tables and indexes of `target`, in transactions of 10,000 rows. Reading them first is not counted.
 */
export async function postgresFloor(source: string, target: string): Promise<number> {
  const from = postgres(source, { max: 1, onnotice: () => {} })
  const to = postgres(target, { max: 1, onnotice: () => {} })
  try {
    let seconds = 0
    const hardware = await range(from, 'hardware', 'id')
    const rows = await rowRanges(from)
    for (let first = hardware.least, at = 0; first <= hardware.most; first += batch, at++) {
      const received: Table[] = [
        await tableOf(from, 'hardware', (n) => `id between ${n} and ${n + batch - 1}`, 'id'),
        await tableOf(from, 'upload_rows', () => rows[at] ?? 'false', 'upload_no, row'),
      ]
      seconds += await copyBatch(from, to, received, first)
    }
    const devices = await range(from, 'devices', 'id')
    const span = (column: string) => (n: number) => `${column} between ${n} and ${n + batch - 1}`
    const registered: Table[] = [
      await tableOf(from, 'devices', span('id'), 'id'),
      await tableOf(from, 'claims', span('device'), 'key'),
      await tableOf(from, 'events', span('device'), 'device, id'),
    ]
    for (let first = devices.least; first <= devices.most; first += batch) {
      seconds += await copyBatch(from, to, registered, first)
    }
    return seconds
  } finally {
    await from.end()
    await to.end()
  }
}

async function copyBatch(from: Sql, to: Sql, tables: Table[], first: number): Promise<number> {
  const parts: { into: string; data: Buffer }[] = []
  for (const { name, columns, where, order } of tables) {
    const select = `select ${columns} from ${name} where ${where(first)} order by ${order}`
    const stream = await from.unsafe(`copy (${select}) to stdout (format binary)`).readable()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    parts.push({ into: `copy ${name} (${columns}) from stdin (format binary)`, data: Buffer.concat(chunks) })
  }
  const began = performance.now()
  await to.begin(async (transaction) => {
    for (const { into, data } of parts) {
      await pipeline(Readable.from([data]), await transaction.unsafe(into).writable())
    }
  })
  return (performance.now() - began) / 1000
}

/** Columns that are stored as given; generated ones the target makes itself. */
async function tableOf(from: Sql, name: string, where: Table['where'], order: string): Promise<Table> {
  const columns = await from<{ column_name: string }[]>`
    select column_name from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER' order by ordinal_position`
  return { name, columns: columns.map((column) => column.column_name).join(', '), where, order }
}

async function range(from: Sql, table: string, column: string): Promise<{ least: number; most: number }> {
  const [found] = await from.unsafe<{ least: string | null; most: string | null }[]>(
    `select min(${column}) as least, max(${column}) as most from ${table}`,
  )
  return { least: Number(found?.least ?? 1), most: Number(found?.most ?? 0) }
}

/** Conditions that cut the rows of all uploads into pieces of the batch's size, in their order. */
async function rowRanges(from: Sql): Promise<string[]> {
  const edges = await from<{ upload_no: string; row: string }[]>`
    select upload_no, row from (
      select upload_no, row, row_number() over (order by upload_no, row) as place from upload_rows
    ) as placed where (place - 1) % ${batch} = 0 order by upload_no, row`
  return edges.map((edge, at) => {
    const next = edges[at + 1]
    const from = `(upload_no, row) >= (${edge.upload_no}, ${edge.row})`
    return next ? `${from} and (upload_no, row) < (${next.upload_no}, ${next.row})` : from
  })
}
