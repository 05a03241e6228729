import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type FileMember, linesAMember, memberLine } from '../../../domain/row.ts'
import { DeviceFileReader, type FileReading, type ReadingOptions } from '../device-file-reader.ts'
import { sampleBytes, sniffContainer } from '../sniff.ts'
import type { Emit } from '../table-reader.ts'
import { beginsZip, listExtensions } from './kinds.ts'
import { isWorkbook, sheetsOf } from './workbook.ts'
import { ContainerRefused, openZip, type Zip, type ZipMember } from './zip.ts'

/** Archives inside archives, so deep. */
const deepest = 3
const mostPassedOver = 200

export type ContainerEvents = {
  /** A row; of an archive, its line says in which member it stands (domain/row.ts, memberLine). */
  row: Emit
  /** A place to hand over what was gathered. */
  rest(): Promise<void>
}

/**
 * Reads a ZIP file or a workbook from disk. A workbook is read as its first sheet that names devices. Of an archive every
 * member is read that may be a list, archives within it too. What cannot be read is the file's error, or the member's.
 */
export async function readContainer(
  name: string,
  path: string,
  events: ContainerEvents,
  options: Omit<ReadingOptions, 'plain'>,
): Promise<FileReading> {
  let zip: Zip
  try {
    zip = await openZip(path)
  } catch (fault) {
    return failed(name, fault, await kindOf(path))
  }
  try {
    if (isWorkbook(zip)) return await readWorkbook(name, zip, events, options)
    return await readArchive(name, zip, events, options)
  } finally {
    zip.close()
  }
}

/** What a ZIP that cannot be opened was meant to be, by how it begins. */
async function kindOf(path: string): Promise<'archive' | 'spreadsheet'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return sniffContainer(buffer.subarray(0, bytesRead))?.code === 'spreadsheet' ? 'spreadsheet' : 'archive'
  } finally {
    await file.close()
  }
}

function failed(name: string, fault: unknown, code: 'archive' | 'spreadsheet'): FileReading {
  if (!(fault instanceof ContainerRefused)) throw fault
  return { ...new DeviceFileReader(name, () => {}).end(), error: { code, found: fault.message } }
}

/** Its first sheet that names devices; where none does, what the first one is. */
export async function readWorkbook(
  name: string,
  zip: Zip,
  { row, rest }: ContainerEvents,
  options: Omit<ReadingOptions, 'plain'>,
): Promise<FileReading> {
  let first: FileReading | null = null
  try {
    const sheets = await sheetsOf(zip)
    for (const sheet of sheets) {
      const reader = new DeviceFileReader(name, row, options)
      for await (const bytes of sheet.csv()) {
        reader.push(bytes)
        await rest()
      }
      const passedOver = sheets.filter((each) => each !== sheet).map((each) => each.name)
      const reading = { ...reader.end(), sheet: sheet.name, encoding: 'xlsx', delimiter: '', passedOver }
      if (reading.error === null) return reading
      first ??= reading
    }
  } catch (fault) {
    return failed(name, fault, 'spreadsheet')
  }
  return first ?? { ...new DeviceFileReader(name, row).end(), encoding: 'xlsx' }
}

/** Members that may be lists, with the paths of archives within before their names. */
export type ListedMember = {
  name: string
  member: ZipMember
  /** The archive that holds it, and its place there. */
  path: string
  place: number
}

export type Listing = { lists: ListedMember[]; passedOver: string[]; close(): void }

