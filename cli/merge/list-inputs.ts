import {
  closeSync,
  type Dirent,
  globSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import { listExtensions } from '../../steps/merge/containers/kinds.ts'

/** A file to read: its name as people see it (as given, or below the folder given), and where it is. */
export type Input = {
  name: string
  path: string
  bytes: number
  /** Its place among the members of the archive at `path`; absent for a file of its own. */
  member?: number
}

/**
 * A file that was not read, and why: an output of this same command, the same file a second time, or one in a folder or
 * archive that is of no kind that names devices.
 */
export type LeftOut = { name: string; reason: 'own-output' | 'given-twice' | 'passed-over' }

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
    const { files, passedOver } = filesOf(path)
    for (const name of passedOver) if (!isOwn(realPath(name))) leftOut.push({ name, reason: 'passed-over' })
    for (const name of files) {
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
function filesOf(path: string): Found {
  if (!stateOf(path)?.isDirectory()) return { files: [path], passedOver: [] }
  const found: Found = { files: [], passedOver: [] }
  walk(path, path === '.' ? '' : path, found)
  return found
}

type Found = { files: string[]; passedOver: string[] }

function walk(folder: string, shown: string, found: Found): void {
  const entries = entriesOf(folder)
  // Reading the folder as if it were a file says why it cannot be looked into.
  if (entries === null) {
    found.files.push(shown === '' ? folder : shown)
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const name = shown === '' ? entry.name : `${shown.replace(/[\\/]+$/, '')}${sep}${entry.name}`
    if (entry.name.startsWith('.')) continue
    // A link to a folder may lead back to where it stands.
    if (entry.isDirectory()) walk(path, name, found)
    else (mayBeFile(path) && mayBeList(path) ? found.files : found.passedOver).push(name)
  }
}

/** By its ending; of a kind that mostly holds something else, by what stands at its beginning too. */
function mayBeList(path: string): boolean {
  const extension = extname(path).toLowerCase()
  if (!listExtensions.has(extension)) return false
  return !mostlySomethingElse.has(extension) || speaksOfDevices.test(beginningOf(path))
}

const mostlySomethingElse = new Set(['.json', '.log'])
/** The report that this command writes begins with `{"files"`. */
const speaksOfDevices =
  /^(?!\{"files":\[)[\s\S]*?(?:serial.?number|hardware.?(?:hash|identifier)|devicehardwaredata|\bT0[E-H][\w+/]{40})/i

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(64 * 1024)
  try {
    const descriptor = openSync(path, 'r')
    try {
      return bytes
        .subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0))
        .toString('latin1')
        .replaceAll('\0', '')
    } finally {
      closeSync(descriptor)
    }
  } catch {
    // Reading it says why it cannot be read.
    return 'serial number'
  }
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
