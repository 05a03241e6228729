import { open, stat } from 'node:fs/promises'
import type { FileErrorCode } from '../../domain/words.ts'
import { beginsZip } from '../../steps/merge/containers/kinds.ts'

/** The text of one hash as given, a list of devices (its path, or its bytes from standard input), or why there is nothing. */
export type HashInput =
  | { ok: true; text: string }
  | { ok: true; list: string | Buffer }
  | { ok: false; why: FileErrorCode }

/** More than any file with one hash has; a larger one is a list of devices. */
const mostBytes = 256 * 1024
/** The most that is taken of standard input. */
const mostPiped = 64 * 1024 * 1024

/**
 * Finds the hash in what was given: `-` for standard input, the path of a file that exists (the hash alone, or an
 * OA3.xml, in any encoding of Windows), else the text itself. Whatever holds more than one hash alone is a list.
 */
export async function readHashInput(given: string, stdin: AsyncIterable<Uint8Array | string>): Promise<HashInput> {
  if (given === '-') {
    const bytes = await firstBytes(stdin, mostPiped)
    return hashIn(bytes, bytes)
  }
  const kind = await kindOf(given)
  if (kind === 'file') {
    const bytes = await fileStart(given)
    return bytes === null ? { ok: false, why: 'unreadable' } : hashIn(bytes, given)
  }
  // No hash has a dot, every file that people give one in has: a path that is not there is no text.
  if (kind === 'other' || (given.length < 256 && /\.\w{1,8}$/.test(given))) return { ok: false, why: 'unreadable' }
  return { ok: true, text: given }
}

async function kindOf(path: string): Promise<'file' | 'other' | 'none'> {
  try {
    const found = await stat(path)
    return found.isDirectory() ? 'other' : 'file'
  } catch {
    return 'none'
  }
}

async function fileStart(path: string): Promise<Buffer | null> {
  try {
    await using file = await open(path)
    return await firstBytes(file.createReadStream({ end: mostBytes, autoClose: false }))
  } catch {
    return null
  }
}

async function firstBytes(stream: AsyncIterable<Uint8Array | string>, most = mostBytes): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length > most) break
  }
  return Buffer.concat(chunks)
}

function hashIn(bytes: Buffer, list: string | Buffer): HashInput {
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (beginsZip(bytes)) return { ok: true, list }
  const text = decode(bytes)
  if (text.includes('\0')) return { ok: true, list }
  if (text.trim() === '') return { ok: false, why: 'empty' }
  const elements = [...text.matchAll(hashElement)]
  if (elements.length === 1) return { ok: true, text: elements[0]?.[1] as string }
  return isDeviceList(text) || elements.length > 1 || bytes.length > mostBytes ? { ok: true, list } : { ok: true, text }
}

/** The element of an OA3.xml, its text as it is or in a CDATA section. */
const hashElement =
  /<(?:\w+:)?HardwareHash(?:\s[^>]*)?>\s*(?:<!\[CDATA\[)?([^<\]]*)(?:\]\]>)?\s*<\/(?:\w+:)?HardwareHash>/gi

function decode(bytes: Buffer): string {
  const marks = `${bytes[0]} ${bytes[1]}`
  if (marks === '255 254') return bytes.toString('utf16le', 2)
  if (marks === '254 255') return bigEndian(bytes.subarray(2))
  if (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0) return bytes.toString('utf16le')
  if (bytes.length > 3 && bytes[0] === 0 && bytes[2] === 0) return bigEndian(bytes)
  return bytes.toString('utf8')
}

function bigEndian(bytes: Buffer): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return Buffer.from(whole).swap16().toString('utf16le')
}

/** Separators never stand in a hash, nor does a header, a second hash or JSON; a tab at the edge of a line is indentation. */
function isDeviceList(text: string): boolean {
  return /[,;]|\S\t+\S|hardware[ _]?hash|[{}:]|T0[E-H][\s\S]{2000,}[\r\n]\s*T0[E-H]/i.test(text)
}
