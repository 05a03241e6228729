import { type Dirent, globSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'

/** A file to read: its name as people see it (as given, or below the folder given), and where it is. */
export type Input = { name: string; path: string; bytes: number }

/** A file that was not read, and why: an output of this same command, or the same file a second time. */
export type LeftOut = { name: string; reason: 'own-output' | 'given-twice' }

/** What in a folder may name devices. A workbook is read too, so that it is said to be one rather than passed over. */
const extensions = new Set(['.csv', '.txt', '.tsv', '.xml', '.xlsx', '.xls'])

/**
 * The files that the arguments name, in the order given; those of a folder in the order of their names, folders within
 * it too. `isOwn` says of a resolved path whether this command writes it.
 */
export function listInputs(
  given: readonly string[],
  isOwn: (path: string) => boolean,
): {
  inputs: Input[]
  leftOut: LeftOut[]
} {
  const inputs: Input[] = []
  const leftOut: LeftOut[] = []
  const seen = new Set<string>()
  for (const path of given.flatMap(expand)) {
    for (const name of filesOf(path)) {
      const real = realPath(name)
      if (isOwn(real)) leftOut.push({ name, reason: 'own-output' })
      else if (seen.has(real)) leftOut.push({ name, reason: 'given-twice' })
      else inputs.push({ name, path: name, bytes: sizeOf(name) })
      seen.add(real)
    }
  }
  return { inputs, leftOut }
}

/** The command line of Windows leaves `*.csv` to the program. */
function expand(path: string): string[] {
  if (!/[*?]/.test(path) || exists(path)) return [path]
  const found = globSync(path).sort()
  return found.length > 0 ? found : [path]
}

/** A path that is not there is kept, so that reading it says so. */
function filesOf(path: string): string[] {
  if (!isFolder(path)) return [path]
  const shown = path === '.' ? '' : path
  return walk(path, shown)
}

function walk(folder: string, shown: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name)
    const name = shown === '' ? entry.name : `${shown.replace(/[\\/]+$/, '')}${sep}${entry.name}`
    if (entry.name.startsWith('.')) return []
    // A link to a folder may lead back to where it stands.
    if (entry.isDirectory()) return walk(path, name)
    return extensions.has(extname(entry.name).toLowerCase()) && !isFolder(path) ? [name] : []
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch {
    return []
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** The path without links, also of a file that is not there yet; compared without case on Windows. */
export function realPath(path: string): string {
  const full = resolve(path)
  const real = tryReal(full) ?? join(tryReal(dirname(full)) ?? dirname(full), basename(full))
  return process.platform === 'win32' ? real.toLowerCase() : real
}

function tryReal(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
