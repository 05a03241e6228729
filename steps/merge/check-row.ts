import { identifyHash } from '../../domain/hardware-hash/identity.ts'
import { isPlaceholder } from '../../domain/hardware-hash/placeholders.ts'
import { bodyOfPlainHash, type PlainHash } from '../../domain/hardware-hash/plain.ts'
import { readUnproven } from '../../domain/hardware-hash/read-unproven.ts'
import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import type { ReadRow, RowNotes } from '../../domain/row.ts'
import { controlCharacter, formulaStart, longestValues } from '../../domain/values.ts'
import type { Reason, Repair, Warning } from '../../domain/words.ts'
import type { ColumnPlaces } from './column-places.ts'
import { type ColumnKind, columnKinds, type RowCells } from './header-names.ts'
import { mendCells } from './mend-cells.ts'
import { repairSerial } from './repair-serial.ts'
import { shortened } from './shortened.ts'
import { note, placeTagAndUser, refuseProductKeyId, warn } from './warn-of-row.ts'

/** The most characters of each column (csv-files.md, "Row checks"). */
export const longestCells = {
  serialNumber: 64,
  productKeyId: 64,
  manufacturer: 128,
  model: 128,
  ...longestValues,
  hash: 16_384,
} as const satisfies Record<ColumnKind, number>

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: finding them is the point
const controlInHash = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: finding them is the point
/** What our own files for people put before such a cell (write-people-csv.ts). */
const guardedFormula = /^'(?='*[=+\-@\t\r])/
/** What stands around a value unseen: spaces of any kind, soft hyphens, zero-width marks, marks of direction. */
const unseen = '[\\s\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]+'
const unseenAround = new RegExp(`^${unseen}|${unseen}$`, 'g')
const formulaColumns: ReadonlySet<ColumnKind> = new Set(['serialNumber', 'groupTag', 'assignedUser'])

type Refusal = { reason: Reason; kind: ColumnKind | null; found: string | null }

/** What the reader did and saw before the checks. */
export type Findings = { repairs: Repair[]; warnings: Warning[]; notes: RowNotes }

export const noFindings = (): Findings => ({ repairs: [], warnings: [], notes: {} })

/** What holds for all rows of a file. */
export type CheckOptions = {
  /** Whether rows carry the body of a plain hash; else it is there, but empty. */
  bodies: boolean
  /** Unix seconds: a capture more than a day ahead comes from a wrong clock. */
  now: number
}

/** What the reader knows of a record besides its cells. */
export type RowContext = CheckOptions & {
  /** The physical line where the record begins. */
  line: number
  /** What the file calls its columns. */
  names: Record<ColumnKind, string>
  /** Where the file has its columns; -1 for one that it lacks. */
  places: ColumnPlaces
  /** In which column (null: one that means nothing to us) a record over the reader's limit ran on; null: in none. */
  cut: { kind: ColumnKind | null } | null
  /** What the file says of the operating system, where it has a column for it. */
  system?: string
  findings?: Findings
  /** A file that never has a serial beside the hash (OA3.xml): that it lacks one is no repair. */
  serialInHash?: boolean
}

const leftOut = new Uint8Array(0)

/**
 * Checks one row in the order of csv-files.md and mends what the hash proves. `plain` is the hash where the reader has
 * proven it already; its cell is then empty. A serial mismatch keeps the identity of its hash, so that the reader can
 * look for the row where it belongs.
 */
export function checkRow(context: RowContext, given: RowCells, plain: PlainHash | null = null): ReadRow {
  const { cells, fromFormula } = mendCells(given)
  const row = trimmedRow(context, cells)
  if (fromFormula) row.repairs.push('formula-text')
  placeTagAndUser(row)
  const hasHash = plain !== null || cells.hash.trim() !== ''
  const refusal = unsafeCell(cells) ?? tooLongCell(cells, context.cut) ?? (hasHash ? null : noDevice(row, context))
  if (refusal) return refuse(row, refusal, context, cells, plain)
  if (plain !== null) {
    const body = context.bodies ? bodyOfPlainHash(plain) : leftOut
    return acceptHash(row, body, plain.identity, context, cells, plain)
  }
  if (!hasHash) {
    refuseProductKeyId(row, null)
    return { ...row, identity: identityOfCells(row) }
  }
  const proof = verifyHash(unguarded(cells.hash))
  if (!proof.ok) return refuse(row, { reason: proof.reason, kind: 'hash', found: null }, context, cells, null)
  const accepted = acceptHash(row, proof.body, identifyHash(proof.body), context, cells, null)
  if (accepted.outcome === 'refused') return accepted
  if (proof.repaired && !accepted.repairs.includes('hash-repaired')) accepted.repairs.push('hash-repaired')
  accepted.warnings.push(...proof.warnings)
  accepted.tail = proof.tail
  return accepted
}

