import { identifyHash } from '../../domain/hardware-hash/identity.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import type { Findings } from './check-row.ts'
import { type Columns, numbered, startsLikeHash } from './columns.ts'
import { type ColumnKind, columnKinds, columnNames, type RowCells } from './header-names.ts'
import { leave } from './place-loose-values.ts'
import { repairSerial } from './repair-serial.ts'
import { shortened } from './shortened.ts'

/** A cell that may be a hash, judged by how it begins. */
export const mayBeHash = (cell: string): boolean => startsLikeHash.test(cell)

/** The place of a cell that holds a hash, one that proves itself before any other; -1 where there is none. */
export function placeOfHash(fields: readonly string[]): { place: number; proven: boolean } {
  let place = -1
  for (const [at, field] of fields.entries()) {
    if (!mayBeHash(field)) continue
    if (verifyHash(field).ok) return { place: at, proven: true }
    if (place === -1) place = at
  }
  return { place, proven: false }
}

/** The place of the cell that is the serial number inside the row's hash, among those that no column has; -1: none. */
export function placeOfSerial(fields: readonly string[], { places }: Columns, serial: string): number {
  const taken = new Set(columnKinds.map((kind) => places[kind]))
  return fields.findIndex((field, place) => {
    const cell = field.trim()
    return cell !== '' && !taken.has(place) && repairSerial(cell, serial) !== 'mismatch'
  })
}

/** The same columns, with one found by what stands in it; `said` is what to tell of it. */
export function adopted(
  columns: Columns,
  kind: ColumnKind,
  place: number,
): { columns: Columns; name: string; said: string } {
  const name = columns.header[place] || numbered(place)
  return {
    columns: {
      ...columns,
      places: { ...columns.places, [kind]: place },
      names: { ...columns.names, [kind]: name },
      loose: columns.loose.filter((each) => each !== place),
      ignored: columns.ignored.filter((each) => each !== name),
    },
    name,
    said: `${name.slice(0, 80)} = ${columnNames[kind]}`,
  }
}

/**
 * The hash of a row stands at `place`, and not in its own column: it becomes the row's, its serial too, and what stood in
 * the hash's column or as the serial is left, and said, where it means nothing.
 */
export function takeHashFrom(
  place: number,
  hash: string,
  { places, header }: Columns,
  cells: RowCells,
  findings: Findings,
): void {
  const displaced = [cells.hash.trim()]
  const kind = columnKinds.find((each) => places[each] === place)
  if (kind !== undefined) cells[kind] = ''
  cells.hash = hash
  if (places.hash < 0) return
  findings.repairs.push('hash-elsewhere')
  findings.notes['hash-elsewhere'] = header[place] || numbered(place)
  displaced.push(cells.serialNumber.trim())
  cells.serialNumber = ''
  const others = displaced.filter((text) => text !== '' && !isSerialOf(hash, text))
  if (others.length > 0) leave(others.map(shortened), findings)
}

function isSerialOf(hash: string, text: string): boolean {
  const proof = verifyHash(hash)
  const serial = proof.ok ? identifyHash(proof.body).serialNumber : null
  return serial !== null && repairSerial(text, serial) !== 'mismatch'
}
