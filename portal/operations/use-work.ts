import type { OperationAnswer } from '../../api/contract/operations.ts'
import type { OpenUploadAnswer } from '../../api/contract/uploads.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { panel } from '../register/panel.ts'
import { bytesOf, type Sending, sendings } from '../register/sendings.ts'
import { isAtWork, useOpenUploads, waitingOf } from '../registrations/use-open-uploads.ts'
import { useStore } from '../store.ts'
import { canUndo, isRunning, useOpenOperations } from './use-operations.ts'

export type Work = {
  /** Files on their way from this page. */
  sendings: Sending[]
  /** Uploads that the server, or another page, is busy with. */
  uploads: OpenUploadAnswer[]
  /** Uploads that wait for a person, but for the one that is looked at. */
  waiting: OpenUploadAnswer[]
  running: OperationAnswer[]
  undoable: OperationAnswer[]
}

/** All that is at work in the organization, or can still be undone. */
export function useWork(): Work {
  const organization = useOrganization()
  const now = useNow()
  const own = useStore(sendings)
  const sent = Object.values(own).filter(
    (one) => one.organization === organization && (one.status === 'sending' || one.status === 'broken'),
  )
  const operations = useOpenOperations().data?.items ?? []
  const uploads = useOpenUploads()
  const shown = useStore(panel, ({ open, upload }) => (open ? upload : null))
  const known = new Set(sent.map(({ upload }) => upload))
  return {
    sendings: sent,
    uploads: uploads.filter((upload) => isAtWork(upload) && !known.has(upload.id)),
    waiting: waitingOf(uploads).filter(({ id }) => id !== shown && !known.has(id)),
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
