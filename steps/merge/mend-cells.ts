import { columnKinds, type RowCells } from './header-names.ts'

/** What databases write for nothing, and Excel's `="0123"`, whose text is taken where it is one. */
export function mendCells(given: RowCells): { cells: RowCells; fromFormula: boolean } {
  let cells = given
  let fromFormula = false
  for (const kind of columnKinds) {
    const cell = given[kind]
    if (cell === '' || !maySay.has(cell.charCodeAt(0))) continue
    const text = nothing.test(cell) ? '' : formulaText.exec(cell)?.[1]?.replaceAll('""', '"')
    if (text === undefined) continue
    if (cells === given) cells = { ...given }
    cells[kind] = text
    fromFormula ||= text !== ''
  }
  return { cells, fromFormula }
}

/** With what the texts of the two patterns below begin: `N`, `n`, `(`, `<`, `\`, `=`, a space. */
const maySay = new Set([...'Nn(<\\= '].map((character) => character.charCodeAt(0)))
const nothing = /^\s*(?:NULL|null|\(null\)|<null>|\\N)\s*$/
const formulaText = /^\s*="((?:[^"]|"")*)"\s*$/
