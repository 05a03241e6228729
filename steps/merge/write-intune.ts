/**
 * The file that Intune takes: Windows-1252, CRLF, the exact header, no quotes. Group tag and user have a column only
 * where some row has one (a user needs the tag's column before it).
 */
export type IntuneColumns = { groupTag: boolean; assignedUser: boolean }

/** Values of one row without its hash. */
export type IntuneValues = {
  serialNumber: string | null
  productKeyId: string | null
  groupTag: string | null
  assignedUser: string | null
}

export type IntuneColumn = keyof IntuneValues

/** The first value that such a file cannot carry, null where it can carry all. */
export function unfitColumn(values: IntuneValues): IntuneColumn | null {
  return intuneKinds.find((kind) => windows1252(values[kind]) === null) ?? null
}

const intuneKinds = ['serialNumber', 'productKeyId', 'groupTag', 'assignedUser'] as const

const fixedHeader = 'Device Serial Number,Windows Product ID,Hardware Hash'

/** The header line, with its line end. */
export function intuneHeader({ groupTag, assignedUser }: IntuneColumns): string {
  return `${fixedHeader}${groupTag || assignedUser ? ',Group Tag' : ''}${assignedUser ? ',Assigned User' : ''}\r\n`
}

/**
 * What stands before and after the hash on a row's line, as text whose character codes are its bytes (write it as
 * 'latin1'); null where the file cannot carry a value: a comma, a quote, a line break, a character outside Windows-1252.
 */
export function intuneLine(values: IntuneValues, columns: IntuneColumns): { before: string; after: string } | null {
  const serialNumber = windows1252(values.serialNumber)
  const productKeyId = windows1252(values.productKeyId)
  const groupTag = windows1252(values.groupTag)
  const assignedUser = windows1252(values.assignedUser)
  if (serialNumber === null || productKeyId === null || groupTag === null || assignedUser === null) return null
  const tag = columns.groupTag || columns.assignedUser ? `,${groupTag}` : ''
  return {
    before: `${serialNumber},${productKeyId},`,
    after: `${tag}${columns.assignedUser ? `,${assignedUser}` : ''}\r\n`,
  }
}

/** One row with its hash (the canonical 4000 characters) as bytes, null where the file cannot carry it. */
export function intuneRow(values: IntuneValues & { hash: string }, columns: IntuneColumns): Buffer | null {
  const line = intuneLine(values, columns)
  return line && Buffer.from(`${line.before}${values.hash}${line.after}`, 'latin1')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: plain characters are all but those
const plain = /^[^\u0000-\u001f",\u007f-\uffff]*$/

/** The text with each character replaced by that of its Windows-1252 byte, null where the file cannot carry one. */
function windows1252(text: string | null): string | null {
  if (text === null) return ''
  if (plain.test(text)) return text
  let bytes = ''
  for (const character of text) {
    const code = character.codePointAt(0) as number
    const byte = code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : byteOf.get(character)
    if (byte === undefined || byte < 0x20 || byte === 0x7f || character === '"' || character === ',') return null
    bytes += String.fromCharCode(byte)
  }
  return bytes
}

/** Bytes 0x80 to 0x9f of Windows-1252 (five of them stand for nothing). */
const byteOf = new Map<string, number>(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
    .map((character, place): [string, number] => [character, 0x80 + place])
    .filter(([character]) => character > '\u009f'),
)
