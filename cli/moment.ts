import type { Context } from './context.ts'
import { CommandFailed } from './failure.ts'

/** A date alone begins at midnight here; anything that a clock can read is taken. ISO 8601. */
export function momentOf({ say }: Context, given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00` : given)
  if (Number.isNaN(date.getTime())) throw new CommandFailed(say.dateNotValid(given))
  return date.toISOString()
}
