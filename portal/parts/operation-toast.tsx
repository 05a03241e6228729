import { Button, Toast, ToastBody, ToastFooter, ToastTitle, useToastController } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { OperationAnswer } from '../../api/contract/operations.ts'
import { ClientProvider, type MusterClient, useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { canUndo, isRunning, useOperationTitle } from '../operations/use-operations.ts'
import { useOrganization } from '../organization.ts'
import { useText } from '../texts/use-text.ts'
import { Progress } from './progress.tsx'
import { toaster, useSay } from './toasts.tsx'

const afterDone = 8000
const afterRemoval = 60_000

/** Follows an operation in the corner: progress, the result, and undo for a removal. It goes on when the toast is closed. */
export function useFollowOperation(): (operation: OperationAnswer) => void {
  const { dispatchToast, dismissToast } = useToastController(toaster)
  const client = useClient()
  const organization = useOrganization()
  return (operation) =>
    dispatchToast(
      <ClientProvider value={client}>
        <OperationToast
          first={operation}
          organization={organization}
          client={client}
          onEnd={() => dismissToast(operation.id)}
        />
      </ClientProvider>,
      { toastId: operation.id, timeout: -1, intent: 'info', pauseOnHover: true },
    )
}

type Props = { first: OperationAnswer; organization: string; client: MusterClient; onEnd: () => void }

function OperationToast({ first, organization, client, onEnd }: Props) {
  const { t } = useText()
  const queries = useQueryClient()
  const say = useSay()
  const title = useOperationTitle()
  const { data: operation } = useQuery({
    queryKey: keys.operations(organization, first.id),
    queryFn: ({ signal }) => client.operations.get(first.id, { signal }),
    initialData: first,
    initialDataUpdatedAt: 0,
    refetchInterval: ({ state }) => (isRunning(state.data ?? first) ? 1000 : false),
  })
  const undo = useMutation({
    mutationFn: () => client.operations.undo(first.id),
    onSuccess: async () => {
      say.done(t('operation.undone', { count: operation.counts.changed }))
      onEnd()
      await queries.invalidateQueries({ queryKey: keys.all(organization) })
    },
    onError: say.failed,
  })
  const running = isRunning(operation)
  const undoable = canUndo(operation, Date.now())
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts down from when it was done
  useEffect(() => {
    if (running) return
    const timer = setTimeout(onEnd, undoable || operation.counts.refused > 0 ? afterRemoval : afterDone)
    return () => clearTimeout(timer)
  }, [running])
  const { refused } = operation.counts
  return (
    <Toast>
      <ToastTitle
        action={
          <Button size="small" appearance="transparent" onClick={onEnd}>
            {t('common.close')}
          </Button>
        }
      >
        {title(operation)}
      </ToastTitle>
      <ToastBody>
        {running && <Progress share={operation.progress / 100} label={t('operation.progress')} />}
        {refused > 0 && <Refused operation={operation} client={client} organization={organization} />}
      </ToastBody>
      {undoable && (
        <ToastFooter>
          <Button size="small" onClick={() => undo.mutate()} disabledFocusable={undo.isPending}>
            {t('common.undo')}
          </Button>
        </ToastFooter>
      )}
    </Toast>
  )
}

const fewest = 3

/** The devices that refused, and why, as far as a small message holds them. */
function Refused({
  operation,
  client,
  organization,
}: { operation: OperationAnswer } & Pick<Props, 'client' | 'organization'>) {
  const { t } = useText()
  const { refused } = operation.counts
  const { data } = useQuery({
    queryKey: keys.operations(organization, operation.id, 'refused', refused),
    queryFn: ({ signal }) => client.operations.results(operation.id, { result: 'refused', limit: fewest }, { signal }),
  })
  return (
    <div>
      {t('operation.refused', { count: refused })}
      {data?.items.map(({ device, serialNumber, why }) => (
        <div key={device}>
          {serialNumber}
          {why ? `: ${why}` : ''}
        </div>
      ))}
    </div>
  )
}
