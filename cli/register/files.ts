import { access, constants } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Context } from '../context.ts'
import { explainFile } from '../failure.ts'
import { listInputs } from '../merge/list-inputs.ts'
import { plain } from '../terminal.ts'

/** A file on this machine: its path, the name it is sent under, its size in bytes. */
export type LocalFile = { path: string; name: string; bytes: number }
/** With its place among the files of the upload. */
export type PlacedLocalFile = LocalFile & { number: number }
export type Unreadable = { file: string; why: string }

/**
 * The files that the arguments name (folders as `muster merge` reads them), each under its path from the folder that
 * all have in common. What cannot be opened is said and left out.
 */
export async function listFiles(
  context: Context,
  paths: string[],
): Promise<{ files: LocalFile[]; unreadable: Unreadable[] }> {
  const { inputs } = listInputs(paths, () => false)
  const unreadable: Unreadable[] = []
  const readable: typeof inputs = []
  for (const input of inputs) {
    try {
      await access(input.path, constants.R_OK)
      readable.push(input)
    } catch (error) {
      const why = explainFile(error, context) ?? String(error)
      unreadable.push({ file: input.path, why })
      context.terminal.note(`muster: ${plain(why)}`)
    }
  }
  const root = commonFolder(readable.map(({ path }) => dirname(resolve(path))))
  const files = readable.map(({ path, bytes }) => ({
    path,
    name: relative(root, resolve(path)).split(sep).join('/'),
    bytes,
  }))
  return { files, unreadable }
}

function commonFolder(folders: string[]): string {
  const [first = '', ...others] = folders
  let parts = first.split(sep)
  for (const other of others) {
    const names = other.split(sep)
    const differs = parts.findIndex((part, at) => part !== names[at])
    if (differs !== -1) parts = parts.slice(0, differs)
  }
  return parts.join(sep) || sep
}
