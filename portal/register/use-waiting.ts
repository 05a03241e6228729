import { useQuery } from '@tanstack/react-query'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'

/** How many rows of changed hardware still wait for an answer: all of them until it is known, fewer once people answered. */
export function useWaitingHardware({ id, status, counts }: UploadAnswer): number {
  const client = useClient()
  const organization = useOrganization()
  const { data } = useQuery({
    queryKey: keys.deviceNumbers(organization, 'waiting', id),
    queryFn: ({ signal }) => client.uploads.countRows(id, { verdict: ['hardware-changed'], waiting: true }, { signal }),
    enabled: counts.attention > 0 && (status === 'done' || status === 'cancelled'),
  })
  return data?.count ?? counts.attention
}
