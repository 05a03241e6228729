import { DuckDBInstance } from '@duckdb/node-api'

/** DuckDB's lesser merge, in a process of its own for bench/merge.ts: the first row of each serial, nothing checked. */
const [input, output] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
const text = (path: string | undefined, more = '') => `'${`${path}${more}`.replaceAll("'", "''")}'`
await connection.run(
  `copy (select distinct on ("Device Serial Number") *
         from read_csv(${text(input, '/*.csv')}, all_varchar = true, max_line_size = 65536))
   to ${text(output)} (header, delimiter ',')`,
)
