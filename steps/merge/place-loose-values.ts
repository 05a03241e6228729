import type { Findings } from './check-row.ts'
import type { Columns } from './columns.ts'
import type { RowCells } from './header-names.ts'
import { shortened } from './shortened.ts'

/** Where the collection script writes group tag and user, whatever its header says. */
const scriptPlaces = [
  { kind: 'groupTag', place: 3 },
  { kind: 'assignedUser', place: 4 },
] as const

/** Whether a place without a name is where the collection script has its group tag or user, and the table has none yet. */
export function isScriptPlace({ places }: Columns, place: number): boolean {
  const kind = scriptPlaces.find((each) => each.place === place)?.kind
  return kind !== undefined && places.serialNumber === 0 && places.hash === 2 && places[kind] === -1
}

const longestNote = 200

/**
 * Takes values that no column names: where the row is in the order of the collection script, the fourth is its group tag
 * and the fifth its user; any other is left alone, and said. `isLoose` tells which places have no name.
 */
export function placeLooseValues(
  fields: readonly string[],
  columns: Columns,
  isLoose: (place: number) => boolean,
  cells: RowCells,
  findings: Findings,
): void {
  const left: string[] = []
  for (const [place, field] of fields.entries()) {
    const value = field.trim()
    if (value === '' || !isLoose(place)) continue
    const kind = scriptPlaces.find((each) => each.place === place)?.kind
    if (kind === undefined || !isScriptPlace(columns, place)) {
      left.push(shortened(value))
      continue
    }
    cells[kind] = value
    if (!findings.repairs.includes('value-beyond-header')) findings.repairs.push('value-beyond-header')
    const said = findings.notes['value-beyond-header']
    findings.notes['value-beyond-header'] = said === undefined ? value : `${said}, ${value}`
  }
  if (left.length > 0) leave(left, findings)
}

/** Says that values were left alone. */
export function leave(values: readonly string[], findings: Findings): void {
  if (!findings.warnings.includes('value-without-column')) findings.warnings.push('value-without-column')
  const said = [findings.notes['value-without-column'], ...values].filter((text) => text !== undefined)
  findings.notes['value-without-column'] = said.join(' | ').slice(0, longestNote)
}
