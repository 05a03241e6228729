import { useQueries, useQuery } from '@tanstack/react-query'
import type { OperationAnswer } from '../../api/contract/operations.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { panel } from '../register/panel.ts'
import { bytesOf, type Sending, sendings } from '../register/sending.ts'
import { useStore } from '../store.ts'
import { canUndo, isRunning, useOpenOperations } from './use-operations.ts'

export type Work = {
  /** Files on their way from this page. */
  sendings: Sending[]
  /** Uploads that the server is busy with. */
  uploads: UploadAnswer[]
  /** Uploads given on this page that are checked by now, and that nobody looks at: nothing is registered before that. */
  waiting: UploadAnswer[]
  running: OperationAnswer[]
  undoable: OperationAnswer[]
}

const lookAgain = 2000

/** All that is at work in the organization, or can still be undone. */
export function useWork(): Work {
  const organization = useOrganization()
  const client = useClient()
  const now = useNow()
  const own = useStore(sendings)
  const sent = Object.values(own).filter(
    (one) => one.organization === organization && (one.status === 'sending' || one.status === 'broken'),
  )
  const uploads = useQuery({
    queryKey: keys.uploads(organization, 'busy'),
    queryFn: ({ signal }) => client.uploads.list({ status: ['receiving', 'registering'], limit: 10 }, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? lookAgain : false),
  })
  const operations = useOpenOperations().data?.items ?? []
  const waiting = useWaiting()
  const known = new Set(sent.map(({ upload }) => upload))
  return {
    sendings: sent,
    uploads: (uploads.data?.items ?? []).filter((upload) => isBusy(upload) && !known.has(upload.id)),
    waiting,
    running: operations.filter(isRunning),
    undoable: operations.filter((operation) => canUndo(operation, now)),
  }
}

/** How far all of it is together, 0 to 100; null when nothing is at work: what broke off waits for a person. */
export function shareOf(work: Work): number | null {
  const shares = [
    ...work.sendings
      .filter(({ status }) => status === 'sending')
      .map((sending) => {
        const { sent, total } = bytesOf(sending)
        return total === 0 ? 100 : (sent / total) * 100
      }),
    ...work.uploads.map(({ progress }) => progress),
    ...work.running.map(({ progress }) => progress),
  ]
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length
}

function useWaiting(): UploadAnswer[] {
  const organization = useOrganization()
  const client = useClient()
  const own = useStore(sendings)
  const shown = useStore(panel, ({ open, upload }) => (open ? upload : null))
  const closed = Object.values(own).filter((one) => one.organization === organization && one.status === 'closed')
  const results = useQueries({
    queries: closed.map(({ upload }) => ({
      queryKey: keys.upload(organization, upload),
      queryFn: ({ signal }: { signal: AbortSignal }) => client.uploads.get(upload, { signal }),
    })),
  })
  return results.flatMap(({ data }) =>
    data?.status === 'checked' && data.counts.rows > 0 && data.id !== shown ? [data] : [],
  )
}

/** At work by itself: one that waits for files of another page is not. */
function isBusy({ status, phase }: UploadAnswer): boolean {
  return status === 'registering' || phase === 'checking'
}
