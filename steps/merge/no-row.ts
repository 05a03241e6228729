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
