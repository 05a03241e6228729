import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'

/** A person's answer to changed hardware that a row brought: take it over, or leave the device as it is. */
export function useHardwareAnswer(upload: string, row: UploadRowAnswer) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  return useMutation({
    mutationFn: (answer: 'replace' | 'dismiss') => {
      const device = row.deviceId ?? 0
      const from = { upload, row: row.row }
      return answer === 'replace'
        ? client.devices.replaceHardware(device, from)
        : client.devices.dismissHardware(device, from)
    },
    onSuccess: (_device, answer) => say.done(t(answer === 'replace' ? 'rows.replaced' : 'rows.dismissed')),
    onError: (error) => say.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.upload(organization, upload) }),
  })
}
