import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import type { Connection } from './connection.ts'

/**
 * Writes a whole, consistent copy of the database into a new file, of one moment between two commits, while others
 * write on. The file appears under its name only when it is whole and on the disk. Gives its size in bytes.
 */
export function backUp(c: Connection, file: string): { bytes: number } {
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    c.db.prepare('vacuum into ?').run(part)
    const handle = openSync(part, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(part, file)
  } catch (fault) {
    rmSync(part, { force: true })
    throw fault
  }
  return { bytes: statSync(file).size }
}
