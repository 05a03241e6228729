/**
 * Tokens of the search index: the organization's number, a separator and three characters, so that a small
 * organization never reads the lists of a large one. Characters that the tokenizer would split on are moved out of
 * ASCII, where it takes everything as part of a token.
 */
export function searchTokens(org: number, texts: readonly (string | null)[]): string {
  let tokens = ''
  const seen = texts.length > 1 ? new Set<string>() : null
  for (const text of texts) {
    if (text === null) continue
    for (const trigram of trigramsOf(text)) {
      if (seen?.has(trigram)) continue
      seen?.add(trigram)
      tokens += `${org}${separator}${trigram} `
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

const separator = 'ĺ'

function trigramsOf(text: string): string[] {
  const characters = foldCharacters(text)
  const trigrams: string[] = []
  for (let at = 0; at + 3 <= characters.length; at++) {
    const [one, two, three] = [characters[at], characters[at + 1], characters[at + 2]]
    trigrams.push(`${one}${two}${three}`)
  }
  return trigrams
}

function foldCharacters(text: string): string | string[] {
  const folded = text
    .toLowerCase()
    .replace(/[^a-z0-9\u0080-\u{10ffff}]/gu, (character) => String.fromCharCode(0x100 + character.charCodeAt(0)))
  // Surrogate pairs must stay together.
  return /[\ud800-\udfff]/.test(folded) ? Array.from(folded) : folded
}
