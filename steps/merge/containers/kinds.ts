/** What in an archive or a folder may name devices; the others are passed over, and named. */
export const listExtensions: ReadonlySet<string> = new Set([
  ...['.csv', '.txt', '.tsv', '.tab', '.xml', '.json', '.log', '.zip'],
  ...['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods'],
])

/** Whether bytes begin as a ZIP file does, and so a workbook. */
export const beginsZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
