import type { FastifyRequest } from 'fastify'
import { Refused } from './problems/problem.ts'

/**
 * Refuses texts that no database here can hold, wherever they stand in the address or in a JSON body: with a NUL, or with
 * half of a character (a lone surrogate). Of what is streamed, the reader looks at the cells.
 */
export async function refuseUnwritable({ params, query, body }: FastifyRequest): Promise<void> {
  for (const part of [params, query, body]) {
    if (isUnwritable(part)) throw new Refused('request-not-valid', { detail: 'a text holds NUL or half a character' })
  }
}

function isUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (Array.isArray(value)) return value.some(isUnwritable)
  return isPlain(value) && Object.values(value).some(isUnwritable)
}

/** An object out of JSON or an address, not a stream. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || !('pipe' in value)
}
