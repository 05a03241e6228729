import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { ChangeHint } from '../../api/contract/changes.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { rereadMe } from '../me.ts'
import { followStream, mergeHints } from './stream.ts'

type Listener = (hint: ChangeHint | 'read-again') => void
const listeners = new Set<Listener>()

/** Mounted once by the shell: keeps the query cache right as things change anywhere. */
export function useLive(organization: string): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(
    () =>
      followStream(organization, client, (heard) => {
        const hint = 'hints' in heard ? mergeHints(heard.hints) : 'read-again'
        if (hint === 'read-again') readAgain(queries, organization)
        else invalidate(queries, organization, hint)
        for (const listener of listeners) listener(hint)
      }),
    [organization, client, queries],
  )
}

/** For a page that does more with hints than reading its queries again (the list of devices). */
export function useHints(onHint: Listener): void {
  const listener = useEffectEvent(onHint)
  useEffect(() => {
    const own: Listener = (hint) => listener(hint)
    listeners.add(own)
    return () => {
      listeners.delete(own)
    }
  }, [])
}

/** The person, and all but the list of devices, which reads again row by row, so that nothing moves under the pointer. */
function readAgain(queries: QueryClient, organization: string): void {
  void rereadMe(queries)
  const [, list] = keys.devices(organization)
  void queries.invalidateQueries({
    queryKey: keys.all(organization),
    predicate: ({ queryKey }) => queryKey[1] !== list,
  })
}

function invalidate(queries: QueryClient, organization: string, hint: ChangeHint): void {
  const again = (queryKey: readonly unknown[]): void => void queries.invalidateQueries({ queryKey })
  // Whatever was done stands in the log.
  again(keys.log(organization))
  if (hint.devices !== undefined) again(keys.deviceNumbers(organization))
  if (hint.devices === 'many') again(keys.device(organization))
  else for (const id of hint.devices ?? []) again(keys.device(organization, id))
  if (hint.uploads) again(keys.uploads(organization))
  for (const id of hint.uploads ?? []) again(keys.upload(organization, id))
  if (hint.operations) again(keys.operations(organization))
  if (hint.catalogues) again(keys.catalogues(organization))
  if (hint.people) {
    void rereadMe(queries)
    again(keys.people(organization))
  }
}
