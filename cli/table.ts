import { plain, type Terminal } from './terminal.ts'

/** A table without lines, as wide as the terminal at most; numbers right. */
export async function showTable(
  terminal: Terminal,
  head: string[],
  rows: (string | number | null | undefined)[][],
  to: (line: string) => void = terminal.print,
): Promise<void> {
  const { default: Table } = await import('cli-table3')
  const none = Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left']
      .concat(['left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
      .map((name) => [name, '']),
  )
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? terminal.number(cell) : plain(cell ?? ''))),
  )
  const table = new Table({
    head,
    chars: { ...none, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: terminal.columns === null ? [] : ['bold'], border: [] },
    colAligns: head.map((_, column) => (rows.every((row) => typeof row[column] === 'number') ? 'right' : 'left')),
    colWidths: terminal.columns === null ? [] : fit(terminal.columns, head, cells),
  })
  table.push(...cells)
  for (const line of table.toString().split('\n')) to(line.trimEnd())
}

/** Widths that fit the terminal: the widest columns give way first. */
function fit(columns: number, head: string[], rows: string[][]): number[] {
  const widths = head.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), title.length),
  )
  const room = columns - 2 * (head.length - 1) - 1
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] ?? 0) <= 8) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths.map((width) => Math.max(width, 1))
}
