import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '../client.ts'
import { usePutDevice } from '../device/use-device.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'

/** A person's answer to changed hardware that a row brought: take it over, or leave the device as it is. */
export function useHardwareAnswer(upload: string, row: number, device: number) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  const put = usePutDevice()
  return useMutation({
    mutationFn: (answer: 'replace' | 'dismiss') => {
      const from = { upload, row }
      return answer === 'replace'
        ? client.devices.replaceHardware(device, from)
        : client.devices.dismissHardware(device, from)
    },
    onSuccess: (answered, answer) => {
      put(answered)
      say.done(t(answer === 'replace' ? 'rows.replaced' : 'rows.dismissed'))
    },
    onError: (error) => say.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.upload(organization, upload) }),
  })
}