function unguarded(cell: string): string {
  return cell.charCodeAt(0) === 39 ? cell.replace(guardedFormula, '') : cell
}

function trimmedRow({ line, findings }: RowContext, cells: RowCells): ReadRow {
  const repairs: Repair[] = findings ? [...findings.repairs] : []
  const serialNumber = unguarded(cells.serialNumber)
  const trimmed = trim(serialNumber)
  if (trimmed.length !== serialNumber.length && trimmed !== '') repairs.push('trimmed')
  return {
    line,
    outcome: 'accepted',
    serialNumber: trimmed || null,
    manufacturer: trimmedOrNull(cells.manufacturer),
    model: trimmedOrNull(cells.model),
    groupTag: trimmedOrNull(cells.groupTag),
    assignedUser: trimmedOrNull(cells.assignedUser),
    productKeyId: trimmedOrNull(cells.productKeyId),
    reason: null,
    column: null,
    found: null,
    hintLine: null,
    repairs,
    warnings: findings ? [...findings.warnings] : [],
    notes: findings && Object.keys(findings.notes).length > 0 ? { ...findings.notes } : null,
    unproven: null,
    body: null,
    tail: null,
    refusedHashText: null,
    identity: null,
  }
}

const trimmedOrNull = (cell: string): string | null => (cell === '' ? null : trim(unguarded(cell)) || null)

function trim(text: string): string {
  const trimmed = text.trim()
  const last = trimmed.length - 1
  return trimmed.charCodeAt(0) < 0xad && trimmed.charCodeAt(last) < 0xad ? trimmed : trimmed.replace(unseenAround, '')
}

function unsafeCell(cells: RowCells): Refusal | null {
  for (const kind of columnKinds) {
    const cell = cells[kind]
    if (cell === '') continue
    const unsafe = kind === 'hash' ? controlInHash.test(cell) : isUnsafe(kind, cell)
    if (unsafe) return { reason: 'unsafe-value', kind, found: shortened(cell) }
  }
  return null
}

function isUnsafe(kind: ColumnKind, cell: string): boolean {
  return controlCharacter.test(cell) || (formulaColumns.has(kind) && formulaStart.test(trim(unguarded(cell))))
}

function tooLongCell(cells: RowCells, cut: { kind: ColumnKind | null } | null): Refusal | null {
  for (const kind of columnKinds) {
    const cell = cells[kind]
    if (cell.length <= longestCells[kind]) continue
    const characters = kind === 'hash' ? cell.length : [...trim(unguarded(cell))].length
    if (characters > longestCells[kind]) return { reason: 'too-long', kind, found: shortened(cell) }
  }
  return cut && { reason: 'too-long', kind: cut.kind, found: cut.kind && shortened(cells[cut.kind]) }
}

const identifyingKinds = ['serialNumber', 'manufacturer', 'model'] as const

/** What Excel made of a serial of digits, `5.81838E+10` or `1E+11`: rounded, it is that of many devices. */
const roundedSerial = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i

const saysNothing = (kind: (typeof identifyingKinds)[number], text: string | null): boolean =>
  isPlaceholder(text) || (kind === 'serialNumber' && roundedSerial.test(text ?? ''))

/** A row without a hash that can be no device: of another system, or nothing identifies it. */
function noDevice(row: ReadRow, { system, places }: RowContext): Refusal | null {
  if (system && !isWindows.test(system)) return { reason: 'not-a-windows-device', kind: null, found: shortened(system) }
  return nothingToIdentify(row, places)
}

/** `Windows`, `Windows 11 Pro`, `Microsoft Windows 10`, `Win32NT`; what is not known is not held against a device. */
const isWindows = /^\s*(?:microsoft\s+)?(?:win|unknown|onbekend|unbekannt|-?\s*$)/i

