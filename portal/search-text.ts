/**
 * What stands behind `?` in an address: names and texts as people read them (`?state=failed,pending`), no JSON. A value
 * that is given several times is a list; validateSearch of each route gives them their types.
 */
export function parseAddress(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name]
    found[name] = before === undefined ? value : [before, value].flat()
  }
  return found
}

/**
 * A route's reader of the address that lets nothing else through: the router lays what was read over what was found, and
 * so would keep what the reader left out.
 */
export function nothingElse<T extends object>(
  read: (found: Record<string, unknown>) => T,
): (found: Record<string, unknown>) => T {
  return (found) => ({ ...Object.fromEntries(Object.keys(found).map((name) => [name, undefined])), ...read(found) })
}

/** Reads these names of an address as texts, and nothing else. */
export function onlyTexts<Name extends string>(
  ...names: Name[]
): (found: Record<string, unknown>) => { [Key in Name]?: string } {
  return nothingElse((found) => {
    const texts = names.flatMap((name) => (typeof found[name] === 'string' ? [[name, found[name]]] : []))
    return Object.fromEntries(texts) as { [Key in Name]?: string }
  })
}

/**
 * The other way; empty values are left out, so that the plain list has a plain address. In a list an empty value says
 * something (devices without a group tag).
 */
export function writeAddress(search: Record<string, unknown>): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && (one !== '' || Array.isArray(value))) text.append(name, String(one))
  return text.size === 0 ? '' : `?${text}`
}

/** Words of a closed list in an address: repeated, or with commas between; others are left out. */
export function wordsOf<T extends string>(value: unknown, words: readonly T[]): T[] | undefined {
  const given = [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
  const known = words.filter((word) => given.includes(word))
  return known.length > 0 ? known : undefined
}

/** A text in an address; of several the first. */
export function textOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' && one !== '' ? one : typeof one === 'number' ? String(one) : undefined
}

/** A day in an address, as 2026-05-31. */
export function dayOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}
