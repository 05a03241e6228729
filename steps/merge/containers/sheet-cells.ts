/** `C7` stands in column 2 (from 0); null where a cell does not say where it stands. */
export function placeOfReference(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/**
 * The text of a cell as its row would have it in a CSV: of its kind (ECMA-376 part 1, 18.18.11) `s` a shared text, `b` yes
 * or no, `e` a fault such as `#N/A`, which is nothing; a number in full, without the exponent that a screen shows.
 */
export function cellText(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'e') return ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' ? plainNumber(value) : value
}

function plainNumber(value: string): string {
  if (!/e/i.test(value)) return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? String(number) : value
}
