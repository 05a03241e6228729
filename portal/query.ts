import { onlineManager, QueryClient } from '@tanstack/react-query'
import { MusterUnreachable } from './client.ts'
import { connection, serverBack } from './live/connection.ts'
import { rereadMe } from './me.ts'

const longestWait = 5000

/**
 * The cache of all that was read. Data is fresh until a hint says otherwise (live/), so going back to a page asks nothing
 * anew; refusals are not tried again. What a server that is gone did not answer waits until it is back, and is asked then at once.
 */
export function createQueries(): QueryClient {
  // To the cache, *online* is that the server answers, whatever the browser makes of its network.
  onlineManager.setEventListener((setOnline) => connection.subscribe(() => setOnline(connection.get() === 'there')))
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        networkMode: 'offlineFirst',
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
