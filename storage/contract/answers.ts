export type Page<T> = { items: T[]; nextCursor: string | null }

/** A refusal that the caller turns into a problem: not there, not in a state that allows it, or a file that is sent again meanwhile. */
export type Refusal =
  | { refused: 'not-found' }
  | { refused: 'conflict'; why: string }
  | { refused: 'begun-again' }
  | { refused: 'version'; version: number }
  | { refused: 'expected-count'; count: number }

export type OrRefusal<T> = T | Refusal
