/**
 * What a text may have been before a spreadsheet, a mail program or a web form changed it. Nothing here decides: each
 * reading is tried, and only the checksum inside the hash proves one.
 */

/** One way to read a text as plain base64 without `=`; or the character that no repair explains. */
export type Reading = { ok: true; base64: string; changed: boolean } | { ok: false; detail: string }

/** Quotes of any kind, and characters that nobody sees: soft hyphens, zero-width spaces, marks of direction. */
const quotes = /["'`“”„‘’«»\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{feff}]/gu
const lineEndsAround = /^[\r\n]+|[\r\n]+$/g
const outsidePlain = /[^A-Za-z0-9+/]/

/**
 * The readings of a text, likeliest first, seven at most: quotes and line wraps taken out, url-safe letters turned
 * back, `=` at the end dropped, and each space either a `+` that a web form ate, a wrap, or some of both.
 */
export function readingsOf(text: string): Reading[] {
  const unwrapped = unwrap(text)
  const texts = unwrapped.includes(' ') ? readingsOfSpaces(unwrapped) : [unwrapped]
  return texts.map((candidate) => readPlain(candidate, text))
}

/** Without quotes and mail's soft breaks; each blank a space, each line end as it was. */
function unwrap(text: string): string {
  return text
    .replace(quotes, '')
    .replace(/=(?=\r?\n)/g, '') // a mail's soft break
    .replace(/[\t\u00a0]/g, ' ')
    .trim()
}

function readingsOfSpaces(text: string): string[] {
  const lines = text.split(/[\r\n]+/)
  const lineless = lines.join('')
  const texts = [lineless.replaceAll(' ', '+'), lineless.replaceAll(' ', '')]
  if (lines.length > 1) texts.push(withoutIndents(lines).replaceAll(' ', '+'))
  for (const width of wrapWidths(lineless)) texts.push(withoutWraps(lineless, width).replaceAll(' ', '+'))
  return [...new Set(texts)]
}

/** Blanks that every line has at its edge are indentation; one more there, or one inside, is a lost plus sign. */
function withoutIndents(lines: readonly string[]): string {
  const before = Math.min(...lines.slice(1).map((line) => line.length - line.trimStart().length))
  const after = Math.min(...lines.slice(0, -1).map((line) => line.length - line.trimEnd().length))
  const last = lines.length - 1
  return lines
    .map((line, number) => line.slice(number === 0 ? 0 : before, number === last ? undefined : line.length - after))
    .join('')
}

/** Line widths at whose every end there is a space: a text that was wrapped and then joined with spaces. */
function wrapWidths(text: string): number[] {
  const widths: number[] = []
  for (let at = text.indexOf(' '); at >= 0 && widths.length < 4; at = text.indexOf(' ', at + 1)) {
    if (at < 16) continue
    if (at > 1024) break
    let everyEnd = true
    for (let end = at; everyEnd && end < text.length; end += at + 1) everyEnd = text[end] === ' '
    if (everyEnd) widths.push(at)
  }
  return widths
}

function withoutWraps(text: string, width: number): string {
  let joined = ''
  for (let at = 0; at < text.length; at += width + 1) joined += text.slice(at, at + width)
  return joined
}

function readPlain(candidate: string, text: string): Reading {
  let base64 = candidate.replace(/[\r\n]+/g, '')
  if (base64.includes('-')) base64 = base64.replaceAll('-', '+')
  if (base64.includes('_')) base64 = base64.replaceAll('_', '/')
  let end = base64.length
  while (end > 0 && base64.charCodeAt(end - 1) === 0x3d) end--
  // A last character alone holds six bits and makes no byte: it is one too many, or its fellows are lost.
  base64 = base64.slice(0, end % 4 === 1 ? end - 1 : end)
  const stray = outsidePlain.exec(base64)
  if (stray) return { ok: false, detail: `${stray[0]} @${stray.index}` }
  // A line end around the hash is no damage.
  return { ok: true, base64, changed: base64 !== text.replace(lineEndsAround, '') }
}
