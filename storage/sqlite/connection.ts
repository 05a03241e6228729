import Database from 'better-sqlite3'

/** An open database with its kept statements. */
export type Connection = {
  db: Database.Database
  /** The statement of this text, prepared once. */
  kept(text: string): Database.Statement<unknown[], Record<string, never>>
  close(): void
}

const cacheKiB = 64 * 1024
/** A reader that misses it finds the page in the memory of the operating system. */
const readerCacheKiB = 8 * 1024

/**
 * Opens the file for reading and writing: write-ahead log, durable at every commit (`synchronous` is full, which in WAL
 * mode means an fsync before each acknowledgement), a large cache and rare checkpoints because claims have random keys.
 */
export function openForWriting(file: string): Connection {
  const db = new Database(file, { timeout: 10_000 })
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.pragma('wal_autocheckpoint = 20000')
  db.pragma(`cache_size = -${cacheKiB}`)
  db.pragma('temp_store = memory')
  db.pragma('foreign_keys = on')
  return connectionOf(db)
}

/** Opens the file for reading only. */
export function openForReading(file: string): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
  db.pragma(`cache_size = -${readerCacheKiB}`)
  db.pragma('temp_store = memory')
  return connectionOf(db)
}

/** Lists with many different filters must not gather statements for ever. */
const mostKept = 500

function forgetOldest(statements: Map<string, unknown>): void {
  for (const text of statements.keys()) {
    statements.delete(text)
    return
  }
}

function connectionOf(db: Database.Database): Connection {
  const statements = new Map<string, Database.Statement<unknown[], Record<string, never>>>()
  db.function('folded', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? text.toLowerCase() : null,
  )
  return {
    db,
    kept(text) {
      let statement = statements.get(text)
      if (statement === undefined) {
        if (statements.size >= mostKept) forgetOldest(statements)
        statement = db.prepare<unknown[], Record<string, never>>(text)
        statements.set(text, statement)
      }
      return statement
    },
    close() {
      db.close()
    },
  }
}
