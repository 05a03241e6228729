import type { Changes } from './changes.ts'
import type { Database } from './connection.ts'

/** What the functions of this room work with. */
export type Context = Database & {
  tell: Changes['tell']
  /** Ids for hardware, taken from the sequence in blocks so that no batch has to ask. */
  hardwareIds(count: number): Promise<number>
}

export const notFound = { refused: 'not-found' } as const
export const conflict = (why: string) => ({ refused: 'conflict', why }) as const

const block = 10_000

/** Gives `count` numbers in a row that nobody else gets; the first of them. The sequence counts blocks. */
export function idsFrom(nextBlock: () => Promise<number>): (count: number) => Promise<number> {
  let next = 0
  let end = 0
  let taking = Promise.resolve()
  const take = async (count: number) => {
    if (next + count > end) {
      next = (await nextBlock()) * block
      end = next + block
    }
    next += count
    return next - count
  }
  return (count) => {
    if (count > block) throw new Error(`at most ${block} ids at once`)
    const given = taking.then(() => take(count))
    taking = given.then(
      () => {},
      () => {},
    )
    return given
  }
}
