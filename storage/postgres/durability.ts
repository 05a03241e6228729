import type { Sql } from './connection.ts'

/** The server's settings on which "acknowledged means on disk" rests. */
export type Durability = { fsync: string; synchronousCommit: string; fullPageWrites: string }

/** Reads them; they are the server's to choose. */
export async function durabilityOf(sql: Sql): Promise<Durability> {
  const [row] = await sql<Durability[]>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('full_page_writes') as "fullPageWrites"`
  if (row === undefined) throw new Error('the server does not tell its settings')
  return { ...row }
}

/** One sentence for each setting that lets a crash of the server lose what was acknowledged. */
export function durabilityWarnings(durability: Durability): string[] {
  const warnings = []
  if (durability.fsync !== 'on') warnings.push('fsync is off: a crash of the database server may lose or corrupt data.')
  if (durability.synchronousCommit === 'off') {
    warnings.push('synchronous_commit is off: a crash of the database server may lose what was acknowledged last.')
  }
  if (durability.fullPageWrites !== 'on') {
    warnings.push('full_page_writes is off: a crash of the database server may corrupt data.')
  }
  return warnings
}
