import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Connection } from './connection.ts'
import type { SqlAnswer } from './run-sql.ts'

/**
 * Kysely for the account library: reads go to this thread's read-only connection (a session is looked up at every
 * request), everything else to the writer. Each statement commits by itself; transactions are not offered, and the
 * library is not told that there are any.
 */
export function accountsDialect(
  reader: Connection,
  write: (sql: string, parameters: readonly unknown[]) => Promise<SqlAnswer>,
): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const parameters = query.parameters.map(bindable)
      if (query.query.kind === 'SelectQueryNode') {
        return { rows: reader.kept(query.sql).all(...parameters) as R[] }
      }
      const { rows, changes, lastInsertId } = await write(query.sql, parameters)
      return { rows: rows as R[], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertId) }
    },
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      yield await connection.executeQuery<R>(query)
    },
  }
  const refuse = async () => {
    throw new Error('the accounts of a SQLite installation have no transactions')
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      destroy: async () => {},
    }),
  }
}

function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return value instanceof Date ? value.toISOString() : value
}
