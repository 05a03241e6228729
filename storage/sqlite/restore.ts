import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { EndedSessions } from '../contract/people.ts'
import { openForReading, openForWriting } from './connection.ts'
import { endSessions } from './end-sessions.ts'
import { migrate } from './migrate.ts'
import { getSetting, setSetting } from './settings.ts'

export type Restored =
  | { devices: number; ended: EndedSessions }
  | { refused: 'database-there' }
  | { refused: 'not-a-backup' }
  | { refused: 'newer'; why: string }

/** By which key the backup was used, as the accounts keep it among the settings. */
const keyIdSetting = 'accounts-key'

/**
 * Puts a backup where the database shall be, whole or not at all: it is checked, copied beside, brought to this
 * version's schema, put on disk and only then renamed. A database that is there is never overwritten. Sessions, links and
 * invitations end, since what ended after the backup must not live again; second factors stay where the key that reads
 * them (`keyId`) is there already.
 */
export function restoreSqlite(backup: string, file: string, { keyId }: { keyId: string | null }): Restored {
  if ([file, `${file}-wal`, `${file}-shm`].some((path) => existsSync(path))) return { refused: 'database-there' }
  if (!isWhole(backup)) return { refused: 'not-a-backup' }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.restoring`
  removeAll(fresh)
  try {
    copyFileSync(backup, fresh)
    const restored = bringUpToDate(fresh, keyId)
    onDisk(fresh)
    renameSync(fresh, file)
    onDisk(dirname(file))
    return restored
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

function bringUpToDate(path: string, keyId: string | null): { devices: number; ended: EndedSessions } {
  const connection = openForWriting(path)
  try {
    migrate(connection)
    const secondFactors = keyId === null || getSetting(connection, keyIdSetting) !== keyId
    const ended = endSessions(connection, { secondFactors })
    if (secondFactors) setSetting(connection, keyIdSetting, null)
    const counted = connection.db.prepare<[], { n: number }>('select count(*) as n from devices').get()
    connection.db.pragma('wal_checkpoint(truncate)')
    return { devices: counted?.n ?? 0, ended }
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
