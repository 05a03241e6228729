import type { OrRefusal, Refusal } from '../../storage/contract/answers.ts'
import type { Problem, ProblemCode } from '../contract/problem.ts'

export type ProblemExtras = Pick<Problem, 'detail' | 'fields' | 'count' | 'version' | 'reason'> & { nextStep?: string }

/** A refusal on its way out of a route; the error handler makes an RFC 9457 answer of it in the reader's language. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(extras.detail ?? code)
    this.code = code
    this.extras = extras
  }
}

/** A file was begun again by another request: this sending is over, and what it brought is gone. */
export class BegunAgain extends Refused {
  constructor() {
    super('conflict', { detail: 'this file is being sent again' })
  }
}

/** What the store gave, or its refusal as a problem. */
export function granted<T extends object>(given: OrRefusal<T>): T {
  if ('refused' in given && typeof given.refused === 'string') throw refusalAsProblem(given as Refusal)
  return given as T
}

/** The thing, or `not-found` where there is none. */
export function present<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Refused('not-found')
  return thing
}

function refusalAsProblem(refusal: Refusal): Refused {
  switch (refusal.refused) {
    case 'not-found':
      return new Refused('not-found')
    case 'conflict':
      return new Refused('conflict', { detail: refusal.why })
    case 'begun-again':
      return new BegunAgain()
    case 'version':
      return new Refused('changed-meanwhile', { version: refusal.version })
    case 'expected-count':
      return new Refused('count-differs', { count: refusal.count })
  }
}
