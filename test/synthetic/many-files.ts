import { ZipFile } from 'yazl'
import { syntheticDevices, type TestDevice } from './devices.ts'
import { makeFile } from './files.ts'

/** The files of an archive, as bytes. */
export async function zip(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content as Uint8Array), name)
  archive.end()
  const parts: Buffer[] = []
  for await (const part of archive.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

export type Cell = string | number | { formula: string; value: string }

const xml = (text: string) => text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** A workbook as Excel writes one (texts shared, in runs; sheets by relationship): sheet to row to cells. */
export function workbook(sheets: Record<string, Record<number, Cell[]>>): Promise<Buffer> {
  const shared: string[] = []
  const cell = (value: Cell, at: string) => {
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (typeof value === 'object')
      return `<c r="${at}" t="str"><f>${xml(value.formula)}</f><v>${xml(value.value)}</v></c>`
    return `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`
  }
  const names = Object.keys(sheets)
  const parts = names.map((name) => {
    const rows = Object.entries(sheets[name] ?? {}).map(([row, cells]) => {
      const inside = cells.map((value, n) => cell(value, `${String.fromCharCode(65 + n)}${row}`))
      return `<row r="${row}">${inside.join('')}</row>`
    })
    const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    return `<worksheet xmlns="${namespace}"><sheetData>${rows.join('')}</sheetData></worksheet>`
  })
  const named = names.map((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)
  const relations = names.map((_, n) => `<Relationship Id="rId${n}" Target="worksheets/sheet${n}.xml"/>`)
  const texts = shared.map(
    (text) => `<si><r><t>${xml(text.slice(0, 3))}</t></r><r><t>${xml(text.slice(3))}</t></r></si>`,
  )
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(parts.map((part, n) => [`xl/worksheets/sheet${n}.xml`, part])),
    'xl/sharedStrings.xml': `<sst>${texts.join('')}</sst>`,
  })
}

/** What PowerShell's Format-List shows of a device: values wrapped and indented. */
export function screenList(device: TestDevice, width = 57): string {
  const hash = (device.hash.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\r\n${' '.repeat(23)}`)
  return ['', `Device Serial Number : ${device.serialNumber}`, `Hardware Hash        : ${hash}`, ''].join('\r\n')
}

/** A file of every kind that is read, to be spoiled. */
export async function seedFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  const devices = syntheticDevices(4, 20)
  const graph = devices.map((d) => ({ serialNumber: d.serialNumber, hardwareIdentifier: d.hash, groupTag: 'Sales' }))
  const csv = makeFile(devices)
  const book = await workbook({
    Info: { 1: ['x'] },
    List: {
      1: ['Serial', 'Hash'],
      ...Object.fromEntries(devices.map((d, n) => [n + 2, [d.serialNumber ?? '', d.hash]])),
    },
  })
  const files: Record<string, Buffer> = {
    'script.csv': csv,
    'wide.csv': makeFile(devices, { encoding: 'utf16le-bom' }),
    'bare.csv': makeFile(devices, { encoding: 'utf16le' }),
    'quoted.csv': makeFile(devices, { quotes: 'always', separator: ';', sepLine: true }),
    'partner.csv': makeFile(devices, { family: 'partner-center' }),
    'report.csv': makeFile(devices, { family: 'configmgr-report' }),
    'oa3.xml': makeFile(devices, { family: 'oa3' }),
    'no-header.csv': makeFile(devices, { header: false }),
    'foreign.csv': Buffer.from(
      ['Número;Código;Usuário', ...devices.map((d) => `${d.serialNumber};${d.hash};a@contoso.example`)].join('\r\n'),
    ),
    'two.csv': Buffer.concat([csv, Buffer.from(csv.toString('latin1'), 'utf16le')]),
    'list.txt': Buffer.from(devices.map((device) => screenList(device)).join('')),
    'table.txt': Buffer.from(
      [
        'Serial            Hash',
        '----------------- ----',
        ...devices.map((d) => `${d.serialNumber?.slice(0, 17).padEnd(18)}${d.hash}`),
      ].join('\n'),
    ),
    'graph.json': Buffer.from(JSON.stringify({ value: graph }, null, 1)),
    'hashes.txt': Buffer.from(devices.map(({ hash }) => hash).join('\n\n')),
    'book.xlsx': book,
    'files.zip': await zip({ 'a.csv': csv, 'b.xlsx': book, 'c.zip': await zip({ 'd.csv': csv }) }),
  }
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes }))
}
