import { CursorNotValid, decodeCursor } from '../cursors.ts'

/** The one number of a cursor, or `begin` without a cursor. Throws `CursorNotValid` when it holds anything else. */
export function placeInList(cursor: string | undefined, begin: number): number {
  if (cursor === undefined) return begin
  return wholeNumber(decodeCursor(cursor, 1)[0])
}

/** A number that a bigint column can be compared with. */
export function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new CursorNotValid()
  return value
}
