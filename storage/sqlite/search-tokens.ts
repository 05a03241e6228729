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
    if (text === serial) tokens += beginningsOf(org, characters)
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

/** With so many characters a serial's beginnings are tokens of their own. */
const shortest = 3
const longest = 6

/** Serials that begin with a text can so be told from those that only contain it. */
function beginningsOf(org: number, characters: string | string[]): string {
  let tokens = ''
  for (let length = shortest; length <= longest && length <= characters.length; length++) {
    tokens += ` ${org}${beginning}${textOf(characters.slice(0, length))}`
  }
  return tokens
}

/**
 * Two index queries, for serials that begin with a text's first characters (which come too) and for what contains the
 * text without its serial beginning so; null for a text that is too short.
 */
export function splitQuery(org: number, text: string): { begins: string; others: string; first: string } | null {
  const query = searchQuery(org, text)
  if (query === null) return null
  const first = textOf(foldCharacters(text).slice(0, longest))
  const begins = `"${org}${beginning}${first}"`
  return { begins, others: `(${query}) NOT ${begins}`, first: text.toLowerCase().slice(0, longest) }
}

const separator = 'ĺ'
const beginning = 'ł'

function textOf(characters: string | string[]): string {
  return typeof characters === 'string' ? characters : characters.join('')
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
