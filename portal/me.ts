import { type QueryClient, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Me, Preferences } from '../api/contract/accounts.ts'
import type { Permission } from '../domain/permissions.ts'
import { MusterProblem, openClient } from './client.ts'
import { keys } from './keys.ts'

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await openClient().accounts.me({ signal })
    } catch (error) {
      if (error instanceof MusterProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

/**
 * The person on an organization's page, where someone is always signed in. Read again by `rereadMe` alone: a session
 * that ended leaves the page as it is, under the question for sign-in.
 */
export function useMe(): Me {
  const { data } = useSuspenseQuery({ ...meQuery, staleTime: Infinity, refetchOnWindowFocus: false })
  if (!data) throw new Error('nobody is signed in')
  return data
}

const keeping = ['preferences']
let reads = 0

/** Reads the person again: roles changed, and the buttons follow. Who is signed out is told by the page's next call. */
export async function rereadMe(queries: QueryClient): Promise<void> {
  reads += 1
  const read = reads
  const me = await openClient()
    .accounts.me()
    .catch(() => null)
  // Somebody else signed in in this browser meanwhile: what waits on this page is not to go on in their name.
  const before = queries.getQueryData<Me>(keys.me)
  if (me && before && before.id !== me.id) return window.location.reload()
  // An answer that was overtaken by a later one, or by a choice on its way, says how things were.
  if (me && read === reads && !queries.isMutating({ mutationKey: keeping })) queries.setQueryData(keys.me, me)
}

/** What the person may do in the organization; buttons that are not allowed are not shown. */
export function useMay(organization: string): (permission: Permission) => boolean {
  const me = useMe()
  const here = me.organizations.find(({ id }) => id === organization)
  return (permission) => here?.permissions.includes(permission) ?? false
}

/** Keeps choices of the person (language, theme, columns) with the account; shown at once, put back where keeping fails. */
export function useKeepPreferences(): (change: Preferences) => void {
  const queries = useQueryClient()
  // The answer to one choice does not know those that were made since.
  const isLatest = (): boolean => queries.isMutating({ mutationKey: keeping }) === 1
  const { mutate } = useMutation({
    mutationKey: keeping,
    scope: { id: 'preferences' },
    mutationFn: (preferences: Preferences) => openClient().accounts.changeMe({ preferences }),
    onMutate: (preferences) => putPreferences(queries, preferences),
    onSuccess: (me) => isLatest() && queries.setQueryData(keys.me, me),
    onError: (_error, _change, before) => isLatest() && queries.setQueryData(keys.me, before),
  })
  return useCallback(
    (change) => mutate({ ...(queries.getQueryData<Me>(keys.me)?.preferences ?? {}), ...change }),
    [mutate, queries],
  )
}

function putPreferences(queries: QueryClient, preferences: Preferences): Me | undefined {
  const before = queries.getQueryData<Me>(keys.me)
  if (before) queries.setQueryData<Me>(keys.me, { ...before, preferences: { ...before.preferences, ...preferences } })
  return before
}
