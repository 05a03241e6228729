import type { TestDevice } from './devices.ts'

export type FileFamily =
  | 'script'
  | 'partner-center'
  | 'managed-desktop'
  | 'managed-desktop-partner'
  | 'configmgr-custom'
  | 'configmgr-report'
  | 'oa3'
export type FileEncoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16le-bom' | 'utf16be-bom' | 'windows-1252'

/** A row: the device, and what a person added or spoiled. */
export type FileRow = {
  device: TestDevice
  serialNumber?: string
  hash?: string
  groupTag?: string
  assignedUser?: string
  productKeyId?: string
}

export type FileOptions = {
  family?: FileFamily
  encoding?: FileEncoding
  separator?: ',' | ';' | '\t'
  newline?: '\r\n' | '\n' | '\r'
  /** `always` quotes each field; else only where it is needed. */
  quotes?: 'needed' | 'always'
  /** A first line `sep=;`. */
  sepLine?: boolean
  finalNewline?: boolean
  /** The header row; false leaves it out. */
  header?: boolean
}

const columns = {
  script: ['Device Serial Number', 'Windows Product ID', 'Hardware Hash', 'Group Tag', 'Assigned User'],
  'partner-center': [
    'Device Serial Number',
    'Windows Product ID',
    'Hardware Hash',
    'Manufacturer name',
    'Device model',
  ],
  'managed-desktop': ['Manufacturer', 'Model', 'Serial Number', 'Hardware Hash'],
  'managed-desktop-partner': ['Manufacturer', 'Model', 'Serial Number'],
  'configmgr-custom': ['Manufacturer', 'Model', 'Serial_Number', 'HardwareHash'],
} as const satisfies Partial<Record<FileFamily, readonly string[]>>

const fields = {
  'Device Serial Number': serialOf,
  'Serial Number': serialOf,
  Serial_Number: serialOf,
  'Windows Product ID': (row) => row.productKeyId ?? '',
  'Hardware Hash': hashOf,
  HardwareHash: hashOf,
  'Group Tag': (row) => row.groupTag ?? '',
  'Assigned User': (row) => row.assignedUser ?? '',
  Manufacturer: (row) => row.device.manufacturer ?? '',
  'Manufacturer name': (row) => row.device.manufacturer ?? '',
  Model: (row) => row.device.model,
  'Device model': (row) => row.device.model,
} satisfies Record<string, (row: FileRow) => string>

function serialOf(row: FileRow): string {
  return row.serialNumber ?? row.device.serialNumber ?? ''
}

function hashOf(row: FileRow): string {
  return row.hash ?? row.device.hash
}

/** Writes a file of a kind that people have, as bytes. Devices may be given bare or as rows. */
export function makeFile(devices: readonly (TestDevice | FileRow)[], options: FileOptions = {}): Buffer {
  const rows = devices.map((each) => ('device' in each ? each : { device: each }))
  const family = options.family ?? 'script'
  if (family === 'oa3') return encode(rows.map(oa3Of).join('\r\n'), options.encoding ?? 'utf8')
  const newline = options.newline ?? '\r\n'
  const lines = options.sepLine ? [`sep=${options.separator ?? ','}`] : []
  lines.push(...(family === 'configmgr-report' ? reportLines(rows) : tableLines(family, rows, options)))
  const end = options.finalNewline === false ? '' : newline
  return encode(lines.join(newline) + end, options.encoding ?? 'utf8')
}

function tableLines(family: keyof typeof columns, rows: readonly FileRow[], options: FileOptions): string[] {
  const names = usedColumns(family, rows)
  const line = (values: readonly string[]) =>
    values.map((value) => quoted(value, options)).join(options.separator ?? ',')
  const lines = rows.map((row) => line(names.map((name) => fields[name](row))))
  return options.header === false ? lines : [line(names), ...lines]
}

/** The script writes tag and user only where somebody gave one. */
function usedColumns(family: keyof typeof columns, rows: readonly FileRow[]): (keyof typeof fields)[] {
  const users = rows.some((row) => row.assignedUser !== undefined)
  const tags = users || rows.some((row) => row.groupTag !== undefined)
  return columns[family].filter((name) => (name === 'Group Tag' ? tags : name === 'Assigned User' ? users : true))
}

function quoted(value: string, options: FileOptions): string {
  const needed = value.includes('"') || /[\r\n]/.test(value) || value.includes(options.separator ?? ',')
  return options.quotes === 'always' || needed ? `"${value.replaceAll('"', '""')}"` : value
}

/** Text above the table, a row of text-box names, then rows that repeat the labels before the values. */
function reportLines(rows: readonly FileRow[]): string[] {
  const labels = 'Device Serial Number,Windows Product ID,Hardware Hash'
  return [
    'Windows Autopilot Device Information',
    '',
    'Textbox1,Textbox2,Textbox3,Serial,ProductID,Hash',
    ...rows.map((row) => [labels, serialOf(row), row.productKeyId ?? '', hashOf(row)].join(',')),
  ]
}

const oa3Of = (row: FileRow) =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<Key>\r\n  <HardwareHash>${hashOf(row)}</HardwareHash>\r\n</Key>\r\n`

const encoders = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  'utf8-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  'utf16le-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf16be-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
} as const satisfies Record<FileEncoding, (text: string) => Buffer>

const encode = (text: string, encoding: FileEncoding) => encoders[encoding](text)

/** The beginning of a ZIP: entries with these names and contents, as they are. Enough to be told by. */
export function zipOf(...entries: readonly (readonly [name: string, content?: Buffer])[]): Buffer {
  return Buffer.concat(
    entries.flatMap(([name, content = Buffer.alloc(0)]) => {
      const header = Buffer.alloc(30)
      header.write('PK\u0003\u0004', 'latin1')
      header.writeUInt32LE(content.length, 18)
      header.writeUInt16LE(Buffer.byteLength(name), 26)
      return [header, Buffer.from(name), content]
    }),
  )
}
