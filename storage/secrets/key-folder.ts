import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** A folder of keys, apart from the database and its backups: files of mode 600 in a folder of mode 700. */
export type KeyFolder = {
  /** The path of a key's file, for messages. */
  fileOf(name: string): string
  /** What the file holds, without spaces around it; null where there is none. */
  read(name: string): string | null
  /** Makes the file where there is none; gives what it holds then: of several processes one wins. */
  make(name: string, text: string): string
  /** Puts another text in its place, whole at every moment. */
  replace(name: string, text: string): void
  forget(name: string): void
}

/** Keys in a folder, which is made with the first of them. */
export function openKeyFolder(folder: string): KeyFolder {
  const fileOf = (name: string): string => join(folder, name)
  const read = (name: string): string | null => {
    try {
      return readFileSync(fileOf(name), 'utf8').trim()
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
      throw fault
    }
  }
  return {
    fileOf,
    read,
    make(name, text) {
      const part = writePart(folder, fileOf(name), text)
      try {
        linkSync(part, fileOf(name))
      } catch (fault) {
        // Not every file system has links.
        if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) renameSync(part, fileOf(name))
      } finally {
        rmSync(part, { force: true })
      }
      return read(name) ?? text
    },
    replace: (name, text) => renameSync(writePart(folder, fileOf(name), text), fileOf(name)),
    forget: (name) => rmSync(fileOf(name), { force: true }),
  }
}

/** Whole and on the disk before it has its name. */
function writePart(folder: string, file: string, text: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = `${file}.${randomUUID()}`
  const handle = openSync(part, 'wx', 0o600)
  try {
    writeSync(handle, `${text}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return part
}
