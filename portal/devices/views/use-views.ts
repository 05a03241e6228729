import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ViewAnswer } from '../../../api/contract/views.ts'
import { type MusterClient, useClient } from '../../client.ts'
import { keys } from '../../keys.ts'
import { useOrganization } from '../../organization.ts'
import { useSay } from '../../parts/toasts.tsx'

/** The person's views and those of the organization, by name; undefined until they are known. */
export function useViews(): ViewAnswer[] | undefined {
  const client = useClient()
  const { data } = useQuery({
    queryKey: keys.views(useOrganization()),
    queryFn: ({ signal }) => client.views.list({ signal }),
    staleTime: 60_000,
  })
  return data?.items
}

/** A change of views, after which they are read again; a refusal is said. */
export function useViewAction<V, R>(
  act: (views: MusterClient['views'], value: V) => Promise<R>,
  done: (answer: R, value: V) => void,
): UseMutationResult<R, Error, V> {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const say = useSay()
  return useMutation({
    mutationFn: (value: V) => act(client.views, value),
    onSuccess: async (answer, value) => {
      await queries.invalidateQueries({ queryKey: keys.views(organization) })
      done(answer, value)
    },
    onError: (error) => say.failed(error),
  })
}
