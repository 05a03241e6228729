import type { Page } from './contract/answers.ts'

/** A cursor is opaque to callers: the values of the place after which the next page begins. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values of a cursor. Throws `CursorNotValid` when it is none of this kind of list. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw new CursorNotValid()
  }
  if (!Array.isArray(values) || values.length !== length || !values.every(isValue)) throw new CursorNotValid()
  return values
}

/**
 * A page out of the rows that were read, one more than the page holds where there are more: its rows as they are shown,
 * and the place after its last one.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  shown: (row: Row) => Item,
  placeOf: (row: Row) => readonly unknown[],
): Page<Item> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(shown),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null,
  }
}

/** The one number of a cursor, or `begin` without a cursor. Throws `CursorNotValid` when it holds anything else. */
export function placeInList(cursor: string | undefined, begin: number): number {
  return cursor === undefined ? begin : wholeNumber(decodeCursor(cursor, 1)[0])
}

/** A number out of a cursor that a column of whole numbers can be compared with. */
export function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new CursorNotValid()
  return value
}

function isValue(value: unknown): value is string | number | null {
  return (
    value === null ||
    (typeof value === 'string' && !value.includes('\0')) ||
    (typeof value === 'number' && Number.isFinite(value))
  )
}

/** A cursor that does not belong to the list that it was given to. */
export class CursorNotValid extends Error {
  code = 'cursor-not-valid'
  constructor() {
    super('the cursor does not belong to this list')
  }
}
