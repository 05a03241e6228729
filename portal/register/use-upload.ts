import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { type MusterClient, MusterProblem, useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useStore } from '../store.ts'
import { sendings } from './sendings.ts'

/** Between two looks at an upload on which the server works; hints come besides. The first rows are waited for. */
const lookAgain = { usually: 1000, beforeRows: 250 }

/** An upload as the server has it, kept right while it is at work. Undefined until it is known. */
export function useUpload(id: string) {
  const client = useClient()
  const organization = useOrganization()
  const making = useStore(sendings, (all) => all[id]?.made === false)
  return useQuery({
    queryKey: keys.upload(organization, id),
    queryFn: ({ signal }) => client.uploads.get(id, { signal }),
    enabled: !making,
    refetchInterval: ({ state }) => (state.data && !isResting(state.data) ? pauseAfter(state.data) : false),
  })
}

function pauseAfter({ counts, phase }: UploadAnswer): number {
  return counts.rows === 0 && phase === 'receiving' ? lookAgain.beforeRows : lookAgain.usually
}

/** True when the server does nothing more by itself. */
export function isResting({ done, phase, status }: UploadAnswer): boolean {
  return done && (phase === 'idle' || status === 'checked')
}

/**
 * Something that a person does with an upload, after all that they did with it before; what is shown of it is read again,
 * refusals are said.
 */
export function useUploadAction<Given = void, Answer = unknown>(
  id: string,
  act: (uploads: MusterClient['uploads'], given: Given) => Promise<Answer>,
) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const say = useSay()
  return useMutation({
    scope: actionsOn(id),
    mutationFn: (given: Given) => act(client.uploads, given),
    onSuccess: (answer) => {
      if (isUpload(answer)) queries.setQueryData(keys.upload(organization, answer.id), answer)
    },
    onError: (error) => say.failed(error),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.upload(organization, id) }),
        queries.invalidateQueries({ queryKey: keys.uploads(organization) }),
      ]),
  })
}

/** What is done with an upload goes to the server one after the other: a row left out just now is not registered. */
export function actionsOn(upload: string): { id: string } {
  return { id: `upload ${upload}` }
}

/** True for the answer that says: this upload is not there (any more). */
export function isMissing(error: unknown): boolean {
  return error instanceof MusterProblem && error.status === 404
}

function isUpload(answer: unknown): answer is UploadAnswer {
  return typeof answer === 'object' && answer !== null && 'counts' in answer && 'files' in answer
}
