import type { QueryClient } from '@tanstack/react-query'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { signedIn } from './session.ts'

/** After a sign-in: reads who it is, for this page and for the other tabs of the browser. */
export async function comeIn(queries: QueryClient): Promise<void> {
  const me = await openClient().accounts.me()
  queries.setQueryData(keys.me, me)
  signedIn(me.id)
}
