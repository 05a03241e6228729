import type { FastifyRequest } from 'fastify'
import { Refused } from './problems/problem.ts'

/** Nothing that is asked for has more levels; what goes through all levels of a body by recursion must not run out of stack. */
const deepest = 32

/**
 * Refuses texts that no database here can hold, wherever they stand in the address or in a JSON body: with a NUL, or with
 * half of a character (a lone surrogate); and bodies nested beyond all reason. Of what is streamed, the reader looks at
 * the cells.
 */
export async function refuseUnwritable({ params, query, body }: FastifyRequest): Promise<void> {
  for (const part of [params, query, body]) refuseIn(part, 0)
}

function refuseIn(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw notValid('a text holds NUL or half a character')
  } else if (Array.isArray(value) || isPlain(value)) {
    if (depth === deepest) throw notValid('nested too deep')
    for (const one of Object.values(value)) refuseIn(one, depth + 1)
  }
}

const notValid = (detail: string): Refused => new Refused('request-not-valid', { detail })

/** An object out of JSON or an address, not a stream. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || !('pipe' in value)
}
