import { type CheckOptions, checkRow } from './check-row.ts'
import { noPlaces } from './column-places.ts'
import { type ColumnKind, columnNames, isSystemHeader, kindOfHeader, noCells, type RowCells } from './header-names.ts'
import type { Emit } from './table-reader.ts'

/**
 * Makes rows of values that stand beside their names, not under them: objects of JSON, lists as PowerShell shows them.
 * Names that mean nothing are remembered, as columns that are left alone.
 */
export class LabelledValues {
  readonly ignored = new Set<string>()
  #emit: Emit
  #options: CheckOptions

  constructor(emit: Emit, options: CheckOptions) {
    this.#emit = emit
    this.#options = options
  }

  /** Emits the device that begins at `line`; false where its values name none. */
  take(line: number, values: Iterable<readonly [name: string, value: string]>): boolean {
    const cells: RowCells = { ...noCells }
    const names: Record<ColumnKind, string> = { ...columnNames }
    const places = noPlaces()
    const others: string[] = []
    let system = ''
    let place = 0
    for (const [name, value] of values) {
      const kind = kindOfHeader(name)
      if (kind !== null && places[kind] === -1) {
        cells[kind] = value
        names[kind] = name
        places[kind] = place++
      } else if (kind === null && isSystemHeader(name)) system = value.trim()
      else if (value.trim() !== '') others.push(name.trim().slice(0, 80))
    }
    if (places.serialNumber < 0 && places.hash < 0) return false
    for (const name of others) if (this.ignored.size < mostIgnored) this.ignored.add(name)
    this.#emit(checkRow({ ...this.#options, line, names, places, cut: null, system }, cells), null)
    return true
  }
}

const mostIgnored = 100
