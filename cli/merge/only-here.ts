import { hash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Input } from './list-inputs.ts'
import { type FirstPass, readAll } from './read-all.ts'
import { SpillCursor, type SpilledRow } from './spill.ts'
import { SpillFiles } from './spill-files.ts'

/** A file that would be lost with what only it holds: on which line that stands, null where it is no list that can be read. */
export type OnlyHere = { name: string; line: number | null }

/**
 * Which of the files that this command would write over or take away hold anything that no input holds: a hash, a group
 * tag or a user of an accepted row, a row that is not accepted, or no list at all. A file's name alone does not say that
 * an earlier run wrote it. `folder` is for the rows meanwhile and must not be there yet.
 *
 * Memory: 24 bytes for each row of these files.
 */
export async function findOnlyHere(
  doomed: readonly Input[],
  first: FirstPass,
  spills: SpillFiles,
  folder: string,
  onBytes: (count: number) => void,
): Promise<OnlyHere[]> {
  if (doomed.length === 0) return []
  mkdirSync(folder)
  const own = await readAll(doomed, folder, onBytes)
  const ownSpills = new SpillFiles(own)
  try {
    const values = new Values(own, ownSpills)
    for (const { row, isRefused } of rowsOf(first, spills)) if (!isRefused) values.markHeld(row)
    return doomed.flatMap(({ name }, file): OnlyHere[] => {
      const code = own.files[file]?.error?.code
      if (code !== undefined) return holdsNothing.has(code) ? [] : [{ name, line: null }]
      for (const { row, isRefused } of rowsOf(own, ownSpills, file)) {
        if (isRefused || !values.areHeld(row)) return [{ name, line: Number(row.line) }]
      }
      return []
    })
  } finally {
    ownSpills.close()
  }
}

const holdsNothing = new Set<string>(['empty', 'header-only'])

/** What the rows of some files hold, as sorted digests, and which of it another file was seen to hold. */
class Values {
  #digests: Float64Array
  #held: Uint8Array

  constructor(files: FirstPass, spills: SpillFiles) {
    const rows = files.batches.reduce((sum, batch) => sum + batch.rows, 0)
    const digests = new Float64Array(rows * mostValues)
    let count = 0
    for (const { row } of rowsOf(files, spills)) for (const digest of digestsOf(row)) digests[count++] = digest
    this.#digests = digests.subarray(0, count).sort()
    this.#held = new Uint8Array(count)
  }

  markHeld(row: SpilledRow): void {
    for (const digest of digestsOf(row)) {
      const place = this.#placeOf(digest)
      if (this.#digests[place] === digest) this.#held[place] = 1
    }
  }

  areHeld(row: SpilledRow): boolean {
    return row.hash.length > 0 && digestsOf(row).every((digest) => this.#held[this.#placeOf(digest)] === 1)
  }

  /** The first place whose digest is not less. */
  #placeOf(digest: number): number {
    let low = 0
    let high = this.#digests.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#digests[middle] as number) < digest) low = middle + 1
      else high = middle
    }
    return low
  }
}

const mostValues = 3

function digestsOf({ hash: text, groupTag, assignedUser }: SpilledRow): number[] {
  const digests = [digestOf(text)]
  if (groupTag !== 'null') digests.push(digestOf(`tag ${groupTag}`))
  if (assignedUser !== 'null') digests.push(digestOf(`user ${assignedUser}`))
  return digests
}

/** 48 bits. */
const digestOf = (value: Buffer | string) => hash('sha1', value, 'buffer').readUIntBE(0, 6)

/** The rows of all files, or of one. A row stands until the next. */
function* rowsOf({ batches }: FirstPass, spills: SpillFiles, file?: number) {
  for (const batch of batches) {
    if (file !== undefined && batch.file !== file) continue
    const cursor = new SpillCursor(spills.rows(batch))
    while (cursor.next()) yield { row: cursor.read(), isRefused: cursor.isRefused }
  }
}
