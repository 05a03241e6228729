import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type MusterClient, openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useSay } from '../parts/toasts.tsx'

/** Which ways in the person has. */
export function useWaysIn() {
  return useQuery({ queryKey: keys.own('ways-in'), queryFn: ({ signal }) => openClient().own.waysIn({ signal }) })
}

export function usePasskeys() {
  return useQuery({ queryKey: keys.own('passkeys'), queryFn: ({ signal }) => openClient().own.passkeys({ signal }) })
}

export function useSessions() {
  return useQuery({ queryKey: keys.own('sessions'), queryFn: ({ signal }) => openClient().own.sessions({ signal }) })
}

/** A change of one's own ways in: what was done is said, then all of them are read again. A refusal is said at its place. */
export function useOwnAction<V, R>(
  act: (own: MusterClient['own'], value: V) => Promise<R>,
  done: { say?: (answer: R) => string; after?: (answer: R) => void } = {},
): UseMutationResult<R, Error, V> {
  const queries = useQueryClient()
  const say = useSay()
  return useMutation({
    mutationFn: (value: V) => act(openClient().own, value),
    onSuccess: (answer) => {
      if (done.say) say.done(done.say(answer))
      done.after?.(answer)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.own() }),
  })
}
