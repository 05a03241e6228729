export type SortValue = string | number | null

/** As SQLite orders: nothing first, then numbers, then texts without regard to the case of ASCII letters. */
export function compareValues(one: SortValue, other: SortValue): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [a, b] = [foldAscii(String(one)), foldAscii(String(other))]
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Lists of values, the first that differ decide. */
export function compareLists(one: readonly SortValue[], other: readonly SortValue[]): number {
  for (const [at, value] of one.entries()) {
    const order = compareValues(value, other[at] ?? null)
    if (order !== 0) return order
  }
  return 0
}

/** Lists of values in their order, each once. */
export function distinctLists(lists: readonly SortValue[][]): SortValue[][] {
  const sorted = [...lists].sort(compareLists)
  return sorted.filter((list, at) => at === 0 || compareLists(sorted[at - 1] ?? [], list) !== 0)
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
