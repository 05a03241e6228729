import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openForReading, openForWriting } from './connection.ts'
import { migrate } from './migrate.ts'

export type Restored =
  | { devices: number }
  | { refused: 'database-there' }
  | { refused: 'not-a-backup' }
  | { refused: 'newer'; why: string }

/**
 * Puts a backup where the database shall be, whole or not at all: it is checked, copied beside, brought to this
 * version's schema, put on disk and only then renamed. A database that is there is never overwritten.
 */
export function restoreSqlite(backup: string, file: string): Restored {
  if ([file, `${file}-wal`, `${file}-shm`].some((path) => existsSync(path))) return { refused: 'database-there' }
  if (!isWhole(backup)) return { refused: 'not-a-backup' }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.restoring`
  removeAll(fresh)
  try {
    copyFileSync(backup, fresh)
    const devices = bringUpToDate(fresh)
    onDisk(fresh)
    renameSync(fresh, file)
    onDisk(dirname(file))
    return { devices }
  } catch (fault) {
    if (fault instanceof Error && /newer than this Muster/.test(fault.message)) {
      return { refused: 'newer', why: fault.message }
    }
    throw fault
  } finally {
    removeAll(fresh)
  }
}

/** True for an SQLite file that is sound and has Muster's tables. */
function isWhole(path: string): boolean {
  try {
    const { db, close } = openForReading(path)
    try {
      const sound = db.pragma('quick_check', { simple: true }) === 'ok'
      const tables = db
        .prepare<[], { n: number }>(
          "select count(*) as n from sqlite_schema where name in ('migrations', 'devices', 'uploads')",
        )
        .get()
      return sound && tables?.n === 3
    } finally {
      close()
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code === 'SQLITE_CANTOPEN') return false
    throw fault
  }
}

function bringUpToDate(path: string): number {
  const connection = openForWriting(path)
  try {
    migrate(connection)
    const counted = connection.db.prepare<[], { n: number }>('select count(*) as n from devices').get()
    connection.db.pragma('wal_checkpoint(truncate)')
    return counted?.n ?? 0
  } finally {
    connection.close()
  }
}

function onDisk(path: string): void {
  // A folder cannot be opened on Windows; its file system keeps the name by itself.
  if (process.platform === 'win32' && !path.endsWith('.restoring')) return
  const file = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function removeAll(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true })
}
