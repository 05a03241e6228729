import type { QueryClient } from '@tanstack/react-query'
import { keys } from '../keys.ts'

/** Nothing of the person stays in the page once they are gone; how one signs in is nobody's own, and is shown by now. */
export function forgetPerson(queries: QueryClient): void {
  queries.getMutationCache().clear()
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.signInWays[0] })
}
