import type { RecordSplitter } from './split-records.ts'

/**
 * Lines that stand among the rows of a table and name no device: the count that a database client writes below its
 * result, and the sample that Microsoft's Partner Center leaves in its template.
 */
export function isNoRow(record: string): boolean {
  return record.length <= longest && patterns.some((pattern) => pattern.test(record))
}

const longest = 400
/** What a spreadsheet leaves around a line: separators, quotes, spaces. */
const around = String.raw`[\s",;|]*`
const patterns = [
  // (3 rows affected), (1 row(s) affected), (3 rijen beïnvloed)
  String.raw`\(\d+ \p{L}[^,;|]{2,60}\)`,
  String.raw`Completion time: [\d:T.+-]+`,
  String.raw`SAMPLE EXPLAINED\b.*`,
  String.raw`Line \d illustrates .*`,
  // The three sample values of the template, each alone, or the first two or all of them.
  String.raw`R9-ZNP67(?:${around}[\d-]{12,23}(?:AA\d{3})?)?(?:${around}T0FzAQEAHAAAAAoA6AOCOgEABgBgW7EdzorHH3g)?`,
  '123451234567',
  'T0FzAQEAHAAAAAoA6AOCOgEABgBgW7EdzorHH3g',
].map((pattern) => new RegExp(`^${around}(?:${pattern})${around}$`, 'iu'))

/** Whether a record holds separators, quotes and spaces alone, or a line drawn under a heading. */
export function isBlankRecord({ bytes, recordStart, recordEnd, delimiter }: RecordSplitter): boolean {
  for (let at = recordStart; at < recordEnd; at++) {
    const byte = bytes[at]
    if (byte === delimiter || blankBytes.has(byte as number)) continue
    return rulerBytes.has(byte as number) && isRuler(bytes.toString('latin1', at, recordEnd))
  }
  return true
}

/** Space, tab, quote, comma and semicolon: joined files leave lines of the other file's separators. And the mark where a file of DOS ends. */
const blankBytes = new Set([32, 9, 34, 44, 59, 26])
/** A line drawn under a heading or around a table, in Markdown or by PowerShell, names no device. */
const isRuler = (text: string) => (ofRuler.test(text) && strokes.test(text)) || fence.test(text)
const ofRuler = /^[-=:\s|+,;"]+$/
const strokes = /---|===|:-|-:/
const fence = /^```\w*\s*$/
const rulerBytes = new Set([45, 58, 61, 96])
