import type { Context } from './serve-calls.ts'

export type SqlAnswer = { rows: unknown[]; changes: number; lastInsertId: number }

/** Runs one statement of the account library on the writer. */
export function runSql(c: Context, sql: string, parameters: readonly unknown[]): SqlAnswer {
  const statement = c.kept(sql)
  if (statement.reader) return { rows: statement.all(...parameters), changes: 0, lastInsertId: 0 }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], changes, lastInsertId: Number(lastInsertRowid) }
}
