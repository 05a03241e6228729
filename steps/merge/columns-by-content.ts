import { identifyHash } from '../../domain/hardware-hash/identity.ts'
import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import { isUserPrincipalName, productKeyIdPattern } from '../../domain/values.ts'
import { type ColumnPlaces, noPlaces } from './column-places.ts'
import { type ColumnKind, columnKinds, kindOfHeader } from './header-names.ts'
import { repairSerial } from './repair-serial.ts'

/**
 * What each cell of a row is, from the row itself: the hash stands at `hash`, and a whole one says which cell is its
 * serial, maker or model. `header`: names of the columns, of which some may be known after all; empty where there is no
 * header, and then what content does not tell follows from the places in which collection scripts write.
 */
export function placeByContent(cells: readonly string[], hash: number, header: readonly string[]): ColumnPlaces {
  const places = { ...noPlaces(), hash }
  const free = new Set(cells.keys())
  const give = (kind: ColumnKind, place: number) => {
    if (places[kind] !== -1 || !free.has(place)) return
    places[kind] = place
    free.delete(place)
  }
  free.delete(hash)
  header.forEach((name, place) => {
    const kind = kindOfHeader(name)
    if (kind !== null) give(kind, place)
  })
  const identity = identityOf(cells[hash] as string)
  if (identity !== null) {
    for (const place of free) {
      const kind = columnKinds.find((each) => saysOf(identity, each, (cells[place] as string).trim()))
      if (kind !== undefined) give(kind, place)
    }
  }
  const byPlace = Object.entries(placesByHash[hash] ?? {}) as [ColumnKind, number][]
  if (header.length > 0) giveTagAndUser(cells, free, give)
  for (const [kind, place] of byPlace) if (header.length === 0 || mayStand(kind, cells[place] ?? '')) give(kind, place)
  return places
}

/** Where collection scripts and Microsoft's templates write, by the place of the hash. */
const placesByHash: Partial<Record<number, Partial<ColumnPlaces>>> = {
  1: { serialNumber: 0 },
  2: { serialNumber: 0, productKeyId: 1, groupTag: 3, assignedUser: 4 },
  3: { manufacturer: 0, model: 1, serialNumber: 2 },
}

function identityOf(cell: string): HashIdentity | null {
  const proof = verifyHash(cell)
  return proof.ok ? identifyHash(proof.body) : null
}

/** Whether a cell says what the hash says. */
function saysOf(identity: HashIdentity, kind: ColumnKind, cell: string): boolean {
  if (cell === '') return false
  if (kind === 'serialNumber')
    return identity.serialNumber !== null && repairSerial(cell, identity.serialNumber) !== 'mismatch'
  const value = kind === 'manufacturer' || kind === 'model' || kind === 'productKeyId' ? identity[kind] : null
  return value !== null && value.toLowerCase() === cell.toLowerCase()
}

/** Under a header that says nothing: an address is the user, and the one text besides is the tag. */
function giveTagAndUser(
  cells: readonly string[],
  free: Set<number>,
  give: (kind: ColumnKind, place: number) => void,
): void {
  const users = [...free].filter((place) => isUserPrincipalName((cells[place] as string).trim()))
  if (users.length !== 1) return
  give('assignedUser', users[0] as number)
  const texts = [...free].filter((place) => /\p{L}/u.test(cells[place] as string))
  if (texts.length === 1) give('groupTag', texts[0] as number)
}

/** Under a foreign header a column is not taken for something that it cannot be. */
function mayStand(kind: ColumnKind, cell: string): boolean {
  const text = cell.trim()
  if (kind === 'productKeyId') return text === '' || productKeyIdPattern.test(text)
  if (kind === 'assignedUser') return text === '' || isUserPrincipalName(text)
  return true
}