/** Names the first of the three that is missing; in a file that cannot have them, the hash, or no column where it lacks that too. */
function nothingToIdentify(row: ReadRow, places: ColumnPlaces): Refusal | null {
  const missing = identifyingKinds.find((kind) => saysNothing(kind, row[kind]))
  if (missing === undefined) return null
  if (identifyingKinds.every((kind) => places[kind] >= 0)) {
    return { reason: 'nothing-to-identify', kind: missing, found: row[missing] }
  }
  return { reason: 'nothing-to-identify', kind: places.hash >= 0 ? 'hash' : null, found: null }
}

function identityOfCells(row: ReadRow): HashIdentity {
  const { serialNumber, manufacturer, model, productKeyId } = row
  return {
    ek: null,
    uuid: null,
    serialNumber,
    manufacturer,
    model,
    productKeyId,
    capturedAt: null,
    osBuild: null,
    winPe: false,
  }
}

/** Fills a row with what its proven hash says, unless the hash is another device's. */
function acceptHash(
  row: ReadRow,
  body: Uint8Array,
  identity: HashIdentity,
  context: RowContext,
  cells: RowCells,
  plain: PlainHash | null,
): ReadRow {
  const spoiled = spoiledInHash(identity)
  if (spoiled) return refuse(row, spoiled, context, cells, plain)
  const inHash = identity.serialNumber as string
  const elsewhere = row.repairs.includes('hash-elsewhere')
  const serial = elsewhere ? 'same' : repairSerial(row.serialNumber, inHash)
  if (serial === 'mismatch') {
    const found = `${row.serialNumber} ≠ ${inHash}`
    const refused = refuse(row, { reason: 'serial-mismatch', kind: 'serialNumber', found }, context, cells, plain)
    refused.identity = identity
    refused.manufacturer ??= identity.manufacturer
    refused.model ??= identity.model
    return refused
  }
  if (serial === 'from-hash' && !context.serialInHash) {
    row.repairs.push('serial-from-hash')
    if (row.serialNumber !== null) note(row, 'serial-from-hash', row.serialNumber)
  }
  refuseProductKeyId(row, identity.productKeyId)
  warn(row, identity, context.now)
  row.serialNumber = inHash
  row.manufacturer = identity.manufacturer
  row.model = identity.model ?? row.model
  row.productKeyId = identity.productKeyId ?? row.productKeyId
  row.body = body
  row.identity = identity
  return row
}

const hashedKinds = ['serialNumber', 'manufacturer', 'model', 'productKeyId'] as const

/** A proven hash may say what no cell may: its checksum does not tell who made it, and its values become the row's. */
function spoiledInHash(identity: HashIdentity): Refusal | null {
  for (const kind of hashedKinds) {
    const value = identity[kind]
    if (value !== null && isUnsafe(kind, value))
      return { reason: 'unsafe-value', kind: 'hash', found: shortened(value) }
  }
  for (const kind of hashedKinds) {
    const value = identity[kind]
    if (value !== null && value.length > longestCells[kind]) {
      return { reason: 'too-long', kind: 'hash', found: shortened(value) }
    }
  }
  return null
}

/** A refused row keeps what can be mended; a cell that no database or spreadsheet should see is not carried on. */
function refuse(
  row: ReadRow,
  refusal: Refusal,
  { names }: RowContext,
  cells: RowCells,
  plain: PlainHash | null,
): ReadRow {
  const hashText = plain === null ? unguarded(cells.hash) : plain.text.padEnd(4000, 'A')
  const hasHash = hashText.trim() !== '' && hashText.length <= longestCells.hash
  const unproven = hasHash && refusal.kind === 'hash' ? readUnproven(hashText) : null
  return {
    ...row,
    outcome: 'refused',
    serialNumber: carried(row.serialNumber, 'serialNumber'),
    manufacturer: carried(row.manufacturer, 'manufacturer') ?? carried(unproven?.manufacturer ?? null, 'manufacturer'),
    model: carried(row.model, 'model') ?? carried(unproven?.model ?? null, 'model'),
    groupTag: carried(row.groupTag, 'groupTag'),
    assignedUser: carried(row.assignedUser, 'assignedUser'),
    productKeyId: carried(row.productKeyId, 'productKeyId'),
    reason: refusal.reason,
    column: refusal.kind && names[refusal.kind],
    found: refusal.found ?? (refusal.kind === 'hash' ? shortened(hashText) || null : null),
    unproven,
    refusedHashText: hasHash ? hashText.replaceAll('\u0000', '\u2400') : null,
  }
}

function carried(value: string | null, kind: ColumnKind): string | null {
  return value === null || controlCharacter.test(value) || value.length > longestCells[kind] ? null : value
}
