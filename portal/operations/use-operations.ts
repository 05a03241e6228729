import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OperationAnswer } from '../../api/contract/operations.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'

const lookAgain = 1500

/** Operations that run or can still be undone. */
export function useOpenOperations() {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.operations(organization, 'open'),
    queryFn: ({ signal }) => client.operations.list({ open: true, limit: 20 }, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? lookAgain : false),
  })
}

export function isRunning({ status }: OperationAnswer): boolean {
  return status === 'waiting' || status === 'running'
}

/** Undo is offered for removals, as long as their claims are kept. `now` in milliseconds. */
export function canUndo(operation: OperationAnswer, now: number): boolean {
  const { status, undoUntil, counts } = operation
  if (undoUntil === null || counts.changed === 0) return false
  return (status === 'done' || status === 'cancelled') && Date.parse(undoUntil) > now
}

/** Cancels or undoes an operation; what it touched is read again. A refusal is said where the button is. */
export function useOperationAction(operation: OperationAnswer) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  return useMutation({
    mutationFn: (action: 'cancel' | 'undo') => client.operations[action](operation.id),
    onSuccess: (_answer, action) => {
      if (action === 'undo') say.done(t('operation.undone', { count: operation.counts.changed }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.all(organization) }),
  })
}

const said = {
  tag: { running: 'operation.tag.running', done: 'operation.tag.done' },
  assign: { running: 'operation.assign.running', done: 'operation.assign.done' },
  retry: { running: 'operation.retry.running', done: 'operation.retry.done' },
  remove: { running: 'operation.remove.running', done: 'operation.remove.done' },
} as const satisfies Record<OperationAnswer['action'], { running: TextKey; done: TextKey }>

/** What an operation does or did, in words with the number of devices. */
export function useOperationTitle(): (operation: OperationAnswer) => string {
  const { t } = useText()
  return (operation) => {
    const { action, status, counts } = operation
    if (status === 'undone') return t('operation.undone', { count: counts.changed })
    const running = isRunning(operation)
    return t(said[action][running ? 'running' : 'done'], { count: running ? counts.total : counts.changed })
  }
}
