import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { actionsOn } from './use-upload.ts'

export type RowValues = { serialNumber: string; groupTag: string; assignedUser: string; hash: string }
export type RowChanges = { [K in keyof RowValues]?: string }

/** What was changed in a form; spaces around do not count. */
export function changesOf(before: RowValues, after: RowValues): RowChanges {
  const names = Object.keys(before) as (keyof RowValues)[]
  const changed = names.filter((name) => before[name].trim() !== after[name].trim())
  return Object.fromEntries(changed.map((name) => [name, after[name].trim()]))
}

const whyNot = (error: UploadRowAnswer['error']): string => (error ? `${error.message} ${error.nextStep}` : '')

/** While checked the row itself is mended and judged again; later its failed device is, and tried again. */
export function useMend(upload: UploadAnswer, row: UploadRowAnswer, onDone: () => void) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  return useMutation({
    scope: actionsOn(upload.id),
    mutationFn: async (changes: RowChanges): Promise<string | null> => {
      const { groupTag, assignedUser, ...identity } = changes
      const labels = {
        ...(groupTag === undefined ? {} : { groupTag: groupTag || null }),
        ...(assignedUser === undefined ? {} : { assignedUser: assignedUser || null }),
      }
      if (upload.status === 'checked') {
        const answer = await client.uploads.patchRow(upload.id, row.row, { ...identity, ...labels })
        return answer.outcome === 'refused' || answer.verdict === 'not-found' ? whyNot(answer.error) : null
      }
      const device = row.deviceId ?? 0
      if (Object.keys(labels).length > 0) await client.devices.patch(device, labels)
      const { state, error } = await client.devices.retry(device, identity)
      return state === 'failed' ? whyNot(error) : null
    },
    onSuccess: (wrong) => {
      if (wrong !== null) return say.warned(t('mend.stillWrong'), wrong)
      say.done(t('mend.done'))
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.upload(organization, upload.id) }),
  })
}
