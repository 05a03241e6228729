import { isUtf8 } from 'node:buffer'
import type { FileErrorCode } from '../../domain/words.ts'

/** How the bytes of a file stand for characters. Windows-1252 is found later, at the first field that is not UTF-8. */
export type Encoding = { name: 'utf-8' | 'utf-16le' | 'utf-16be'; markBytes: number }

/** How much of a file's beginning is looked at before anything is read. */
export const sampleBytes = 64 * 1024

/** UTF-8 or UTF-16, by byte order mark, or by zeros at every other byte. */
export function sniffEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { name: 'utf-8', markBytes: 3 }
  if (sample[0] === 0xff && sample[1] === 0xfe) return { name: 'utf-16le', markBytes: 2 }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { name: 'utf-16be', markBytes: 2 }
  const pairs = Math.min(sample.length, 4096) >> 1
  let little = 0
  let big = 0
  for (let pair = 0; pair < pairs; pair++) {
    const first = sample[2 * pair]
    const second = sample[2 * pair + 1]
    if (second === 0 && first !== 0) little++
    if (first === 0 && second !== 0) big++
  }
  if (pairs > 1 && little > pairs * 0.7) return { name: 'utf-16le', markBytes: 0 }
  if (pairs > 1 && big > pairs * 0.7) return { name: 'utf-16be', markBytes: 0 }
  return { name: 'utf-8', markBytes: 0 }
}

/** A file of another kind by its first bytes, whatever its name says; `found` names the kind. */
export function sniffContainer(sample: Uint8Array): { code: FileErrorCode; found: string } | null {
  const head = Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 8)).toString('latin1')
  if (head.startsWith(localHeader) || head.startsWith('PK\u0005\u0006')) return zipKind(sample)
  if (isUtf32(sample)) return { code: 'not-text', found: 'UTF-32' }
  const kind = containers.find((each) => head.startsWith(each.magic))
  return kind ? { code: kind.code, found: kind.found } : null
}

const containers: readonly { magic: string; code: FileErrorCode; found: string }[] = [
  { magic: '\u00d0\u00cf\u0011\u00e0', code: 'spreadsheet', found: 'Excel (.xls)' },
  { magic: '\u001f\u008b', code: 'archive', found: 'gzip' },
  { magic: '7z\u00bc\u00af', code: 'archive', found: '7-Zip' },
  { magic: 'Rar!\u001a', code: 'archive', found: 'RAR' },
  { magic: 'MSCF\u0000', code: 'archive', found: 'CAB' },
  { magic: 'BZh91AY&', code: 'archive', found: 'bzip2' },
  { magic: '\u00fd7zXZ\u0000', code: 'archive', found: 'xz' },
  { magic: '\u0028\u00b5\u002f\u00fd', code: 'archive', found: 'Zstandard' },
  { magic: '%PDF-', code: 'not-text', found: 'PDF' },
  { magic: '{\\rtf', code: 'not-text', found: 'RTF' },
]

/** Four bytes a character, three of them zero where it is a letter. */
function isUtf32(sample: Uint8Array): boolean {
  if (sample.length < 16) return false
  const units = Array.from({ length: 4 }, (_, unit) => sample.subarray(4 * unit, 4 * unit + 4).join())
  return units.every((unit) => /^[1-9]\d*,0,0,0$/.test(unit) || /^0,0,0,[1-9]\d*$/.test(unit) || unicodeMarks.has(unit))
}

const unicodeMarks = new Set(['255,254,0,0', '0,0,254,255'])

/** What a text is that is no table, by how it begins; null where that says nothing. */
export function nameOfText(begin: Uint8Array): 'HTML' | 'XML' | 'JSON' | null {
  const text = Buffer.from(begin.buffer, begin.byteOffset, begin.length).toString('latin1')
  return textNames.find(({ pattern }) => pattern.test(text))?.name ?? null
}

const textNames = [
  {
    name: 'HTML',
    pattern:
      /^[\s\u00ef\u00bb\u00bf]*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|table|title|meta|div|p)\b/i,
  },
  { name: 'XML', pattern: /^[\s\u00ef\u00bb\u00bf]*<[?!a-z]/i },
  { name: 'JSON', pattern: /^[\s\u00ef\u00bb\u00bf]*[[{]\s*["{[\]}]/ },
] as const

/** An .xlsx is a ZIP with certain entries; one of them is among the first, whichever program wrote it. */
function zipKind(sample: Uint8Array): { code: FileErrorCode; found: string } {
  const isWorkbook = zipEntries(sample).some((name) => name === '[Content_Types].xml' || name.startsWith('xl/'))
  return isWorkbook ? { code: 'spreadsheet', found: 'Excel (.xlsx), ZIP' } : { code: 'archive', found: 'ZIP' }
}

/** Names of the entries that begin in the sample, by their local headers (APPNOTE 4.3.7). */
function zipEntries(sample: Uint8Array): string[] {
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.length)
  const names: string[] = []
  for (let at = 0; at >= 0 && at + 30 <= bytes.length; ) {
    const nameEnd = at + 30 + bytes.readUInt16LE(at + 26)
    names.push(bytes.toString('latin1', at + 30, nameEnd))
    // The size is 0 where it stands after the content. What is known is passed over: it may be a ZIP itself.
    at = bytes.indexOf(localHeader, nameEnd + bytes.readUInt16LE(at + 28) + bytes.readUInt32LE(at + 18), 'latin1')
  }
  return names
}

const localHeader = 'PK\u0003\u0004'

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** More than one decoded character in a hundred (and not a single one) is a control character. Takes UTF-8 bytes. */
export function looksBinary(sample: Uint8Array): boolean {
  const text = Buffer.from(sample.buffer, sample.byteOffset, sample.length).toString('latin1')
  if (!control.test(text)) return false
  let controls = 0
  let characters = 0
  for (const byte of sample) {
    if ((byte & 0xc0) !== 0x80) characters++
    if ((byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f) controls++
  }
  return controls > 1 && controls * 100 > characters
}

/** Mostly bytes that stand for no ASCII letter and are no UTF-8 either: no text anybody wrote, where no column is known. */
export function looksLikeNoWriting(sample: Uint8Array): boolean {
  let high = 0
  for (const byte of sample) if (byte >= 0x80) high++
  return high * 2 > sample.length && !isUtf8(sample.subarray(0, Math.max(0, sample.length - 4)))
}
