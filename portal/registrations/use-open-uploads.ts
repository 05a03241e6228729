import { useQuery } from '@tanstack/react-query'
import type { OpenUploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'

/** Between two looks, in milliseconds: while the server is at work, and else (that bytes stopped coming is no change to hint at). */
const lookAgain = { atWork: 2000, else: 30_000 }

/** Uploads that stand still or are at work, whoever gave them: the server knows them, also after a reload or on another day. */
export function useOpenUploads(): OpenUploadAnswer[] {
  const client = useClient()
  const organization = useOrganization()
  const { data } = useQuery({
    queryKey: keys.uploads(organization, 'open'),
    queryFn: ({ signal }) => client.uploads.open({ signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? lookAgain.atWork : lookAgain.else),
  })
  return data?.items ?? []
}

/** The server, or a page that sends files, does something with it. */
export function isAtWork({ phase, shownStatus }: OpenUploadAnswer): boolean {
  return phase !== 'idle' && shownStatus !== 'interrupted'
}

/** Those that wait for a person: one's own first. */
export function waitingOf(uploads: readonly OpenUploadAnswer[]): OpenUploadAnswer[] {
  const waiting = uploads.filter(({ waitsForPerson }) => waitsForPerson)
  return [...waiting.filter(({ mine }) => mine), ...waiting.filter(({ mine }) => !mine)]
}
