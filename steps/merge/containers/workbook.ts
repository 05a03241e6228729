import { SaxesParser } from 'saxes'
import { cellText, placeOfReference } from './sheet-cells.ts'
import { ContainerRefused, type Zip, type ZipMember } from './zip.ts'

/** A sheet of an Excel workbook (.xlsx, ECMA-376 part 1, 18). */
export type Sheet = {
  name: string
  /** Its rows as lines of CSV, UTF-8, a row of the sheet in the line of its number. */
  csv(): AsyncIterable<Buffer>
}

/** Texts that cells share are held in memory; a larger workbook is one to save as CSV. */
const mostSharedBytes = 128 * 1024 * 1024
const mostRows = 1_048_576
const mostColumns = 512
const longestCell = 40_000

/** Whether an archive is a workbook. */
export const isWorkbook = ({ members }: Zip): boolean => members.some(({ name }) => name === 'xl/workbook.xml')

/** The sheets of a workbook in their order. Throws `ContainerRefused` where it does not hold together. */
export async function sheetsOf(zip: Zip): Promise<Sheet[]> {
  const parts = new Map(zip.members.map((member) => [member.name, member]))
  const targets = await targetsOf(parts.get('xl/_rels/workbook.xml.rels'))
  const named: { name: string; part: ZipMember }[] = []
  await parse(partOf(parts, 'xl/workbook.xml'), {
    opened(name, attributes) {
      if (name !== 'sheet') return
      const target = targets.get(attributes['r:id'] ?? attributes.id ?? '')
      const part = target === undefined ? undefined : parts.get(target)
      if (part !== undefined) named.push({ name: attributes.name ?? '', part })
    },
  })
  let shared: Promise<string[]> | null = null
  const sharedTexts = () => {
    shared ??= sharedTextsOf(parts.get('xl/sharedStrings.xml'))
    return shared
  }
  return named.map(({ name, part }) => ({ name, csv: () => csvOf(part, sharedTexts) }))
}

function partOf(parts: Map<string, ZipMember>, name: string): ZipMember {
  const part = parts.get(name)
  if (part === undefined) throw new ContainerRefused(`it lacks ${name}`)
  return part
}

/** Relationship to the path of its part. */
async function targetsOf(part: ZipMember | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  if (part === undefined) return targets
  await parse(part, {
    opened(name, { Id, Target }) {
      if (name !== 'Relationship' || !Id || !Target) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

async function sharedTextsOf(part: ZipMember | undefined): Promise<string[]> {
  const texts: string[] = []
  if (part === undefined) return texts
  let text = ''
  let bytes = 0
  let phonetic = 0
  await parse(part, {
    opened(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic++
    },
    text(said, within) {
      if (within !== 't' || phonetic > 0) return
      text += said
      bytes += said.length
      if (bytes > mostSharedBytes || text.length > longestCell) throw new ContainerRefused('too much text in its cells')
    },
    closed(name) {
      if (name === 'rPh') phonetic--
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

type Handlers = {
  opened?(name: string, attributes: Record<string, string>): void
  text?(text: string, within: string): void
  closed?(name: string): void
}

/** Goes through a part of the workbook, bounded by what the archive says of its size; entities beyond XML's own are refused. */
async function parse(part: ZipMember, handlers: Handlers): Promise<void> {
  for await (const _ of parsing(part, handlers));
}

/** The same, handing over after each piece. */
async function* parsing(part: ZipMember, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const within: string[] = []
  parser.on('error', (fault) => {
    throw new ContainerRefused(`${part.name}: ${fault.message}`)
  })
  parser.on('doctype', () => {
    throw new ContainerRefused(`${part.name}: a document type has no place there`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (within.push(local(name)) > 64) throw new ContainerRefused(`${part.name}: nested too deeply`)
    handlers.opened?.(local(name), attributes as Record<string, string>)
  })
  parser.on('text', (text) => handlers.text?.(text, within.at(-1) ?? ''))
  parser.on('cdata', (text) => handlers.text?.(text, within.at(-1) ?? ''))
  parser.on('closetag', ({ name }) => {
    within.pop()
    handlers.closed?.(local(name))
  })
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of await part.open()) {
    parser.write(decoder.decode(bytes, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

/** Some programs write every element with a prefix. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

async function* csvOf(part: ZipMember, sharedTexts: () => Promise<string[]>): AsyncGenerator<Buffer> {
  const shared = await sharedTexts()
  let lines = ''
  let written = 0
  let cells: string[] = []
  let row = 0
  let cell = { place: 0, type: '', value: '' }
  const handlers: Handlers = {
    opened(name, { r, t }) {
      if (name === 'row') {
        row = Math.min(Number(r) || row + 1, mostRows)
        cells = []
      } else if (name === 'c') cell = { place: placeOfReference(r) ?? cells.length, type: t ?? 'n', value: '' }
    },
    text(text, within) {
      if ((within === 'v' || within === 't') && cell.value.length < longestCell) cell.value += text
    },
    closed(name) {
      if (name === 'c' && cell.place < mostColumns) cells[cell.place] = cellText(cell.type, cell.value, shared)
      if (name !== 'row') return
      // Rows without anything are left out of the file; their lines keep the others in place.
      if (row > written + 1) lines += '\n'.repeat(row - written - 1)
      written = Math.max(written, row)
      lines += `${Array.from(cells, quoted).join(',')}\n`
    },
  }
  for await (const _ of parsing(part, handlers)) {
    if (lines === '') continue
    yield Buffer.from(lines, 'utf8')
    lines = ''
  }
}

/** A line break inside a cell would move all lines below it. */
function quoted(text: string | undefined): string {
  if (text === undefined || text === '') return ''
  const flat = text.replace(/\r\n|[\r\n]/g, '\t')
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat
}
