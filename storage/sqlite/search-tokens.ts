/**
 * Tokens of the search index: the organization's number, a separator and three characters, so that a small
 * organization never reads the lists of a large one. Characters that the tokenizer would split on are moved out of
 * ASCII, where it takes everything as part of a token.
 */
export function searchTokens(org: number, serial: string, user: string | null): string {
  const prefix = ` ${org}${separator}`
  let tokens = ''
  for (const text of [serial, user]) {
    if (text === null) continue
    const characters = foldCharacters(text)
    // The first of them stands once more, so that serials that begin so can be told from those that only contain it.
    if (text === serial && characters.length >= 3) tokens += ` ${org}${beginning}${trigramAt(characters, 0)}`
    if (typeof characters === 'string') {
      for (let at = 3; at <= characters.length; at++) tokens += prefix + characters.slice(at - 3, at)
    } else {
      for (let at = 3; at <= characters.length; at++) tokens += prefix + characters.slice(at - 3, at).join('')
    }
  }
  return tokens
}

/** The index query for devices that may contain this text (three characters or more); null for a shorter one. */
export function searchQuery(org: number, text: string): string | null {
  const trigrams = [...new Set(trigramsOf(text))]
  if (trigrams.length === 0) return null
  return trigrams.map((trigram) => `"${org}${separator}${trigram}"`).join(' AND ')
}

/** The index query for three characters that a text contains without its serial beginning so; null for longer ones. */
export function notBeginning(org: number, text: string): string | null {
  const characters = foldCharacters(text)
  if (characters.length !== 3) return null
  const trigram = trigramAt(characters, 0)
  return `"${org}${separator}${trigram}" NOT "${org}${beginning}${trigram}"`
}

const separator = 'ĺ'
const beginning = 'ł'

function trigramAt(characters: string | string[], at: number): string {
  const trigram = characters.slice(at, at + 3)
  return typeof trigram === 'string' ? trigram : trigram.join('')
}

function trigramsOf(text: string): string[] {
  const characters = Array.from(foldCharacters(text))
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''))
}

const plain = /^[a-z0-9]*$/

function foldCharacters(text: string): string | string[] {
  const folded = text.toLowerCase()
  if (plain.test(folded)) return folded
  const moved = folded.replace(/[^a-z0-9\u0080-\u{10ffff}]/gu, (character) =>
    String.fromCharCode(0x100 + character.charCodeAt(0)),
  )
  // Surrogate pairs must stay together.
  return /[\ud800-\udfff]/.test(moved) ? Array.from(moved) : moved
}
