import { type Dirent, globSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'

/** A file to read: its name as people see it (as given, or below the folder given), and where it is. */
export type Input = { name: string; path: string; bytes: number }

/** A file that was not read, and why: an output of this same command, or the same file a second time. */
export type LeftOut = { name: string; reason: 'own-output' | 'given-twice' }

/** What in a folder may name devices. A workbook is read too, so that it is said to be one rather than passed over. */
const extensions = new Set(['.csv', '.txt', '.tsv', '.tab', '.xml', '.xlsx', '.xlsm', '.xlsb', '.xls', '.ods'])

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
      else inputs.push({ name, path: name, bytes: stateOf(name)?.size ?? 0 })
      seen.add(real)
    }
  }
  return { inputs, leftOut }
}

/** The command line of Windows leaves `*.csv` to the program. */
function expand(path: string): string[] {
  if (!/[*?]/.test(path) || stateOf(path) !== null) return [path]
  const found = globSync(path).sort()
  return found.length > 0 ? found : [path]
}

/** A path that is not there is kept, so that reading it says so. */
function filesOf(path: string): string[] {
  if (!stateOf(path)?.isDirectory()) return [path]
  const shown = path === '.' ? '' : path
  return walk(path, shown)
}

function walk(folder: string, shown: string): string[] {
  const entries = entriesOf(folder)
  // Reading the folder as if it were a file says why it cannot be looked into.
  if (entries === null) return [shown === '' ? folder : shown]
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    const name = shown === '' ? entry.name : `${shown.replace(/[\\/]+$/, '')}${sep}${entry.name}`
    if (entry.name.startsWith('.')) return []
    // A link to a folder may lead back to where it stands.
    if (entry.isDirectory()) return walk(path, name)
    return extensions.has(extname(entry.name).toLowerCase()) && mayBeFile(path) ? [name] : []
  })
}

/** In the order of their names; null where the folder may not be read. */
function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch {
    return null
  }
}

/** Not a folder, nor a pipe, whose other end may never come; a link that leads nowhere stays, so that reading says so. */
function mayBeFile(path: string): boolean {
  return stateOf(path)?.isFile() ?? true
}

/** Null where nothing is there, or a link leads round, or a folder on the way may not be entered. */
function stateOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
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
