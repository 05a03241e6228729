import { delimiters, separatorLine, splitLine } from './look-at-line.ts'

/** A file without a header within so many records is no device list; the rest of it is not looked at. */
const mostRecords = 10_000
const longestLine = 4000
const separatorsAlone = /^[\s",;|\ufeff]*$/

/** What stands above a table, or in the place of one. */
export class LinesAbove {
  /** The cells of the line that has most, to say what was found in a file without a table. */
  cells: string[] = []
  /** The last line that holds anything, which may be a header in words that are not known. */
  last = ''
  #records = 0

  /** Takes the next line; true where there were so many that no table will come. */
  note(text: string): boolean {
    if (text.trim() !== '') this.last = text.slice(0, longestLine)
    if (separatorLine(text) !== null || separatorsAlone.test(text)) return false
    const begin = text.slice(0, longestLine)
    const cells = delimiters
      .map((delimiter) => splitLine(begin, delimiter))
      .reduce((most, each) => (each.length > most.length ? each : most))
    if (cells.length > this.cells.length) this.cells = cells.slice(0, 50).map((cell) => cell.trim().slice(0, 80))
    return ++this.#records >= mostRecords
  }
}
