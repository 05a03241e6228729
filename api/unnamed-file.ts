import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * An empty file for what must wait outside memory. It loses its name at once, so that it goes with its handle, whatever
 * ends the process; only this user could have opened it.
 */
export async function openUnnamedFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `muster-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  await rm(path)
  return handle
}
