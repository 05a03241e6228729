/** As much of DuckDB as is used here; it is 70 MB, so that it is installed by who wants the comparison. */
type DuckDB = {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown> }>
    }>
  }
}

/** DuckDB's lesser merge, in a process of its own for bench/merge.ts: the first row of each serial, nothing checked. */
const name: string = '@duckdb/node-api'
const { DuckDBInstance }: DuckDB = await import(name)
const [input, output] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
const text = (path: string | undefined, more = '') => `'${`${path}${more}`.replaceAll("'", "''")}'`
await connection.run(
  `copy (select distinct on ("Device Serial Number") *
         from read_csv(${text(input, '/*.csv')}, all_varchar = true, max_line_size = 65536))
   to ${text(output)} (header, delimiter ',')`,
)