/** What is in an archive and in those within it, which are unpacked into `folder` for it. */
export async function listMembers(zip: Zip, folder: string, depth = 1): Promise<Listing> {
  const lists: ListedMember[] = []
  const passedOver: string[] = []
  const opened: Zip[] = []
  for (const [place, member] of zip.members.entries()) {
    const { name } = member
    const listed = { name, member, path: zip.path, place }
    if (isLitter(name)) continue
    if (!listExtensions.has(extname(name).toLowerCase())) passedOver.push(name)
    else if (extname(name).toLowerCase() !== '.zip' || depth === deepest) lists.push(listed)
    else {
      const inner = await unpack(member, folder).catch((fault: unknown) => {
        if (fault instanceof ContainerRefused) return null
        throw fault
      })
      if (inner === null || isWorkbook(inner)) lists.push(listed)
      else {
        opened.push(inner)
        const within = await listMembers(inner, folder, depth + 1)
        lists.push(...within.lists.map((each) => ({ ...each, name: `${name}/${each.name}` })))
        passedOver.push(...within.passedOver.map((each) => `${name}/${each}`))
      }
    }
  }
  return {
    lists,
    passedOver: passedOver.slice(0, mostPassedOver),
    close() {
      for (const each of opened) each.close()
    },
  }
}

/** What macOS and Windows add to an archive by themselves. */
const isLitter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name)

async function unpack(member: ZipMember, folder: string): Promise<Zip> {
  const path = join(folder, `${randomUUID()}.zip`)
  await writeAll(path, await member.open())
  return openZip(path)
}

/** Writes all bytes to a new file. */
export async function writeAll(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const part of bytes) await file.writeFile(part)
  } finally {
    await file.close()
  }
}

async function readArchive(
  name: string,
  zip: Zip,
  events: ContainerEvents,
  options: Omit<ReadingOptions, 'plain'>,
): Promise<FileReading> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-archive-'))
  try {
    const listing = await listMembers(zip, folder)
    try {
      return await readLists(name, listing, folder, events, options)
    } finally {
      listing.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readLists(
  name: string,
  { lists, passedOver }: Listing,
  folder: string,
  events: ContainerEvents,
  options: Omit<ReadingOptions, 'plain'>,
): Promise<FileReading> {
  const members: FileMember[] = []
  const hints: FileReading['hints'] = []
  for (const [number, listed] of lists.entries()) {
    const row: Emit = (read, plainHash) => {
      if (read.line >= linesAMember) throw new ContainerRefused(`more than ${linesAMember} lines`)
      read.line = memberLine(number, read.line)
      events.row(read, plainHash)
    }
    const reading = await readMember(listed, folder, { ...events, row }, options)
    for (const { line, hintLine } of reading.hints)
      hints.push({ line: memberLine(number, line), hintLine: memberLine(number, hintLine) })
    const { hints: _, members: __, passedOver: ___, ...member } = reading
    members.push(member)
  }
  const rows = members.reduce((sum, member) => sum + member.rows, 0)
  const empty = new DeviceFileReader(name, () => {}).end()
  const error = rows > 0 ? null : ({ code: 'archive', found: 'no list of devices inside' } as const)
  return { ...empty, format: 'zip', encoding: '', rows, passedOver, members, error, hints }
}

/** Reads one member; a workbook, or an archive too deep to be looked into, from a file of its own. */
export async function readMember(
  { name, member }: Pick<ListedMember, 'name' | 'member'>,
  folder: string,
  events: ContainerEvents,
  options: ReadingOptions,
): Promise<FileReading> {
  const reader = new DeviceFileReader(name, events.row, options)
  try {
    let isFirst = true
    for await (const bytes of await member.open()) {
      if (isFirst && beginsZip(bytes)) return await readUnpacked(name, member, folder, events, options)
      isFirst = false
      reader.push(bytes)
      await events.rest()
    }
    return reader.end()
  } catch (fault) {
    return failed(name, fault, 'archive')
  }
}

async function readUnpacked(
  name: string,
  member: ZipMember,
  folder: string,
  events: ContainerEvents,
  options: Omit<ReadingOptions, 'plain'>,
): Promise<FileReading> {
  const zip = await unpack(member, folder)
  try {
    if (isWorkbook(zip)) return await readWorkbook(name, zip, events, options)
    return failed(name, new ContainerRefused('an archive too deep inside others'), 'archive')
  } finally {
    zip.close()
  }
}
