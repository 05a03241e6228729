import { z } from 'zod'
import { isUnsafeValue, isUserPrincipalName, longestValues } from '../../domain/values.ts'
import { errorCodes, reasons } from '../../domain/words.ts'

/** Pieces that every part of the contract is made of. The portal and the command line import types from here, never zod itself. */

/** The longest page, and the usual one. */
export const pageLimit = { usual: 100, most: 1000 }

export const cursorQuery = {
  cursor: z.string().max(1000).optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(pageLimit.most).default(pageLimit.usual),
}

/** A page of things; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
export type PageOf<T> = { items: T[]; nextCursor: string | null }

/** Words of a closed list in a query: repeated, or with commas between. */
export function someOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.preprocess(splitAtCommas, z.array(z.enum(words))).optional()
}

/** Free texts in a query, repeated; nothing is split, since a text may hold a comma. */
export function texts(most: number) {
  return z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(512)).max(most))
}

/** Whole numbers in a query: repeated, or with commas between. */
export function numbers(most: number) {
  return z.preprocess(splitAtCommas, z.array(z.coerce.number().int().min(0)).max(most))
}

/** `true` or `false` in a query. */
export const flag = z.preprocess(
  (value) => (value === 'true' || value === '' ? true : value === 'false' ? false : value),
  z.boolean(),
)

function splitAtCommas(value: unknown): unknown {
  if (value === undefined) return undefined
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((one) => (typeof one === 'string' ? one.split(',').filter((word) => word !== '') : [one]))
}

const isSafe = (text: string): boolean => !isUnsafeValue(text)
export const isUserOrNothing = (text: string): boolean => text === '' || isUserPrincipalName(text)
const unsafe = 'must not begin with =, +, - or @, nor have control characters'
/** As typed, for a row: what is wrong with it is said as it is of a row. */
export const typedTag = z.string().trim().max(longestValues.groupTag)
export const typedUser = z.string().trim().max(longestValues.assignedUser)
export const groupTagText = typedTag.refine(isSafe, unsafe)
export const userText = typedUser.refine(isSafe, unsafe).refine(isUserOrNothing, 'must be a user principal name')
export const serialText = z.string().max(256)
export const hashText = z.string().max(65_536)
export const uploadId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
export const rowNumber = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const moment = z.iso.datetime({ offset: true }).describe('ISO 8601')

/** An error of a device or row in the reader's language. */
export const errorAnswer = z.object({
  code: z.enum(errorCodes),
  reason: z.enum(reasons).nullable(),
  message: z.string(),
  nextStep: z.string(),
  requestId: z.string().nullable().describe('finds the log entry of an unexpected error'),
})
export type ErrorAnswer = z.output<typeof errorAnswer>

export const done = z.object({ ok: z.literal(true) })
