import { QueryClient } from '@tanstack/react-query'
import { MusterUnreachable } from './client.ts'
import { serverBack } from './live/connection.ts'
import { rereadMe } from './me.ts'

const longestWait = 5000

/**
 * The cache of all that was read. Data is fresh until a hint says otherwise (live/), so going back to a page asks nothing
 * anew; refusals are not tried again, a server that is gone is, for as long as it takes.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: true,
        retry: (_count, error) => error instanceof MusterUnreachable,
        retryDelay: (count) => Math.min(longestWait, 500 * 2 ** count),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Reads what is not of an organization (the person) again once the server is back; the event stream sees to the rest. */
export function rereadWhenBack(queries: QueryClient): void {
  void serverBack().then(() => rereadMe(queries))
}
