import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type IntuneColumns, intuneHeader } from '../../steps/merge/write-intune.ts'
import { realPath } from './list-inputs.ts'
import { Output, PartialFile } from './output.ts'
import type { WrittenFile } from './report.ts'

/** Canonical hashes are 4000 characters; what a body leaves open is zeros, `A` in base64. */
const canonicalCharacters = 4000
const padding = Buffer.alloc(canonicalCharacters, 'A')
const plainEnd = Buffer.concat([padding, Buffer.from('\r\n')])
/** The bytes that a line takes at most besides its hash. */
const mostBesides = 4096

type Line = { before: string; after: string }

/**
 * The files for Intune: one under the name given, or with a split `NAME-part-001.csv` and on, where there are more rows
 * than one part holds. What an earlier run left under these names and this one does not write is removed, except what is
 * to be spared.
 */
export class IntuneFiles {
  readonly columns: IntuneColumns
  /** Of the files to be spared, those that were not written: after `end`. */
  spared: string[]
  #path: string
  #split: number
  #files: { file: PartialFile; rows: number }[] = []
  #rowsHere = 0
  #output = new Output((bytes) => this.#current().file.write(bytes))

  /** `rows`: how many rows are to come at most. */
  static async open(
    path: string,
    columns: IntuneColumns,
    split: number | null,
    rows: number,
    spared: string[] = [],
  ): Promise<IntuneFiles> {
    const rowsAFile = split !== null && rows > split ? split : Number.POSITIVE_INFINITY
    const files = new IntuneFiles(path, columns, rowsAFile, spared)
    await files.#begin()
    return files
  }

  constructor(path: string, columns: IntuneColumns, split: number, spared: string[]) {
    this.spared = spared
    this.#path = path
    this.columns = columns
    this.#split = split
  }

  /** Whether a row can be taken at once; if not, `makeReady` first. */
  get isReady(): boolean {
    return this.#rowsHere < this.#split && this.#output.fits(mostBesides + canonicalCharacters)
  }

  /** Writes out what was taken, or begins the next part. */
  async makeReady(): Promise<void> {
    if (this.#rowsHere < this.#split) return this.#output.flush()
    await this.#finish()
    await this.#begin()
  }

  /** Takes a row, with its hash in bytes [start, end) of `source`. */
  take(line: Line, source: Buffer, start: number, end: number): void {
    this.#output.latin1(line.before)
    this.#output.bytes(source, start, end)
    this.#output.bytes(padding, end - start, canonicalCharacters)
    this.#output.latin1(line.after)
    this.#rowsHere++
  }

  /** Takes a row without tag and user: the line before its hash and the hash are bytes [start, end), the hash begins at `hash`. */
  takeBytes(source: Buffer, start: number, hash: number, end: number): void {
    this.#output.bytes(source, start, end)
    this.#output.bytes(plainEnd, end - hash, plainEnd.length)
    this.#rowsHere++
  }

  /** Puts all files in place under their names. */
  async end(): Promise<WrittenFile[]> {
    await this.#finish()
    for (const { file } of this.#files) await file.keep()
    const written = new Set(this.#files.map(({ file }) => realPath(file.path)))
    this.spared = this.spared.filter((name) => !written.has(realPath(name)))
    const kept = new Set([...written, ...this.spared.map(realPath)])
    for (const own of ownFilesBeside(this.#path)) if (!kept.has(realPath(own))) await rm(own, { force: true })
    return this.#files.map(({ file, rows }) => ({ name: file.path, rows }))
  }

  async discard(): Promise<void> {
    for (const { file } of this.#files) await file.discard()
  }

  #current(): { file: PartialFile; rows: number } {
    return this.#files[this.#files.length - 1] as { file: PartialFile; rows: number }
  }

  async #begin(): Promise<void> {
    const isWhole = this.#split === Number.POSITIVE_INFINITY
    const path = isWhole ? this.#path : partPath(this.#path, this.#files.length + 1)
    this.#files.push({ file: await PartialFile.open(path), rows: 0 })
    this.#rowsHere = 0
    this.#output.latin1(intuneHeader(this.columns))
  }

  async #finish(): Promise<void> {
    await this.#output.end()
    this.#current().rows = this.#rowsHere
    await this.#current().file.close()
  }
}

function partPath(path: string, number: number): string {
  const extension = extname(path)
  const stem = basename(path, extension)
  return join(dirname(path), `${stem}-part-${String(number).padStart(3, '0')}${extension}`)
}

/** Whether a resolved path is one under which `path` or a part of it would be written. */
export function isOutputOf(path: string, candidate: string): boolean {
  const own = realPath(path)
  if (candidate === own) return true
  if (dirname(candidate) !== dirname(own)) return false
  const extension = extname(own)
  const name = basename(candidate, extension)
  const stem = `${basename(own, extension)}-part-`
  return extname(candidate) === extension && name.startsWith(stem) && /^\d{3,}$/.test(name.slice(stem.length))
}

/** The files in the output's folder that have its name or that of a part of it. */
export function ownFilesBeside(path: string): string[] {
  const folder = dirname(path)
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((candidate) => isOutputOf(path, realPath(candidate)))
}
