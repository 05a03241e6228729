import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { rolesGivenBy } from '../../domain/permissions.ts'
import type { Role } from '../../domain/words.ts'
import { type MusterClient, MusterProblem, useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMe } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'

/** Where the person is, and which roles they may give, change and take away there. */
export function useHere(): { id: string; name: string; mayGive: readonly Role[] } {
  const id = useOrganization()
  const here = useMe().organizations.find((one) => one.id === id)
  return { id, name: here?.name ?? '', mayGive: here ? rolesGivenBy[here.role] : [] }
}

export function useMembers() {
  const client = useClient()
  return useQuery({
    queryKey: keys.people(useOrganization(), 'members'),
    queryFn: ({ signal }) => client.people.list({ signal }),
  })
}

export function useInvitations() {
  const client = useClient()
  return useQuery({
    queryKey: keys.people(useOrganization(), 'invitations'),
    queryFn: ({ signal }) => client.people.invitations({ signal }),
  })
}

export function useTokens() {
  const client = useClient()
  return useQuery({
    queryKey: keys.people(useOrganization(), 'tokens'),
    queryFn: ({ signal }) => client.accounts.tokens({ signal }),
  })
}

/** A change of people or tokens: what was done is said, then everything is read again. A refusal is said where the button is. */
export function usePeopleAction<V, R>(
  act: (client: MusterClient, value: V) => Promise<R>,
  done: { say?: (value: V) => string; after?: (answer: R) => void },
): UseMutationResult<R, Error, V> {
  const client = useClient()
  const queries = useQueryClient()
  const organization = useOrganization()
  const say = useSay()
  return useMutation({
    mutationFn: (value: V) => act(client, value),
    onSuccess: (answer, value) => {
      if (done.say) say.done(done.say(value))
      done.after?.(answer)
    },
    // Who or what is not there any more goes from the page, and its buttons with it.
    onError: (error) => error instanceof MusterProblem && error.status === 404 && say.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.people(organization) }),
  })
}
