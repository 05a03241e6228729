import type { OrRefusal } from '../contract/answers.ts'
import type { Remote } from './calls.ts'
import type { Connection } from './connection.ts'
import type { ReadFunctions } from './read-functions.ts'
import type { WriteFunctions } from './write-functions.ts'

/** The three connections: quick look-ups here, long reads and all writes on their own threads. */
export type Threads = { here: Connection; write: Remote<WriteFunctions>; read: Remote<ReadFunctions> }

/** The answer of a write, told with what is read back afterwards; a refusal stays one. */
export async function then<T extends object, R>(
  answer: Promise<OrRefusal<T>>,
  tell: (value: T) => R | Promise<R>,
): Promise<OrRefusal<R>> {
  const value = await answer
  return 'refused' in value ? value : tell(value)
}

/** What was just written must be there. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('what was just written is gone')
  return value
}
