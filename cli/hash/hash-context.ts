import type { Context } from '../context.ts'

/** What the command needs of its surroundings; every Context has it. */
export type HashContext = Pick<Context, 'language' | 'finish'> & {
  terminal: Pick<Context['terminal'], 'stdin' | 'print' | 'note'>
}
