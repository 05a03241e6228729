import { z } from 'zod'
import { problem } from '../contract/problem.ts'

/** The answers of a route for the API's description: what it gives, and problems. */
export function gives<const S extends number, T extends z.ZodType>(status: S, answer: T) {
  return { [status]: answer, '4xx': problem, '5xx': problem } as { [K in S]: T } & {
    '4xx': typeof problem
    '5xx': typeof problem
  }
}

export const idParams = z.object({ id: z.string().max(64) })
export const deviceParams = z.object({ id: z.coerce.number().int().min(0) })
export const rowParams = z.object({
  id: z.string().max(64),
  row: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})
